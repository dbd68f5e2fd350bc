package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ServiceLoader;

import org.apiguardian.api.API;

/// Makes of clips and pictures what a procedure wants shown; found by `ServiceLoader`.
///
/// Used by many threads at once; what is asked for many times is made once.
@API(status = EXPERIMENTAL, since = "0.4")
public interface MediaDecoder {

    /// Return the chosen frames; their pictures are kept.
    ///
    /// @throws MediaException       when the clip is damaged
    /// @throws InterruptedException when the run is cancelled
    Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) throws InterruptedException;

    /// Return a picture shrunk until its longer side has so many pixels, or the picture itself when it has no more.
    ///
    /// @param longestSide in pixels, at least 1
    /// @throws MediaException when the picture is damaged
    Blob shrunk(Blob picture, int longestSide, Blobs blobs);

    /// Return the one on the class path, or else one that refuses every medium.
    static MediaDecoder installed() {
        return ServiceLoader.load(MediaDecoder.class).findFirst().orElseGet(NoMediaDecoder::new);
    }
}
