package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.procedure.Procedure;
import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.FrameSource;
import io.hakari.sample.MediaException;
import io.hakari.sample.Sample;

/// Turns the clips of a sample into the frames that its procedure chose, before it is asked.
///
/// @param blobs where clips lie and frames are kept
/// @param clips decodes
record Projector(Blobs blobs, FrameSource clips) {

    /// @throws MediaException when a clip is damaged, or has fewer frames than the question needs
    Sample shown(Procedure procedure, Sample sample) throws InterruptedException {
        Optional<FrameChoice> choice = procedure.frameChoice(sample);
        if (choice.isEmpty() || sample.input().stream().noneMatch(Content.Video.class::isInstance)) {
            return sample;
        }
        List<Content> parts = new ArrayList<>();
        for (Content part : sample.input()) {
            parts.add(part instanceof Content.Video(Blob clip)
                    ? enough(clips.frames(clip, choice.get(), blobs), procedure.leastFrames())
                    : part);
        }
        return sample.showing(parts);
    }

    private static Content.Frames enough(Content.Frames frames, int least) {
        if (frames.frames().size() < least) {
            throw new MediaException("clip [" + frames.clip().sha256() + "] gives [" + frames.frames().size()
                    + "] frames; the question needs at least [" + least + "]");
        }
        return frames;
    }
}
