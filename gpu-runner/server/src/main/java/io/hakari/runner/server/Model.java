package io.hakari.runner.server;

import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;

/// One resident model.
///
/// What else it can do, it says by being a `Swappable`, `Sleeper`, `Renderer` or `MediaReader`.
public sealed interface Model extends AutoCloseable permits BatchModel, StreamModel, PolicyModel {

    /// Return the most tokens of prompt and answer together.
    int contextLength();

    /// Return what to tell of it: `dtype`, `device`, `parameters`, ….
    Map<String, String> properties();

    /// Return whether it takes token ids in place of text.
    default boolean readsTokens() {
        return false;
    }

    /// Return what it can do and what was looked for in vain.
    ///
    /// `score`, `generate`, `seed` and `stop` need no mention: they are taken as declared, and tried when it was loaded. A
    /// model that has one of them not says so with `present` false, and is not tried.
    default List<Capability> capabilities() {
        return List.of();
    }

    /// Return under which conditions its answers repeat; id, model digest and epoch are added by the caller.
    default DeterminismRecord determinism() {
        return DeterminismRecord.newBuilder()
                .setClass_(DeterminismRecord.Class.NONE)
                .putAllConditions(properties())
                .build();
    }

    /// Return what it tells of its state: `kv-use`, `prefix-hit-rate`, ….
    default Map<String, Double> gauges() {
        return Map.of();
    }

    /// Return whether it can still answer; one that cannot is loaded anew when it is asked for again.
    default boolean isAlive() {
        return true;
    }

    @Override
    void close();
}
