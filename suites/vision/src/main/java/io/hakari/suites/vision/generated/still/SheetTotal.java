package io.hakari.suites.vision.generated.still;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 帳票: whether the total of a parts list is right; the list with the right total and with one that is off is a group.
///
/// The wrong total is off in one digit, up or down. In half of the lists a quantity is changed instead, so that both lists
/// show the same total and the total alone tells nothing.
record SheetTotal() implements VisualFamily {
    private static final List<String> PARTS = List.of("六角ボルト", "平座金", "ばね座金", "Oリング", "割ピン", "止め輪", "軸受", "継手", "銘板",
            "パッキン");

    @Override
    public String name() {
        return "sheet-total";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("list");
        int rows = difficulty.of(3, 5, 7);
        List<String> parts = dice.some(rows, PARTS);
        List<Integer> counts = parts.stream().map(_ -> dice.between(2, difficulty.of(9, 30, 99))).toList();
        int total = counts.stream().mapToInt(Integer::intValue).sum();
        int off = dice.between(1, 3) * (dice.coin() ? 1 : -1);
        List<Wording> choices = dice.shuffled(Answers.YES_NO);
        boolean byTotal = dice.coin();
        int row = dice.between(0, rows - 1);
        List<Integer> others = new ArrayList<>(counts);
        others.set(row, Math.max(1, counts.get(row) + off) == counts.get(row)
                ? counts.get(row) + 1
                : Math.max(1, counts.get(row) + off));
        long seed = dice.chance().nextLong();
        return Stream.of(true, false)
                .map(right -> item(draw, difficulty, parts, right || byTotal ? counts : others,
                        right || !byTotal ? total : total + off, choices, seed))
                .toList();
    }

    private static VisualItem item(Draw draw, Difficulty difficulty, List<String> parts, List<Integer> counts,
            int total,
            List<Wording> choices, long seed) {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "total");
        for (int i = 0; i < parts.size(); i++) {
            state.put("row/" + i + "/part", parts.get(i));
            state.put("row/" + i + "/count", Integer.toString(counts.get(i)));
        }
        state.put("total", Integer.toString(total));
        boolean right = counts.stream().mapToInt(Integer::intValue).sum() == total;
        Wording question = new Wording("この部品表の合計は、各行の員数を足した値と合っていますか。",
                "Does the total of this parts list agree with the sum of the quantities of its rows?");
        int height = 156 + 36 * parts.size();
        return new VisualItem(draw.title(), draw.title(), question, choices, List.of(Answers.yes(right)), state,
                new Sketch(400, height, Paint.PAPER, canvas -> {
                    canvas.words("部品表", 30, 200, 34, Paint.BLACK);
                    List<List<String>> body = new ArrayList<>();
                    for (int i = 0; i < parts.size(); i++) {
                        body.add(List.of(Integer.toString(i + 1), parts.get(i), Integer.toString(counts.get(i))));
                    }
                    body.add(List.of("", "合計", Integer.toString(total)));
                    Table.draw(canvas, 30, 66, new double[]{64, 170, 106}, 36, List.of("照合", "品名", "員数"), body);
                    Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
                }));
    }
}
