package io.hakari.records.replay;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;

/// What a model once answered to a prompt.
///
/// @param prompt    words as they are, and each medium by its SHA-256 alone
/// @param response  what it wrote, up to its end
/// @param truncated whether the token limit cut it off
@API(status = EXPERIMENTAL, since = "0.4")
public record StoredAnswer(List<Part> prompt, String response, boolean truncated) {

    public StoredAnswer {
        prompt = List.copyOf(prompt);
    }

    /// Return an answer to words.
    public static StoredAnswer to(String prompt, String response) {
        return to(List.of(Content.text(prompt)), response);
    }

    /// Return an answer to words and media in their order.
    public static StoredAnswer to(List<Content> prompt, String response) {
        return new StoredAnswer(parts(prompt), response, false);
    }

    /// One part of a prompt.
    ///
    /// @param kind `text`, `image`, `video`, `audio`, or `frame` and when it is shown in microseconds, as in `frame 40000`
    /// @param text the words, or the 64 hexadecimal digits of the medium's SHA-256
    public record Part(String kind, String text) {
        static final String TEXT = "text";
        private static final List<String> KINDS = List.of(TEXT, "image", "video", "audio");

        public Part {
            if (!KINDS.contains(kind) && !kind.matches("frame -?\\d{1,18}")) {
                throw new IllegalArgumentException(
                        "part [" + kind + "] of a prompt must be one of " + KINDS + ", or [frame MICROSECONDS]");
            }
            if (!kind.equals(TEXT) && !text.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "digest [" + text + "] of the " + kind + " is not 64 lower-case hexadecimal digits");
            }
        }
    }

    /// Return what two prompts share that show the same: words run together, however they were framed.
    static String key(List<Part> parts) {
        ContentDigest digest = new ContentDigest();
        StringBuilder words = new StringBuilder();
        for (Part part : parts) {
            if (part.kind().equals(Part.TEXT)) {
                words.append(part.text());
            } else {
                digest.add(words.toString()).add(part.kind()).add(part.text());
                words.setLength(0);
            }
        }
        return digest.add(words.toString()).hex();
    }

    static List<Part> parts(List<Content> prompt) {
        List<Part> parts = new ArrayList<>(prompt.size());
        for (Content content : prompt) {
            switch (content) {
                case Content.Text(String text) -> parts.add(new Part(Part.TEXT, text));
                case Content.Image(Blob blob) -> parts.add(new Part("image", blob.sha256()));
                case Content.Video(Blob blob) -> parts.add(new Part("video", blob.sha256()));
                case Content.Audio(Blob blob) -> parts.add(new Part("audio", blob.sha256()));
                case Content.Frames frames -> frames.frames()
                        .forEach(frame -> parts.add(new Part("frame " + frame.micros(), frame.picture().sha256())));
            }
        }
        return parts;
    }
}
