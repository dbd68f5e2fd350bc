package io.hakari.suites.vision.generated.still;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.hakari.lettering.Lettering;
import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 図面: the greatest or least diameter that a hole may have; two questions on one drawing are a group.
record DrawingTolerance() implements VisualFamily {
    private static final int WIDTH = 448;
    private static final int HEIGHT = 360;
    private static final List<String> HOLES = List.of("A", "B", "C", "D");

    /// @param upper deviation in hundredths of a millimetre
    /// @param lower deviation in hundredths, below the upper
    private record Hole(String name, int diameter, int upper, int lower) {

        BigDecimal limit(boolean greatest) {
            return BigDecimal.valueOf(diameter).add(BigDecimal.valueOf(greatest ? upper : lower, 2));
        }
    }

    @Override
    public String name() {
        return "drawing-tolerance";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("holes");
        int count = difficulty.of(1, 2, 4);
        List<Hole> holes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int lower = draw.turn(10, "lower " + i) - 9;
            holes.add(new Hole(HOLES.get(i), dice.between(6, 24), 0, lower));
        }
        List<Integer> asked = IntStream.range(0, 2).mapToObj(i -> (i + dice.between(0, 3)) % count).toList();
        for (int i = 0; i < count; i++) {
            // The last digit of every limit is uniform: the deviation follows from it.
            int upper = holes.get(i).lower() + 1 + (draw.turn(10, "upper " + i) - holes.get(i).lower() - 1 + 40) % 10;
            holes.set(i, new Hole(holes.get(i).name(), holes.get(i).diameter(), upper, holes.get(i).lower()));
        }
        long seed = dice.chance().nextLong();
        Sketch sketch = new Sketch(WIDTH, HEIGHT, Paint.PAPER, canvas -> {
            draw(canvas, holes);
            Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
        });
        return List.of(item(draw, holes, asked.getFirst(), true, sketch),
                item(draw, holes, asked.getLast(), false, sketch));
    }

    private static VisualItem item(Draw draw, List<Hole> holes, int asked, boolean greatest, Sketch sketch) {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", greatest ? "greatest" : "least");
        for (Hole hole : holes) {
            state.put("hole/" + hole.name() + "/diameter", Integer.toString(hole.diameter()));
            state.put("hole/" + hole.name() + "/upper", Integer.toString(hole.upper()));
            state.put("hole/" + hole.name() + "/lower", Integer.toString(hole.lower()));
        }
        Hole hole = holes.get(asked);
        state.put("asked", hole.name());
        Wording question = new Wording(
                "穴%sの直径の%s許容寸法は何mmですか。単位を付けて答えてください。".formatted(hole.name(), greatest ? "最大" : "最小"),
                "What is the %s permissible diameter of hole %s, in mm? Answer with the number and its unit."
                        .formatted(greatest ? "greatest" : "least", hole.name()));
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(hole.limit(greatest).toPlainString() + " mm")), state, sketch);
    }

    private static void draw(Canvas canvas, List<Hole> holes) {
        canvas.frame(8, 8, WIDTH - 16, HEIGHT - 16, 2.5, Paint.BLACK);
        canvas.frame(40, 130, WIDTH - 80, 170, 3, Paint.BLACK);
        double step = (WIDTH - 80.0) / holes.size();
        for (int i = 0; i < holes.size(); i++) {
            hole(canvas, holes.get(i), 40 + step * (i + 0.5), 215, i % 2 == 0 ? 52 : 100, step);
        }
        canvas.words("単位 mm", 20, WIDTH - 70, HEIGHT - 34, Paint.BLACK);
        canvas.words("取付板", 22, 70, HEIGHT - 34, Paint.BLACK);
    }

    private static void hole(Canvas canvas, Hole hole, double x, double y, double label, double step) {
        double radius = 12 + hole.diameter() * 0.9;
        canvas.ring(x, y, radius, 3, Paint.BLACK);
        canvas.dashes(x - radius - 12, y, x + radius + 12, y, 2, 8, Paint.DARK);
        canvas.dashes(x, y - radius - 12, x, y + radius + 12, 2, 8, Paint.DARK);
        canvas.words(hole.name(), 24, x, y + radius + 26, Paint.BLACK);
        double at = Math.min(Math.max(x, 96), WIDTH - 96);
        String size = "Ø" + hole.diameter();
        double width = Lettering.width(size, 26);
        double left = at - (width + 64) / 2;
        canvas.line(x + radius * 0.5, y - radius * 0.87, x + Math.min(14, step / 8), label + 18, 2, Paint.BLACK);
        canvas.line(left - 4, label + 18, left + width + 66, label + 18, 2, Paint.BLACK);
        canvas.wordsFrom(size, 26, left, label, Paint.BLACK);
        canvas.wordsFrom(deviation(hole.upper()), 19, left + width + 6, label - 12, Paint.BLACK);
        canvas.wordsFrom(deviation(hole.lower()), 19, left + width + 6, label + 7, Paint.BLACK);
    }

    private static String deviation(int hundredths) {
        return hundredths == 0
                ? " 0"
                : (hundredths > 0 ? "+" : "-") + BigDecimal.valueOf(Math.abs(hundredths), 2).toPlainString();
    }
}
