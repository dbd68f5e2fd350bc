package io.hakari.engine;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;

/// What all runs of one execution share.
record Session(Settings settings, EngineExecutionListener listener, CancellationToken cancellation, Console console,
        TimeSource time, Plugins plugins) {}
