package io.hakari.engine.suites;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// Items whose level is odd or even as their number is.
public record Graded(String name, long count) implements Dataset {

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public Stream<Sample> open() {
        return new Items(name, count).open().map(item -> item.with(Map.of("level", level(item))));
    }

    private static String level(Sample item) {
        return Long.parseLong(item.name().substring(item.name().indexOf('/') + 1)) % 2 == 0 ? "even" : "odd";
    }
}
