package io.hakari.suites.vision.generated.still;

import java.awt.Color;
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

/// 制御盤: which lamps of a panel tell of a fault; one panel in two states is a group.
///
/// None to four lamps do, each count as often as the others; a red lamp that is out tells of nothing.
record ControlPanel() implements VisualFamily {
    private static final int WIDTH = 448;
    private static final int FAULTS = 5;
    private static final List<String> PLAIN = List.of("給水", "排気", "搬送", "冷却", "油圧", "加熱", "潤滑", "集塵", "照明", "換気", "洗浄",
            "乾燥");
    private static final List<String> ALIKE = List.of("ポンプ1A", "ポンプ1B", "ポンプ2A", "ポンプ2B", "ファン1A", "ファン1B", "ファン2A",
            "ファン2B", "炉1A", "炉1B", "炉2A", "炉2B");

    private enum Lamp {
        FAULT, RUNNING, OUT_RED, OUT_GREEN
    }

    @Override
    public String name() {
        return "control-panel";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        int lamps = difficulty.of(6, 9, 12);
        List<String> names = draw.dice("names").some(lamps, difficulty == Difficulty.HARD ? ALIKE : PLAIN);
        return IntStream.range(0, 2).mapToObj(i -> item(draw, difficulty, names, i)).toList();
    }

    private static VisualItem item(Draw draw, Difficulty difficulty, List<String> names, int number) {
        Dice dice = draw.dice("state " + number);
        int faults = draw.turn(FAULTS, "faults " + number);
        List<Integer> order = dice.shuffled(IntStream.range(0, names.size()).boxed().toList());
        List<Lamp> lamps = new ArrayList<>(names.stream().map(_ -> Lamp.OUT_GREEN).toList());
        for (int i = 0; i < order.size(); i++) {
            lamps.set(order.get(i), i < faults ? Lamp.FAULT : calm(dice, difficulty));
        }
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "faults");
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String place = "lamp/" + (char) ('a' + i);
            state.put(place + "/name", names.get(i));
            state.put(place + "/light", lamps.get(i).name());
            if (lamps.get(i) == Lamp.FAULT) {
                wanted.add(names.get(i));
            }
        }
        Wording question = new Wording("この制御盤で異常を示しているランプの名称を、すべて「、」で区切って答えてください。なければ「なし」と答えてください。",
                "List the names of all lamps on this panel that show a fault, separated by commas. Answer \"none\" if there is none.");
        boolean reflections = difficulty == Difficulty.HARD;
        int height = 110 + 106 * (names.size() / 3);
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, List.of(), List.of(Answers.list(wanted)), state,
                new Sketch(WIDTH, height, new Color(0x8C979B),
                        canvas -> draw(canvas, height, names, lamps, reflections, seed)));
    }

    private static Lamp calm(Dice dice, Difficulty difficulty) {
        int kind = dice.between(0, 9);
        int running = difficulty.of(8, 6, 5);
        return kind < running ? Lamp.RUNNING : kind % 2 == 0 ? Lamp.OUT_RED : Lamp.OUT_GREEN;
    }

    private static void draw(Canvas canvas, int height, List<String> names, List<Lamp> lamps, boolean reflections,
            long seed) {
        canvas.box(10, 10, WIDTH - 20, height - 20, new Color(0xD9DCD6));
        canvas.frame(10, 10, WIDTH - 20, height - 20, 3, Paint.DARK);
        for (int corner = 0; corner < 4; corner++) {
            canvas.disc(corner % 2 == 0 ? 24 : WIDTH - 24, corner < 2 ? 24 : height - 24, 6, Paint.DARK);
        }
        canvas.words("表示灯", 22, 86, 40, Paint.BLACK);
        canvas.disc(168, 40, 11, Paint.RED);
        canvas.words("点灯：異常", 20, 238, 40, Paint.BLACK);
        canvas.disc(320, 40, 11, new Color(0x22B14C));
        canvas.words("運転", 20, 358, 40, Paint.BLACK);
        for (int i = 0; i < names.size(); i++) {
            double x = 84 + 140.0 * (i % 3);
            double y = 106 + 106.0 * Math.floorDiv(i, 3);
            lamp(canvas, x, y, lamps.get(i));
            if (reflections && i % 2 == 0) {
                canvas.polygon(new Color(255, 255, 255, 110), x - 6, y - 22, x + 2, y - 24, x - 12, y + 22, x - 20,
                        y + 18);
            }
            canvas.box(x - 58, y + 32, 116, 30, Paint.WHITE);
            canvas.words(names.get(i), 22, x, y + 47, Paint.BLACK);
        }
        Scan.grain(canvas, seed, reflections);
    }

    private static void lamp(Canvas canvas, double x, double y, Lamp lamp) {
        canvas.disc(x, y, 29, Paint.DARK);
        canvas.disc(x, y, 26, Paint.STEEL);
        Color glass = switch (lamp) {
            case FAULT -> new Color(0xF01E1E);
            case RUNNING -> new Color(0x22C84F);
            case OUT_RED -> new Color(0x5A2020);
            case OUT_GREEN -> new Color(0x1F4A2C);
        };
        canvas.disc(x, y, 22, glass);
        if (lamp == Lamp.FAULT || lamp == Lamp.RUNNING) {
            canvas.disc(x - 3, y - 3, 11, lamp == Lamp.FAULT ? new Color(0xFF8A70) : new Color(0x9CF5A8));
        }
    }
}
