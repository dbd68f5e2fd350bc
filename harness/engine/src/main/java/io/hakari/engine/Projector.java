package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.hakari.procedure.Procedure;
import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaDecoder;
import io.hakari.sample.MediaException;
import io.hakari.sample.Sample;

/// Turns the media of a sample into what its procedure shows, before it is asked: clips into chosen frames, and pictures
/// and frames into the size it wants.
///
/// @param blobs   where media lie and what is made of them is kept
/// @param decoder makes it
record Projector(Blobs blobs, MediaDecoder decoder) {

    /// @throws MediaException when a medium is damaged, or a clip has fewer frames than the question needs
    Sample shown(Procedure procedure, Sample sample) throws InterruptedException {
        Optional<FrameChoice> choice = procedure.frameChoice(sample);
        OptionalInt longestSide = procedure.longestSide();
        if (choice.isEmpty() && longestSide.isEmpty()) {
            return sample;
        }
        List<Content> parts = new ArrayList<>();
        for (Content part : sample.input()) {
            parts.add(sized(longestSide, chosen(choice, procedure.leastFrames(), part)));
        }
        return sample.showing(parts);
    }

    private Content chosen(Optional<FrameChoice> choice, int least, Content part) throws InterruptedException {
        if (choice.isPresent() && part instanceof Content.Video(Blob clip)) {
            return enough(decoder.frames(clip, choice.get(), blobs), least);
        }
        return part;
    }

    private Content sized(OptionalInt longestSide, Content part) {
        if (longestSide.isEmpty()) {
            return part;
        }
        int most = longestSide.getAsInt();
        return switch (part) {
            case Content.Image(Blob picture) -> new Content.Image(decoder.shrunk(picture, most, blobs));
            case Content.Frames(List<Frame> frames, Blob clip) -> new Content.Frames(frames.stream()
                    .map(frame -> new Frame(decoder.shrunk(frame.picture(), most, blobs), frame.micros())).toList(),
                    clip);
            case Content.Text _,Content.Video _,Content.Audio _ -> part;
        };
    }

    private static Content.Frames enough(Content.Frames frames, int least) {
        if (frames.frames().size() < least) {
            throw new MediaException("clip [" + frames.clip().sha256() + "] gives [" + frames.frames().size()
                    + "] frames; the question needs at least [" + least + "]");
        }
        return frames;
    }
}
