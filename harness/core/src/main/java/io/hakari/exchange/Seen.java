package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// What a runner says that the model really saw or heard of the media of a request.
///
/// @param media in the order of the request
@API(status = EXPERIMENTAL, since = "0.4")
public record Seen(List<Medium> media) {

    /// One picture, clip or sound as it reached the model.
    ///
    /// @param sha256    of the picture, clip or sound
    /// @param micros    when the frames are shown that reached it, in their order; empty for a still and for sound
    /// @param width     in pixels, after the model's own processor; 0 for sound
    /// @param height    in pixels, likewise
    /// @param tokens    that the medium takes in the model's context; 0 where the runner does not count them
    /// @param truncated whether a part of it was left out
    public record Medium(String sha256, List<Long> micros, int width, int height, int tokens, boolean truncated) {

        public Medium {
            micros = List.copyOf(micros);
        }
    }

    public Seen {
        media = List.copyOf(media);
    }

    /// Return whether a request shows anything.
    public static boolean anything(Request request) {
        return !shown(request).isEmpty();
    }

    /// Return what was seen of a request otherwise than it was shown, in one sentence; empty when all is as it should be.
    ///
    /// What the harness left to the runner, such as the frames of a whole clip, is taken as it comes.
    public Optional<String> difference(Request request) {
        List<Content> shown = shown(request);
        if (media.size() != shown.size()) {
            return Optional.of("the runner saw [" + media.size() + "] of [" + shown.size() + "] media");
        }
        for (int i = 0; i < shown.size(); i++) {
            Optional<String> difference = difference(shown.get(i), media.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Content shown, Medium seen) {
        String sha256 = switch (shown) {
            case Content.Text _ -> "";
            case Content.Image(Blob blob) -> blob.sha256();
            case Content.Video(Blob blob) -> blob.sha256();
            case Content.Audio(Blob blob) -> blob.sha256();
            case Content.Frames frames -> frames.clip().sha256();
        };
        if (!seen.sha256().equals(sha256)) {
            return Optional.of("the runner saw [" + seen.sha256() + "] where [" + sha256 + "] was shown");
        }
        if (shown instanceof Content.Frames frames && !seen.micros().equals(frames.micros())) {
            return Optional.of("the runner saw frames at " + seen.micros() + " µs where " + frames.micros()
                    + " were shown");
        }
        return seen.truncated() ? Optional.of("the runner left out a part of [" + sha256 + "]") : Optional.empty();
    }

    private static List<Content> shown(Request request) {
        List<Content> parts = switch (request) {
            case Request.Weigh weigh -> weigh.context();
            case Request.Write write -> write.prompt();
            case Request.InEpisode _ -> List.of();
        };
        List<Content> media = new ArrayList<>(parts);
        media.removeIf(part -> part instanceof Content.Text);
        return media;
    }

    /// Return the fewest frames of a clip that were seen; empty when no clip was.
    public Optional<Integer> fewestFrames(Request request) {
        List<Content> shown = shown(request);
        Optional<Integer> fewest = Optional.empty();
        for (int i = 0; i < Math.min(shown.size(), media.size()); i++) {
            if (shown.get(i) instanceof Content.Video || shown.get(i) instanceof Content.Frames) {
                int frames = media.get(i).micros().size();
                fewest = Optional.of(Math.min(frames, fewest.orElse(frames)));
            }
        }
        return fewest;
    }
}
