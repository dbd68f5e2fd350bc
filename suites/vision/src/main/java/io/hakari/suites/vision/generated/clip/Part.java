package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Wording;

/// A small part that is built into a housing.
///
/// @param shape of it
/// @param paint what colour it has
record Part(Shape shape, Paint paint) {

    /// What it is.
    enum Shape {
        WASHER(new Wording("座金", "washer")),
        SPACER(new Wording("スペーサ", "spacer")),
        GEAR(new Wording("歯車", "gear")),
        BOLT(new Wording("ボルト", "bolt")),
        SPRING(new Wording("ばね", "spring")),
        PLATE(new Wording("カバープレート", "cover plate"));

        // Two strings; the check knows only types that carry its own annotation.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Wording name;

        Shape(Wording name) {
            this.name = name;
        }
    }

    /// Its colour.
    enum Paint {
        RED(new Wording("赤い", "red"), Ink.RED),
        BLUE(new Wording("青い", "blue"), Ink.BLUE),
        YELLOW(new Wording("黄色い", "yellow"), Ink.YELLOW),
        GREEN(new Wording("緑色の", "green"), Ink.GREEN),
        PURPLE(new Wording("紫色の", "purple"), Ink.PURPLE);

        // Two strings; the check knows only types that carry its own annotation.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Wording name;
        // As above.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Color color;

        Paint(Wording name, Color color) {
            this.name = name;
            this.color = color;
        }
    }

    /// Return different parts: of different shapes and any colours, or of few shapes and colours where they look alike.
    static List<Part> some(Dice chance, int count, boolean alike) {
        List<Shape> shapes = chance.shuffled(Arrays.asList(Shape.values()));
        List<Paint> paints = chance.shuffled(Arrays.asList(Paint.values()));
        if (alike) {
            List<Part> grid = shapes.subList(0, 3).stream()
                    .flatMap(shape -> Stream.of(new Part(shape, paints.get(0)), new Part(shape, paints.get(1))))
                    .toList();
            return chance.shuffled(grid).subList(0, count);
        }
        return shapes.subList(0, count).stream().map(shape -> new Part(shape, chance.one(paints))).toList();
    }

    Wording name() {
        return new Wording(paint.name.japanese() + shape.name.japanese(),
                paint.name.english() + " " + shape.name.english());
    }

    void draw(Stage stage, double x, double y) {
        Color color = paint.color;
        switch (shape) {
            case WASHER -> stage.edgedDisc(color, Ink.DARK, x, y, 20).edgedDisc(Ink.WALL, Ink.DARK, x, y, 10);
            case SPACER -> stage.edgedBox(color, Ink.DARK, x - 13, y - 19, 26, 38).box(Ink.DARK, x - 3, y - 19, 6, 38);
            case GEAR -> gear(stage, color, x, y);
            case BOLT ->
                stage.edgedBox(color, Ink.DARK, x - 16, y - 22, 32, 15).edgedBox(color, Ink.DARK, x - 7, y - 9, 14, 32);
            case SPRING -> spring(stage, color, x, y);
            case PLATE -> plate(stage, color, x, y);
        }
    }

    private static void gear(Stage stage, Color color, double x, double y) {
        for (int tooth = 0; tooth < 8; tooth++) {
            double angle = StrictMath.PI * tooth / 4;
            double dx = StrictMath.cos(angle);
            double dy = StrictMath.sin(angle);
            stage.bar(Ink.DARK, x + 12 * dx, y + 12 * dy, x + 24 * dx, y + 24 * dy, 10);
            stage.bar(color, x + 12 * dx, y + 12 * dy, x + 22 * dx, y + 22 * dy, 6);
        }
        stage.edgedDisc(color, Ink.DARK, x, y, 17).disc(color, x, y, 15).edgedDisc(Ink.WALL, Ink.DARK, x, y, 6);
    }

    private static void spring(Stage stage, Color color, double x, double y) {
        for (int turn = 0; turn < 5; turn++) {
            double up = y - 21 + 8 * turn;
            stage.bar(Ink.DARK, x - 14, up + 3, x + 14, up + 9, 8).bar(color, x - 13, up + 3, x + 13, up + 9, 4);
        }
    }

    private static void plate(Stage stage, Color color, double x, double y) {
        stage.edgedBox(color, Ink.DARK, x - 24, y - 15, 48, 30);
        for (int hole = 0; hole < 4; hole++) {
            stage.disc(Ink.DARK, x + (hole % 2 == 0 ? -17 : 17), y + (hole < 2 ? -8 : 8), 3);
        }
    }
}
