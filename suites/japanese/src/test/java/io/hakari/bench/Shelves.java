package io.hakari.bench;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// As many different questions with five choices as are wanted, the same that `lm_eval_peer.py` asks.
record Shelves(long samples) implements Dataset {
    private static final List<String> PARTS = List.of("ねじ", "歯車", "ばね", "軸受", "配線");

    @Override
    public String name() {
        return "shelves";
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(samples);
    }

    @Override
    public Stream<Sample> open() {
        return LongStream.range(0, samples).mapToObj(i -> Sample.choosing("shelves/" + i,
                "問" + i + "：" + i + "番目の棚にある部品はどれですか。", PARTS, PARTS.get((int) (i % PARTS.size()))));
    }
}
