package io.hakari.suites.japanese;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// 漢数字の足し算: two numbers in kanji and their sum in kanji. A pair held out is held out in both orders.
final class KanjiSums implements ItemSpace {
    private static final int LARGEST = 49;
    private static final List<String> FRAMES = List.of(
            "%s足す%sはいくつですか。漢数字で答えてください。",
            "%sと%sを合わせるといくつですか。漢数字で答えてください。",
            "部品が%s個あり、%s個届きました。全部で何個ですか。漢数字で答えてください。");

    @Override
    public Stream<Item> items() {
        return IntStream.rangeClosed(1, LARGEST).boxed()
                .flatMap(a -> IntStream.rangeClosed(1, LARGEST).boxed().flatMap(b -> items(a, b)));
    }

    private static Stream<Item> items(int a, int b) {
        String kind = a % 10 + b % 10 >= 10 ? "繰り上がりあり" : "繰り上がりなし";
        String fact = Math.min(a, b) + "+" + Math.max(a, b);
        return FRAMES.stream().map(frame -> Item.asking(frame.formatted(KanjiNumber.of(a), KanjiNumber.of(b)),
                KanjiNumber.of(a + b), fact, kind));
    }
}
