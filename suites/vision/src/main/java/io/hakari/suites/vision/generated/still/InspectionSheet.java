package io.hakari.suites.vision.generated.still;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 帳票: one field of an inspection sheet; two fields of one sheet are a group.
///
/// Values are drawn digit by digit, so that nothing but the field tells them.
record InspectionSheet() implements VisualFamily {
    static final int WIDTH = 448;
    private static final List<Wording> COLUMNS = List.of(new Wording("寸法", "dimension"), new Wording("重量", "weight"),
            new Wording("硬さ", "hardness"));
    private static final List<String> UNITS = List.of("mm", "kg", "HRB");
    private static final List<String> PEOPLE = List.of("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村");

    @Override
    public String name() {
        return "inspection-sheet";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        int rows = difficulty.of(4, 7, 10);
        Dice dice = draw.dice("cells");
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(COLUMNS.stream().map(_ -> dice.between(10, 99) + "." + dice.between(0, 9)).toList());
        }
        List<Integer> asked = draw.dice("asked").some(2,
                IntStream.range(0, rows * COLUMNS.size()).boxed().toList());
        List<List<String>> sheet = new ArrayList<>(cells);
        for (int i = 0; i < 2; i++) {
            int field = asked.get(i);
            List<String> row = new ArrayList<>(sheet.get(field / COLUMNS.size()));
            row.set(field % COLUMNS.size(),
                    row.get(field % COLUMNS.size()).substring(0, 3) + draw.turn(10, "last " + i));
            sheet.set(field / COLUMNS.size(), List.copyOf(row));
        }
        Sketch sketch = sketch(draw, difficulty, sheet);
        return asked.stream().map(field -> item(draw, sheet, field / COLUMNS.size(), field % COLUMNS.size(), sketch))
                .toList();
    }

    private static VisualItem item(Draw draw, List<List<String>> sheet, int row, int column, Sketch sketch) {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "field");
        for (int r = 0; r < sheet.size(); r++) {
            for (int c = 0; c < COLUMNS.size(); c++) {
                state.put(cell(r, c), sheet.get(r).get(c));
            }
        }
        state.put("asked", cell(row, column));
        Wording question = new Wording(
                "この検査成績書の No. %s の%sはいくつですか。数値だけを答えてください。".formatted(row + 1, COLUMNS.get(column).japanese()),
                "On this inspection sheet, what is the %s of No. %s? Answer with the number only."
                        .formatted(COLUMNS.get(column).english() + " (" + COLUMNS.get(column).japanese() + ")",
                                row + 1));
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(sheet.get(row).get(column))), state, sketch);
    }

    private static String cell(int row, int column) {
        return "cell/" + (row + 1) + "/" + COLUMNS.get(column).japanese();
    }

    private static Sketch sketch(Draw draw, Difficulty difficulty, List<List<String>> sheet) {
        Dice dice = draw.dice("look");
        List<String> people = sheet.stream().map(_ -> dice.one(PEOPLE)).toList();
        int year = dice.between(3, 8);
        String date = "令和%s年%s月%s日".formatted(year, dice.between(1, 12), dice.between(1, 28));
        double turn = StrictMath.toRadians(difficulty.of(0.0, dice.real(-1, 1), dice.real(-2, 2)));
        String seal = dice.one(PEOPLE);
        long seed = dice.chance().nextLong();
        int height = 174 + 34 * sheet.size();
        return new Sketch(WIDTH, height, Paint.PAPER, canvas -> {
            canvas.under(AffineTransform.getRotateInstance(turn, WIDTH / 2.0, height / 2.0));
            canvas.words("検査成績書", 30, 150, 34, Paint.BLACK);
            canvas.words(date, 20, 350, 36, Paint.BLACK);
            Table.draw(canvas, 20, 66, new double[]{46, 92, 92, 104, 78}, 34, header(), body(sheet, people));
            seal(canvas, difficulty, seal, height);
            canvas.under(new AffineTransform());
            Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
        });
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("No."));
        for (int c = 0; c < COLUMNS.size(); c++) {
            header.add(COLUMNS.get(c).japanese() + "\n" + UNITS.get(c));
        }
        header.add("担当");
        return header;
    }

    private static List<List<String>> body(List<List<String>> sheet, List<String> people) {
        List<List<String>> body = new ArrayList<>();
        for (int row = 0; row < sheet.size(); row++) {
            List<String> line = new ArrayList<>(List.of(Integer.toString(row + 1)));
            line.addAll(sheet.get(row));
            line.add(people.get(row));
            body.add(line);
        }
        return body;
    }

    private static void seal(Canvas canvas, Difficulty difficulty, String name, int height) {
        double x = difficulty == Difficulty.HARD ? 390 : 402;
        double y = difficulty == Difficulty.HARD ? height - 58 : height - 27;
        canvas.ring(x, y, 23, 2.5, Paint.RED);
        canvas.words(name, 19, x, y, Paint.RED);
    }
}
