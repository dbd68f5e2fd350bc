package io.hakari.suites.japanese;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// 和暦から西暦へ: the Western year of a Japanese one.
final class EraYears implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "%sは西暦何年ですか。",
            "%sを西暦で言うと何年ですか。",
            "書類に「%s」とあります。西暦に直すと何年ですか。",
            "%sに建てた倉庫があります。建てたのは西暦何年ですか。",
            "%s生まれの人は、西暦何年の生まれですか。",
            "%sの出来事です。西暦では何年のことですか。");

    @Override
    public Stream<Item> items() {
        return Arrays.stream(Era.values()).flatMap(era -> IntStream.rangeClosed(era.from(), era.to()).boxed()
                .flatMap(year -> Stream.of(era.written(year), era.writtenInKanji(year)).distinct()
                        .flatMap(written -> items(era, written, era.western(year)))));
    }

    private static Stream<Item> items(Era era, String written, int western) {
        return FRAMES.stream().map(frame -> frame.formatted(written))
                .map(question -> Item.asking(question, western + "年", question, era.kanji()));
    }
}
