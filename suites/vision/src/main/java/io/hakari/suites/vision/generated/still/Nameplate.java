package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 漢字OCR: what is written on a nameplate; two plates of one make are a group.
///
/// Characters are drawn one by one from sets that are easily mistaken, so that no habit of language helps.
///
/// @param line which line of the plate is asked for
record Nameplate(Line line) implements VisualFamily {
    private static final int WIDTH = 448;
    private static final int HEIGHT = 224;

    /// What is asked for.
    enum Line {
        /// A model code in Latin letters and digits.
        MODEL("nameplate-model", "型式", "model (型式)", "08OQDB6GS5Z2I1LT7VUYMN"),
        /// A name in kanji and katakana.
        NAME("nameplate-name", "品名", "name (品名)", "未末土士干千日曰人入大太犬木本力刀シツソンクケワウ");

        private final String family;
        private final String japanese;
        private final String english;
        private final String letters;

        Line(String family, String japanese, String english, String letters) {
            this.family = family;
            this.japanese = japanese;
            this.english = english;
            this.letters = letters;
        }

        private List<String> alphabet() {
            return letters.codePoints().mapToObj(Character::toString).toList();
        }
    }

    @Override
    public String name() {
        return line.family;
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        return IntStream.range(0, 2).mapToObj(i -> item(draw, difficulty, i)).toList();
    }

    private VisualItem item(Draw draw, Difficulty difficulty, int number) {
        Dice dice = draw.dice("plate " + number);
        int length = difficulty.of(4, 7, 10);
        List<String> letters = line.alphabet();
        StringBuilder code = new StringBuilder(letters.get(draw.turn(letters.size(), "first " + number)));
        for (int i = 1; i < length; i++) {
            code.append(dice.one(letters));
        }
        String written = code.toString();
        int size = difficulty.of(dice.between(40, 48), dice.between(28, 36), dice.between(20, 27));
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", line.name());
        state.put("line/" + line.japanese, written);
        state.put("letters/px", Integer.toString(size));
        state.put("about/height", size < 28 ? "20-27" : size < 40 ? "28-36" : "40-48");
        Wording question = new Wording("この銘板の%sを、そのまま書き写してください。文字だけを答えてください。".formatted(line.japanese),
                "Copy the %s on this nameplate exactly as written. Answer with the characters only."
                        .formatted(line.english));
        double turn = StrictMath.toRadians(difficulty.of(0.0, dice.real(-4, 4), dice.real(-8, 8)));
        long seed = dice.chance().nextLong();
        String serial = Integer.toString(dice.between(10_000, 99_999));
        return new VisualItem(draw.title(), draw.title() + "/" + number, question, List.of(),
                List.of(Wording.both(written)), state, new Sketch(WIDTH, HEIGHT, new Color(0x6E7A80), canvas -> {
                    canvas.under(AffineTransform.getRotateInstance(turn, WIDTH / 2.0, HEIGHT / 2.0));
                    plate(canvas, written, serial, size, difficulty);
                    canvas.under(new AffineTransform());
                    if (difficulty == Difficulty.HARD) {
                        canvas.blur();
                    }
                    Scan.grain(canvas, seed, difficulty != Difficulty.EASY);
                }));
    }

    private void plate(Canvas canvas, String written, String serial, int size, Difficulty difficulty) {
        Color ink = difficulty.of(Paint.BLACK, new Color(0x33373B), new Color(0x4C5155));
        canvas.box(24, 34, WIDTH - 48, HEIGHT - 68, new Color(0xC6CACC));
        canvas.frame(32, 42, WIDTH - 64, HEIGHT - 84, 2.5, ink);
        canvas.disc(44, HEIGHT / 2.0, 5, Paint.DARK);
        canvas.disc(WIDTH - 44, HEIGHT / 2.0, 5, Paint.DARK);
        canvas.wordsFrom(line.japanese, 22, 58, 88, ink);
        canvas.wordsFrom(written, Math.min(size, 300.0 / written.length()), 116, 88, ink);
        canvas.wordsFrom("製造番号", 20, 58, 144, ink);
        canvas.wordsFrom(serial, 22, 156, 144, ink);
        canvas.wordsFrom("ハカリ製作所", 20, 258, 144, ink);
    }
}
