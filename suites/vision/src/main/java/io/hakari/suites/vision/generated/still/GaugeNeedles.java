package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 計器読取: what one of two needles shows, on one of two scales; the black needle and the red one are a group.
///
/// Both readings are uniform over the scale. From medium on there is a second scale, whose unit is asked for in half of the
/// groups.
record GaugeNeedles() implements VisualFamily {
    private static final Color WALL = new Color(0xCCD0C6);
    private static final int TENTHS = 10;
    /// How far the needles are apart at least, in thousandths of the scale.
    private static final int APART = 45;

    @Override
    public String name() {
        return "gauge-needles";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dial dial = Dial.inMegapascals(draw.dice("dial"), difficulty);
        Optional<InnerScale> inner = difficulty == Difficulty.EASY
                ? Optional.empty()
                : Optional.of(InnerScale.inKilogramsForce(dial.value(1000)));
        Dice dice = draw.dice("needles");
        int blackTenth = 100 * draw.turn(TENTHS, "black");
        int redTenth = 100 * draw.turn(TENTHS, "red");
        int black = blackTenth + dice.between(0, 99);
        int red = redTenth + dice.between(0, 99);
        while (Math.abs(black - red) < APART) {
            black = blackTenth + dice.between(0, 99);
            red = redTenth + dice.between(0, 99);
        }
        long seed = draw.chance("grain").nextLong();
        double shownBlack = black / 1000.0;
        double shownRed = red / 1000.0;
        Sketch sketch = new Sketch(Dial.SIZE, Dial.SIZE, WALL, canvas -> {
            dial.draw(canvas, shownBlack, shownRed, inner);
            Scan.grain(canvas, seed, dial.glare());
        });
        Optional<InnerScale> asked = inner.filter(_ -> draw.turn(2, "scale") == 1);
        return List.of(item(draw, dial, asked, "black", black, red, sketch),
                item(draw, dial, asked, "red", black, red, sketch));
    }

    private static VisualItem item(Draw draw, Dial dial, Optional<InnerScale> inner, String needle, int black, int red,
            Sketch sketch) {
        boolean isBlack = needle.equals("black");
        int shown = isBlack ? black : red;
        BigDecimal value = inner.map(scale -> scale.at(shown)).orElseGet(() -> dial.value(shown));
        String unit = inner.map(InnerScale::unit).orElse(dial.unit());
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", needle);
        state.put("needle/black/thousandths", Integer.toString(black));
        state.put("needle/red/thousandths", Integer.toString(red));
        state.put("scale/top", inner.map(InnerScale::top).orElse(dial.value(1000)).toPlainString());
        state.put("scale/unit", unit);
        state.put("scale/digits", inner.map(_ -> "2").orElse("all"));
        state.put("about/division",
                inner.map(InnerScale::division).orElse(dial.division()).toPlainString());
        state.put("about/needle", needle);
        Wording question = new Wording(
                "この圧力計で、%s針が指している値は何%sですか。単位を付けて、数値だけを答えてください。".formatted(isBlack ? "黒い" : "赤い", unit),
                "On this pressure gauge, what does the %s needle point at, in %s? Answer with the number and its unit only."
                        .formatted(needle, unit));
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(value.toPlainString() + " " + unit)), state, sketch);
    }
}
