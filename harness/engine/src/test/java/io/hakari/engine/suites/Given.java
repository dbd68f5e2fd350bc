package io.hakari.engine.suites;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// A dataset and a suite that a test puts in place; the dataset's settings do not tell what it holds.
public record Given(String name) implements Dataset {
    private static final AtomicReference<List<Sample>> SAMPLES = new AtomicReference<>(List.of());
    private static final AtomicReference<Suite> SUITE = new AtomicReference<>(Suite.suite("given", "1").build());

    public static void samples(List<Sample> samples) {
        SAMPLES.set(List.copyOf(samples));
    }

    public static Class<?> suite(Suite suite) {
        SUITE.set(suite);
        return GivenSuite.class;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Stream<Sample> open() {
        return SAMPLES.get().stream();
    }

    /// The suite that was put in place last.
    public static final class GivenSuite implements SuiteDefinition {
        @Override
        public Suite define() {
            return SUITE.get();
        }
    }
}
