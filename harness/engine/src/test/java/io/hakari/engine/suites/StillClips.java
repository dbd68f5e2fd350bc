package io.hakari.engine.suites;

import java.util.List;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaDecoder;
import io.hakari.sample.MediaException;
import io.hakari.sample.Timeline;

/// Clips of four frames, a tenth of a second apart; one whose bytes are `damaged` cannot be decoded. A picture is shrunk by
/// writing the size behind it.
public final class StillClips implements MediaDecoder {

    @Override
    public Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) {
        if (new String(blobs.of(clip), java.nio.charset.StandardCharsets.UTF_8).equals("damaged")) {
            throw new MediaException("clip [" + clip.sha256() + "] is damaged");
        }
        Timeline timeline = new Timeline(List.of(0L, 100_000L, 200_000L, 300_000L), 400_000);
        List<Frame> frames = choice.of(timeline).stream()
                .map(i -> new Frame(blobs.keep(new byte[]{(byte) (int) i}, "image/png"), timeline.micros().get(i)))
                .toList();
        return new Content.Frames(frames, clip);
    }

    @Override
    public Blob shrunk(Blob picture, int longestSide, Blobs blobs) {
        byte[] whole = blobs.of(picture);
        byte[] small = java.util.Arrays.copyOf(whole, whole.length + 1);
        small[whole.length] = (byte) longestSide;
        return blobs.keep(small, picture.mediaType());
    }
}
