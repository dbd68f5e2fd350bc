package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 計器読取: whether the needle stands in the red zone; the same needle with the zone here and there is a group.
record GaugeZone() implements VisualFamily {
    private static final Color WALL = new Color(0xCFCBC2);

    @Override
    public String name() {
        return "gauge-zone";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("zone");
        Dial dial = Dial.drawn(draw.dice("dial"), difficulty);
        double width = dice.real(0.14, 0.24);
        double depth = difficulty.of(0.06, 0.045, 0.03);
        double needle = dice.real(width + depth, 1 - width - depth);
        // The zone lies as near to the needle in both, so that how far it is does not tell.
        double low = dice.coin() ? needle - depth : needle - width + depth;
        double away = low < needle - width / 2 ? needle + depth : needle - width - depth;
        List<Wording> choices = dice.shuffled(Answers.YES_NO);
        return Stream.of(true, false)
                .map(inside -> item(draw, dial, choices, needle, inside ? low : away, width)).toList();
    }

    private static VisualItem item(Draw draw, Dial dial, List<Wording> choices, double needle, double from,
            double width) {
        boolean inside = needle >= from && needle <= from + width;
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "zone");
        state.put("needle", text(needle));
        state.put("zone/from", text(from));
        state.put("zone/to", text(from + width));
        String unit = dial.quantity().japanese();
        Wording question = new Wording("この%sの針は赤色の範囲に入っていますか。".formatted(unit),
                "Is the needle of this %s in the red zone?".formatted(dial.quantity().english()));
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, choices, List.of(Answers.yes(inside)), state,
                new Sketch(Dial.SIZE, Dial.SIZE, WALL, canvas -> {
                    dial.draw(canvas, needle, from, from + width);
                    Scan.grain(canvas, seed, dial.glare());
                }));
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.6f", share);
    }
}
