package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
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

/// 空間関係: on which side of one thing another is, as the robot or as the viewer sees it; a scene and its mirror image are a group.
///
/// The mirror image has the same words and the other answer.
record RobotSide() implements VisualFamily {
    private static final int SIZE = 448;
    private static final Wording LEFT = new Wording("左", "left");
    private static final Wording RIGHT = new Wording("右", "right");

    private enum Thing {
        BOX("箱", "box"), CART("台車", "cart"), CONE("コーン", "cone"), DRUM("ドラム缶", "drum"), PALLET("パレット", "pallet");

        private final String japanese;
        private final String english;

        Thing(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        private Wording label() {
            return new Wording(japanese, english);
        }
    }

    /// A thing on the floor, seen from above.
    private record Placed(Thing thing, double x, double y) {

        Placed mirrored() {
            return new Placed(thing, SIZE - x, y);
        }
    }

    /// @param facing of the robot, in degrees clockwise from the top of the picture
    private record Scene(double facing, List<Placed> things) {

        Scene mirrored() {
            return new Scene(-facing, things.stream().map(Placed::mirrored).toList());
        }

        /// Return how far the first thing lies to the right of the second, as seen by robot or viewer.
        double lead(boolean robot) {
            double dx = things.getFirst().x() - things.get(1).x();
            double dy = things.getFirst().y() - things.get(1).y();
            double angle = StrictMath.toRadians(facing);
            return robot ? dx * StrictMath.cos(angle) + dy * StrictMath.sin(angle) : dx;
        }
    }

    @Override
    public String name() {
        return "robot-side";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("scene");
        boolean robot = draw.turn(2, "frame") == 0;
        Scene scene = scene(dice, difficulty, robot);
        List<Wording> choices = dice.shuffled(List.of(LEFT, RIGHT));
        return Stream.of(scene, scene.mirrored()).map(one -> item(draw, one, robot, choices)).toList();
    }

    private static Scene scene(Dice dice, Difficulty difficulty, boolean robot) {
        while (true) {
            double facing = difficulty.of(dice.between(-20, 20), 90 * dice.between(0, 3) + dice.between(-20, 20),
                    dice.between(-180, 180));
            List<Thing> kinds = dice.some(difficulty.of(2, 3, 5), List.of(Thing.values()));
            List<Placed> things = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                things.add(new Placed(kinds.get(i), dice.real(56, SIZE - 56), dice.real(56, SIZE - 56)));
            }
            Scene scene = new Scene(facing, things);
            if (Math.abs(scene.lead(robot)) > difficulty.of(110, 80, 56) && isApart(things)
                    && (difficulty != Difficulty.HARD || !robot || scene.lead(true) * scene.lead(false) < 0)) {
                return scene;
            }
        }
    }

    private static boolean isApart(List<Placed> things) {
        for (int i = 0; i < things.size(); i++) {
            Placed one = things.get(i);
            if (StrictMath.hypot(one.x() - SIZE / 2.0, one.y() - SIZE / 2.0) < 104) {
                return false;
            }
            for (int j = 0; j < i; j++) {
                if (StrictMath.hypot(one.x() - things.get(j).x(), one.y() - things.get(j).y()) < 90) {
                    return false;
                }
            }
        }
        return true;
    }

