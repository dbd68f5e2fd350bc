package io.hakari.suites.japanese;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// 単位の換算: the same quantity in a smaller unit. A quantity held out is held out in every wording.
final class Units implements ItemSpace {
    private static final List<String> FRAMES = List.of(
            "%1$d%2$sは何%3$sですか。",
            "%1$d%2$sを%3$sに直すと何%3$sですか。",
            "手順書に「%1$d%2$s」とあります。%3$sで言うと何%3$sですか。");

    /// How many of the smaller unit are in the larger, asked up to a largest quantity.
    private record Conversion(String larger, String smaller, int factor, int largest) {}

    private static final List<Conversion> CONVERSIONS = List.of(
            new Conversion("メートル", "センチメートル", 100, 99),
            new Conversion("メートル", "ミリメートル", 1000, 99),
            new Conversion("センチメートル", "ミリメートル", 10, 99),
            new Conversion("キロメートル", "メートル", 1000, 99),
            new Conversion("キログラム", "グラム", 1000, 99),
            new Conversion("トン", "キログラム", 1000, 99),
            new Conversion("リットル", "ミリリットル", 1000, 99),
            new Conversion("時間", "分", 60, 24),
            new Conversion("分", "秒", 60, 30),
            new Conversion("日", "時間", 24, 14),
            new Conversion("週間", "日", 7, 26));

    @Override
    public Stream<Item> items() {
        return CONVERSIONS.stream().flatMap(conversion -> IntStream.rangeClosed(2, conversion.largest()).boxed()
                .flatMap(quantity -> items(conversion, quantity)));
    }

    private static Stream<Item> items(Conversion conversion, int quantity) {
        String larger = conversion.larger();
        String smaller = conversion.smaller();
        String answer = quantity * conversion.factor() + smaller;
        return FRAMES.stream().map(frame -> Item.asking(frame.formatted(quantity, larger, smaller), answer,
                quantity + larger + smaller, larger + "→" + smaller));
    }
}
