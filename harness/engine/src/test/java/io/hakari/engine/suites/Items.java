package io.hakari.engine.suites;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// Questions with five choices of which the first is right.
public record Items(String name, long count) implements Dataset {
    public static final List<String> CHOICES = List.of("ア", "イ", "ウ", "エ", "オ");

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public Stream<Sample> open() {
        return LongStream.range(0, count).mapToObj(this::item);
    }

    private Sample item(long number) {
        return Sample.choosing(name + "/" + number, name + " の " + number + " 番は？", CHOICES, CHOICES.getFirst());
    }
}
