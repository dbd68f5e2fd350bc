package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ServiceLoader;

import org.apiguardian.api.API;

/// Decodes clips into the frames that a procedure chose; found by `ServiceLoader`.
///
/// Used by many threads at once; a clip that is asked about many times is decoded once for each choice.
@API(status = EXPERIMENTAL, since = "0.4")
public interface FrameSource {

    /// Return the chosen frames; their pictures are kept.
    ///
    /// @throws MediaException       when the clip is damaged
    /// @throws InterruptedException when the run is cancelled
    Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) throws InterruptedException;

    /// Return the one on the class path, or else one that refuses every clip.
    static FrameSource installed() {
        return ServiceLoader.load(FrameSource.class).findFirst().orElse((clip, _, _) -> {
            throw new MediaException("clip [" + clip.sha256()
                    + "] cannot be decoded: no decoder is on the class path; add hakari-media");
        });
    }
}