    private static VisualItem item(Draw draw, Scene scene, boolean robot, List<Wording> choices) {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", robot ? "robot" : "viewer");
        state.put("robot/facing", number(scene.facing()));
        for (int i = 0; i < scene.things().size(); i++) {
            state.put("thing/" + i + "/kind", scene.things().get(i).thing().name());
            state.put("thing/" + i + "/x", number(scene.things().get(i).x()));
            state.put("thing/" + i + "/y", number(scene.things().get(i).y()));
        }
        Wording first = scene.things().getFirst().thing().label();
        Wording second = scene.things().get(1).thing().label();
        Wording question = robot
                ? new Wording("真上から見た図です。ロボットは矢印の方向を向いています。ロボットから見て、%sは%sの左右どちら側にありますか。"
                        .formatted(first.japanese(), second.japanese()),
                        "This is a view from above; the robot faces the way of its arrow. From the robot's point of view, on which side of the %s is the %s?"
                                .formatted(second.english(), first.english()))
                : new Wording("真上から見た図です。この図を見ている人から見て、%sは%sの左右どちら側にありますか。"
                        .formatted(first.japanese(), second.japanese()),
                        "This is a view from above. From the point of view of a person who looks at this picture, on which side of the %s is the %s?"
                                .formatted(second.english(), first.english()));
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, choices,
                List.of(scene.lead(robot) > 0 ? RIGHT : LEFT), state,
                new Sketch(SIZE, SIZE, Paint.FLOOR, canvas -> draw(canvas, scene, seed)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void draw(Canvas canvas, Scene scene, long seed) {
        for (int line = 64; line < SIZE; line += 64) {
            canvas.box(0, line, SIZE, 1, new Color(0xB2B6B1));
            canvas.box(line, 0, 1, SIZE, new Color(0xB2B6B1));
        }
        scene.things().forEach(placed -> thing(canvas, placed));
        AffineTransform place = AffineTransform.getTranslateInstance(SIZE / 2.0, SIZE / 2.0);
        double angle = StrictMath.toRadians(scene.facing());
        place.concatenate(new AffineTransform(StrictMath.cos(angle), StrictMath.sin(angle), -StrictMath.sin(angle),
                StrictMath.cos(angle), 0, 0));
        canvas.under(place);
        robot(canvas);
        canvas.under(new AffineTransform());
        canvas.box(SIZE / 2.0 - 38, SIZE / 2.0 - 2, 76, 24, Paint.WHITE);
        canvas.words("ロボット", 18, SIZE / 2.0, SIZE / 2.0 + 10, Paint.BLACK);
        Scan.grain(canvas, seed, false);
    }

    private static void robot(Canvas canvas) {
        canvas.box(-46, -36, 14, 30, Paint.BLACK);
        canvas.box(32, -36, 14, 30, Paint.BLACK);
        canvas.box(-46, 10, 14, 30, Paint.BLACK);
        canvas.box(32, 10, 14, 30, Paint.BLACK);
        canvas.box(-38, -42, 76, 88, new Color(0xE58A1F));
        canvas.polygon(Paint.RED, 0, -84, 20, -52, 8, -52, 8, -22, -8, -22, -8, -52, -20, -52);
    }

    private static void thing(Canvas canvas, Placed placed) {
        double x = placed.x();
        double y = placed.y();
        switch (placed.thing()) {
            case BOX -> {
                canvas.box(x - 27, y - 24, 54, 48, Paint.CARDBOARD);
                canvas.box(x - 5, y - 24, 10, 48, new Color(0xE3CDA0));
            }
            case CART -> {
                canvas.box(x - 32, y - 22, 64, 44, new Color(0x3B6FB0));
                canvas.box(x - 27, y - 17, 54, 34, new Color(0x5E8FCC));
                canvas.box(x + 30, y - 22, 7, 44, Paint.DARK);
            }
            case CONE -> {
                canvas.box(x - 22, y - 22, 44, 44, new Color(0xB4441A));
                canvas.disc(x, y, 19, new Color(0xF2682A));
                canvas.ring(x, y, 13, 5, Paint.WHITE);
            }
            case DRUM -> {
                canvas.disc(x, y, 26, new Color(0x2F6B5E));
                canvas.ring(x, y, 23, 3, new Color(0x1E4A40));
                canvas.disc(x + 11, y - 9, 5, Paint.BLACK);
            }
            case PALLET -> {
                canvas.box(x - 30, y - 26, 60, 52, new Color(0x7A5A35));
                for (int board = 0; board < 5; board++) {
                    canvas.box(x - 30, y - 26 + 11.0 * board, 60, 7.5, new Color(0xB48A57));
                }
            }
        }
        canvas.words(placed.thing().japanese, 18, x, y + 37, Paint.BLACK);
    }
}
