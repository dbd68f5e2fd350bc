package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.server.onnx.Sight.Places;

/// Reads the text of requests, and the pictures in it where the model sees.
///
/// @param mark stands in the text where a picture is; a model that does not see has none
record Prompts(Optional<Sight> sight, String mark) {

    /// A request's text with a mark for each picture or run of frames, and their places.
    record Prompt(String text, List<Places> pictures) {
        Prompt {
            pictures = List.copyOf(pictures);
        }
    }

    static Prompts of(Vocabulary vocabulary, Optional<Sight> sight) {
        return new Prompts(sight, sight.map(seeing -> vocabulary.text(seeing.config().token())).orElse(""));
    }

    /// Read parts in their order; frames of one clip that follow each other are seen together.
    Prompt read(List<Part> parts) throws RequestException {
        StringBuilder text = new StringBuilder();
        List<Places> pictures = new ArrayList<>();
        for (int at = 0; at < parts.size();) {
            Part part = parts.get(at);
            switch (part.getKindCase()) {
                case TEXT -> {
                    text.append(unmarked(part.getText()));
                    at++;
                }
                case BLOB -> {
                    Sight seeing = seeing(part.getBlob());
                    List<BlobRef> together = together(seeing, parts.subList(at, parts.size()));
                    pictures.add(together.isEmpty() ? seeing.places(part.getBlob()) : seeing.places(together));
                    text.append(mark);
                    at += Math.max(1, together.size());
                }
                case TOKENS, KIND_NOT_SET -> throw new RequestException(Error.Code.REJECTED,
                        "the request has a part that is neither text nor blob; set one of them");
            }
        }
        return new Prompt(text.toString(), pictures);
    }

    /// Return the frames that parts begin with and that are of one clip; none when a picture is no frame to the model.
    private List<BlobRef> together(Sight seeing, List<Part> parts) throws RequestException {
        List<BlobRef> frames = new ArrayList<>();
        String clip = parts.getFirst().getBlob().getClipSha256();
        if (clip.isEmpty() || !seeing.seesClips()) {
            return frames;
        }
        for (Part part : parts) {
            if (!part.hasBlob() || !part.getBlob().getClipSha256().equals(clip)) {
                break;
            }
            seeing(part.getBlob());
            frames.add(part.getBlob());
        }
        return frames;
    }

    /// Return what the model sees of parts that were read.
    List<MediumUse> seen(List<Part> parts) {
        return sight.map(seeing -> parts.stream().filter(Part::hasBlob)
                .map(part -> seeing.config().use(part.getBlob())).toList()).orElse(List.of());
    }

    private Sight seeing(BlobRef blob) throws RequestException {
        return sight.filter(_ -> isPicture(blob.getMediaType()))
                .orElseThrow(() -> new RequestException(Error.Code.UNSUPPORTED, "the request has a part of type ["
                        + blob.getMediaType() + "] but this model reads "
                        + (sight.isEmpty() ? "text only; ask a model that takes media" : "text, PNG and JPEG")));
    }

    static boolean isPicture(String mediaType) {
        return mediaType.equals("image/png") || mediaType.equals("image/jpeg");
    }

    private String unmarked(String text) throws RequestException {
        if (sight.isPresent() && text.contains(mark)) {
            throw new RequestException(Error.Code.REJECTED,
                    "a text holds [" + mark + "], which stands for a picture; send the picture as a blob");
        }
        return text;
    }

    /// Put the places of pictures where their marks are.
    long[] placed(long[] ids, List<Places> pictures) {
        if (pictures.isEmpty()) {
            return ids;
        }
        SightConfig config = sight.orElseThrow().config();
        var left = pictures.iterator();
        return Arrays.stream(ids).flatMap(id -> {
            if (id != config.token()) {
                return LongStream.of(id);
            }
            Places places = left.next();
            return LongStream.range(places.first(), places.first() + places.count());
        }).toArray();
    }

    /// Refuse tokens that are more than the model reads, and say how many of them are of media.
    static void requireFits(int tokens, List<Places> pictures, int most, String what) throws RequestException {
        if (tokens > most) {
            int seen = pictures.stream().mapToInt(Places::count).sum();
            throw new RequestException(Error.Code.TOO_LONG, what + " has [" + tokens + "] tokens"
                    + (seen == 0 ? "" : ", [" + seen + "] of them of media,") + " but the model reads at most ["
                    + most + "]; " + (seen == 0 ? "shorten it" : "show it less"));
        }
    }

    /// Return where the whitespace at a text's end begins, by Python's `str.rstrip`, after which lm-eval splits.
    ///
    /// Python's whitespace is Java's `isWhitespace` or `isSpaceChar`, and U+0085.
    static int trailingWhitespace(String text) {
        int end = text.length();
        while (end > 0 && whitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean whitespace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
