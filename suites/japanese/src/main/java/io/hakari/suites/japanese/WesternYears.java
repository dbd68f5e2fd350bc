package io.hakari.suites.japanese;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// 西暦から和暦へ: the Japanese year of a Western one; years in which an era changed are not asked.
final class WesternYears implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "西暦%d年は和暦で何年ですか。",
            "%d年を元号で言うと何年ですか。",
            "%d年を和暦に直してください。",
            "%d年生まれの人は、和暦で何年の生まれですか。",
            "銘板に「%d年製造」とあります。和暦では何年ですか。",
            "%d年に完成した橋があります。和暦では何年の完成ですか。",
            "西暦%d年の出来事です。元号では何年のことですか。",
            "免許証に西暦%d年とあります。和暦で書くと何年ですか。");

    @Override
    public Stream<Item> items() {
        return Arrays.stream(Era.values()).flatMap(era -> IntStream.rangeClosed(era.from(), era.to())
                .filter(era::hasAllOf).boxed().flatMap(year -> items(era, year)));
    }

    private static Stream<Item> items(Era era, int year) {
        return FRAMES.stream().map(frame -> frame.formatted(era.western(year)))
                .map(question -> Item.asking(question, era.written(year), question, era.kanji()));
    }
}
