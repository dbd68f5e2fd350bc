package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaDecoder;

/// Makes of clips and pictures what a procedure wants shown.
@API(status = EXPERIMENTAL, since = "0.4")
public final class Projection implements MediaDecoder {
    private final ClipFrames clips = new ClipFrames();
    private final ShrunkPictures pictures = new ShrunkPictures();

    @Override
    public Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) throws InterruptedException {
        return clips.frames(clip, choice, blobs);
    }

    @Override
    public Blob shrunk(Blob picture, int longestSide, Blobs blobs) {
        return pictures.shrunk(picture, longestSide, blobs);
    }
}
