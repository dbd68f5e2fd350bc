package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 計器読取: what a gauge shows; one dial with two readings is a group.
///
/// The reading is uniform over the scale whatever the range, so that neither question nor face tells it.
record GaugeValue() implements VisualFamily {
    private static final Color WALL = new Color(0xC9D2D0);
    private static final int TENTHS = 10;

    @Override
    public String name() {
        return "gauge-reading";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dial dial = Dial.drawn(draw.dice("dial"), difficulty);
        return IntStream.range(0, 2).mapToObj(i -> item(draw, dial, i)).toList();
    }

    private static VisualItem item(Draw draw, Dial dial, int number) {
        int thousandths = 100 * draw.turn(TENTHS, "reading " + number)
                + draw.dice("reading " + number).between(0, 99);
        String value = dial.value(thousandths).toPlainString();
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "reading");
        state.put("scale/top", dial.value(1000).toPlainString());
        state.put("scale/unit", dial.unit());
        state.put("needle/thousandths", Integer.toString(thousandths));
        state.put("about/division", dial.division().toPlainString());
        Wording question = new Wording(
                "この%sの指示値は何%sですか。単位を付けて、数値だけを答えてください。".formatted(dial.quantity().japanese(), dial.unit()),
                "What does this %s read, in %s? Answer with the number and its unit only."
                        .formatted(dial.quantity().english(), dial.unit()));
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(value + " " + dial.unit())), state,
                new Sketch(Dial.SIZE, Dial.SIZE, WALL, canvas -> {
                    dial.draw(canvas, thousandths / 1000.0, 0, 0);
                    Scan.grain(canvas, seed, dial.glare());
                }));
    }
}
