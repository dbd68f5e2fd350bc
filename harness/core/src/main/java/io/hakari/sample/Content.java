package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// One part of what a model is shown; a sample is an ordered list of parts.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Content {

    /// Words.
    record Text(String text) implements Content {}

    /// A still picture.
    record Image(Blob blob) implements Content {}

    /// Moving pictures; which frames are shown is the procedure's choice.
    record Video(Blob blob) implements Content {}

    /// Frames of a clip, chosen by the harness.
    ///
    /// @param frames in the order they are shown to the model, at least one
    /// @param clip   that they are from
    record Frames(List<Frame> frames, Blob clip) implements Content {

        public Frames {
            frames = List.copyOf(frames);
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("clip [" + clip.sha256() + "] is shown without a frame");
            }
        }

        /// Return when each frame is shown, in microseconds and in the order of the frames.
        public List<Long> micros() {
            return frames.stream().map(Frame::micros).toList();
        }
    }

    /// Sound.
    record Audio(Blob blob) implements Content {}

    /// Return words as content.
    static Text text(String text) {
        return new Text(text);
    }
}
