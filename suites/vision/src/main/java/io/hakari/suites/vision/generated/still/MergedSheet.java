package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 帳票: one field of a record whose cells are merged: lots span the rows of their samples and so does the temperature of the
/// bath, and one heading spans two columns. A measured field and the temperature for one sample are a group.
record MergedSheet() implements VisualFamily {
    private static final int WIDTH = 448;
    private static final double LEFT = 22;
    private static final double TOP = 62;
    private static final double ROW = 32;
    private static final double LETTERS = 19;
    private static final double[] WIDTHS = {86, 62, 84, 84, 88};
    private static final Color HEAD = new Color(0xDDE3E6);
    private static final List<String> SERIES = List.of("A", "C", "E", "F", "H", "K", "L", "N", "P", "R", "T", "Y");

    /// @param name     of the lot
    /// @param bath     temperature at which all of its samples were treated
    /// @param measured twice for each sample
    private record Lot(String name, String bath, List<List<String>> measured) {}

    @Override
    public String name() {
        return "merged-sheet";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("cells");
        int count = difficulty.of(2, 3, 4);
        List<String> series = dice.some(count, SERIES);
        int asked = dice.between(0, count - 1);
        int time = dice.between(0, 1);
        List<Lot> lots = new ArrayList<>();
        int sample = 0;
        for (int i = 0; i < count; i++) {
            int samples = difficulty.of(2, dice.between(2, 3), dice.between(2, 4));
            List<List<String>> measured = new ArrayList<>();
            int chosen = dice.between(0, samples - 1);
            for (int row = 0; row < samples; row++) {
                List<String> values = new ArrayList<>(List.of(value(dice), value(dice)));
                if (i == asked && row == chosen) {
                    sample = row;
                    values.set(time, value(dice, draw.turn(10, "measured")));
                }
                measured.add(List.copyOf(values));
            }
            String bath = i == asked ? value(dice, draw.turn(10, "bath")) : value(dice);
            lots.add(new Lot(series.get(i) + "-" + dice.between(11, 99), bath, List.copyOf(measured)));
        }
        Sketch sketch = sketch(draw, difficulty, lots);
        return List.of(item(draw, lots, asked, sample, time, sketch), item(draw, lots, asked, sample, 2, sketch));
    }

    private static String value(Dice dice) {
        return value(dice, dice.between(0, 9));
    }

    private static String value(Dice dice, int last) {
        return dice.between(10, 99) + "." + last;
    }

    private static VisualItem item(Draw draw, List<Lot> lots, int lot, int sample, int field, Sketch sketch) {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", field == 2 ? "bath" : "measured");
        for (Lot one : lots) {
            for (int row = 0; row < one.measured().size(); row++) {
                String place = "cell/" + one.name() + "/" + (row + 1) + "/";
                state.put(place + "1", one.measured().get(row).get(0));
                state.put(place + "2", one.measured().get(row).get(1));
                state.put(place + "bath", one.bath());
            }
        }
        Lot asked = lots.get(lot);
        state.put("asked", "cell/" + asked.name() + "/" + (sample + 1) + "/" + (field == 2 ? "bath" : field + 1));
        String answer = field == 2 ? asked.bath() : asked.measured().get(sample).get(field);
        Wording question = field == 2
                ? new Wording(
                        "この測定記録で、ロット %s の試料 %s を処理した槽の温度は何°Cですか。数値だけを答えてください。".formatted(asked.name(), sample + 1),
                        "On this record, at what bath temperature (槽温度), in °C, was sample %s of lot %s treated? Answer with the number only."
                                .formatted(sample + 1, asked.name()))
                : new Wording(
                        "この測定記録で、ロット %s の試料 %s の%s回目の測定値はいくつですか。数値だけを答えてください。".formatted(asked.name(), sample + 1,
                                field + 1),
                        "On this record, what is the %s measured value (測定値) for sample %s of lot %s? Answer with the number only."
                                .formatted(field == 0 ? "first (1回目)" : "second (2回目)", sample + 1, asked.name()));
        return new VisualItem(draw.title(), draw.title(), question, List.of(), List.of(Wording.both(answer)), state,
                sketch);
    }

    private static Sketch sketch(Draw draw, Difficulty difficulty, List<Lot> lots) {
        Dice dice = draw.dice("look");
        double turn = StrictMath.toRadians(difficulty.of(0.0, dice.real(-1, 1), dice.real(-2, 2)));
        long seed = dice.chance().nextLong();
        int rows = lots.stream().mapToInt(lot -> lot.measured().size()).sum();
        int height = (int) (TOP + ROW * (rows + 2) + 30);
        return new Sketch(WIDTH, height, Paint.PAPER, canvas -> {
            canvas.under(AffineTransform.getRotateInstance(turn, WIDTH / 2.0, height / 2.0));
            canvas.words("測定記録", 27, WIDTH / 2.0, 34, Paint.BLACK);
            head(canvas);
            double top = TOP + 2 * ROW;
            for (Lot lot : lots) {
                lot(canvas, lot, top);
                top += ROW * lot.measured().size();
            }
            canvas.under(new AffineTransform());
            Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
        });
    }

    private static void head(Canvas canvas) {
        double second = TOP + ROW;
        canvas.box(LEFT, TOP, x(WIDTHS.length) - LEFT, 2 * ROW, HEAD);
        cell(canvas, 0, 1, TOP, 2, "ロット");
        cell(canvas, 1, 1, TOP, 2, "試料");
        cell(canvas, 2, 2, TOP, 1, "測定値 (mm)");
        cell(canvas, 2, 1, second, 1, "1回目");
        cell(canvas, 3, 1, second, 1, "2回目");
        cell(canvas, 4, 1, TOP, 2, "槽温度°C");
    }

    private static void lot(Canvas canvas, Lot lot, double top) {
        int rows = lot.measured().size();
        cell(canvas, 0, 1, top, rows, lot.name());
        for (int row = 0; row < rows; row++) {
            double at = top + ROW * row;
            cell(canvas, 1, 1, at, 1, Integer.toString(row + 1));
            cell(canvas, 2, 1, at, 1, lot.measured().get(row).get(0));
            cell(canvas, 3, 1, at, 1, lot.measured().get(row).get(1));
        }
        cell(canvas, 4, 1, top, rows, lot.bath());
    }

    /// Draw a cell that spans columns and rows.
    private static void cell(Canvas canvas, int column, int columns, double top, int rows, String words) {
        double left = x(column);
        double width = x(column + columns) - left;
        double height = ROW * rows;
        canvas.frame(left - 1, top - 1, width + 2.2, height + 2.2, 2.2, Paint.BLACK);
        canvas.words(words, LETTERS, left + width / 2, top + height / 2, Paint.BLACK);
    }

    private static double x(int column) {
        double x = LEFT;
        for (int before = 0; before < column; before++) {
            x += WIDTHS[before];
        }
        return x;
    }
}
