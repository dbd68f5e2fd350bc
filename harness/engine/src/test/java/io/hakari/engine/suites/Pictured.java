package io.hakari.engine.suites;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// Questions on a picture, with five choices of which the first is right.
public record Pictured(String name, long count) implements Dataset {
    private static final Content PICTURE = new Content.Image(new Blob("ab".repeat(32), "image/png", 70));

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public Stream<Sample> open() {
        return LongStream.range(0, count).mapToObj(number -> Sample.of(name + "/" + number,
                List.of(PICTURE, Content.text(number + " 番は？")), Items.CHOICES,
                List.of(Items.CHOICES.getFirst())));
    }
}
