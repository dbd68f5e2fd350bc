package io.hakari.engine;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;

import io.hakari.records.BlobFolder;
import io.hakari.sample.MediaDecoder;

/// What all runs of one execution share.
record Session(Settings settings, EngineExecutionListener listener, CancellationToken cancellation, Console console,
        TimeSource time, Plugins plugins) {

    /// Return where media lie.
    BlobFolder blobs() {
        return new BlobFolder(settings.blobs());
    }

    /// Return what shows media.
    Projector projector() {
        return new Projector(blobs(), MediaDecoder.installed());
    }
}
