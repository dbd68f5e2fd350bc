package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.Wording;

/// 計数: how many people wear a helmet; the same people with other heads are a group.
///
/// How many people there are is drawn apart from how many wear one, and none may.
record HelmetCount() implements VisualFamily {
    private static final int WIDTH = 448;
    private static final int HEIGHT = 352;
    private static final List<Color> HELMETS = List.of(Paint.WHITE, Paint.YELLOW, new Color(0x3F7FC0),
            new Color(0x3FA35B));
    private static final List<Color> CLOTHES = List.of(new Color(0x6F7F8F), new Color(0x8B8F70), new Color(0x5B6B9B),
            new Color(0x9A8468));

    @Override
    public String name() {
        return "helmet-count";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("people");
        int most = most(difficulty);
        int people = most + dice.between(0, 3);
        int columns = difficulty.of(4, 6, 8);
        int rows = (people + columns - 1) / columns;
        List<double[]> places = new ArrayList<>();
        List<Integer> cells = dice.some(people, IntStream.range(0, rows * columns).boxed().toList());
        double step = (WIDTH - 56.0) / columns;
        for (int cell : cells) {
            double wander = difficulty.of(0.08, 0.14, 0.2);
            double x = 28 + step * (cell % columns + 0.5 + dice.real(-wander, wander));
            double y = HEIGHT - 24 - (rows - 1 - cell / columns) * difficulty.of(120.0, 104.0, 92.0) + dice.real(-6, 6);
            places.add(new double[]{x, y, difficulty.of(104, 92, 78) * dice.real(0.94, 1.06)});
        }
        return IntStream.range(0, 2).mapToObj(i -> item(draw, difficulty, places, i)).toList();
    }

    /// Return the greatest number of helmets.
    static int most(Difficulty difficulty) {
        return difficulty.of(4, 8, 12);
    }

    private static VisualItem item(Draw draw, Difficulty difficulty, List<double[]> places, int number) {
        int helmets = draw.turn(most(difficulty) + 1, "helmets " + number);
        Dice dice = draw.dice("heads " + number);
        List<Integer> order = dice.shuffled(IntStream.range(0, places.size()).boxed().toList());
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "helmets");
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            double[] place = places.get(order.get(i));
            Person.Head head = i < helmets ? Person.Head.HELMET : dice.coin() ? Person.Head.CAP : Person.Head.BARE;
            people.add(new Person(place[0], place[1], place[2], head, false, dice.one(CLOTHES)));
            state.put("person/" + order.get(i) + "/head", head.name());
        }
        List<Color> colours = people.stream().map(_ -> dice.one(HELMETS)).toList();
        List<Integer> back = IntStream.range(0, people.size()).boxed()
                .sorted(Comparator.comparingDouble(i -> people.get(i).y())).toList();
        long seed = dice.chance().nextLong();
        Wording question = new Wording("この写真で、保護帽（ヘルメット）を着用している人は何人ですか。数字だけを答えてください。",
                "How many people in this picture wear a safety helmet? Answer with the number only.");
        return new VisualItem(draw.title(), draw.title(), question, List.of(),
                List.of(Wording.both(Integer.toString(helmets))), state,
                new Sketch(WIDTH, HEIGHT, Paint.WALL, canvas -> {
                    Works.hall(canvas, WIDTH, HEIGHT, 96);
                    back.forEach(i -> people.get(i).draw(canvas, new AffineTransform(), colours.get(i)));
                    canvas.under(new AffineTransform());
                    Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
                }));
    }
}
