package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
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

/// 遮蔽: which of two parts lies behind; the one, the other and apart, where it cannot be told, are a group.
record PartBehind() implements VisualFamily {
    private static final int SIZE = 448;
    private static final double MIDDLE = SIZE / 2.0;
    private static final double APART = 166;
    private static final double ASIDE = 146;
    private static final double STEP = 6;
    private static final int GRID = 6;
    private static final Wording UNKNOWN = new Wording("この写真からは判断できない", "It cannot be told from this picture");

    private enum Part {
        PLATE("平板", "plate", 0xC05A3A), WASHER("座金", "washer", 0x4D79A8), NUT("六角ナット", "hexagon nut", 0x5F9A5C),
        ROD("丸棒",
                "rod", 0xB69338),
        BRACKET("L形金具", "L-shaped bracket", 0x85609E);

        private final String japanese;
        private final String english;
        private final int colour;

        Part(String japanese, String english, int colour) {
            this.japanese = japanese;
            this.english = english;
            this.colour = colour;
        }

        private Wording label() {
            return new Wording(japanese, english);
        }

        private Color paint() {
            return new Color(colour);
        }

        /// Return its outline around 0, 0, about 100 pixels wide.
        Shape shape() {
            return switch (this) {
                case PLATE -> new Rectangle2D.Double(-62, -44, 124, 88);
                case WASHER -> {
                    Path2D.Double ring = new Path2D.Double(Path2D.WIND_EVEN_ODD);
                    ring.append(new Ellipse2D.Double(-60, -60, 120, 120), false);
                    ring.append(new Ellipse2D.Double(-24, -24, 48, 48), false);
                    yield ring;
                }
                case NUT -> {
                    Path2D.Double nut = new Path2D.Double(Path2D.WIND_EVEN_ODD);
                    nut.append(Canvas.polygon(60, 0, 30, 52, -30, 52, -60, 0, -30, -52, 30, -52), false);
                    nut.append(new Ellipse2D.Double(-22, -22, 44, 44), false);
                    yield nut;
                }
                case ROD -> new Rectangle2D.Double(-76, -19, 152, 38);
                case BRACKET -> Canvas.polygon(-56, -56, -14, -56, -14, 14, 56, 14, 56, 56, -56, 56);
            };
        }
    }

    /// A part that lies on a tray.
    private record Laid(Part part, double x, double y, double turn) {

        Shape outline() {
            return place().createTransformedShape(part.shape());
        }

        AffineTransform place() {
            return new AffineTransform(StrictMath.cos(turn), StrictMath.sin(turn), -StrictMath.sin(turn),
                    StrictMath.cos(turn), x, y);
        }
    }

    /// Two parts on a line through the middle of the tray.
    private record Pair(Laid first, Laid second) {

        static Pair at(List<Part> parts, double along, double turn, double turned, double apart) {
            double dx = StrictMath.cos(along) * apart / 2;
            double dy = StrictMath.sin(along) * apart / 2;
            return new Pair(new Laid(parts.getFirst(), MIDDLE - dx, MIDDLE - dy, turn),
                    new Laid(parts.get(1), MIDDLE + dx, MIDDLE + dy, turned));
        }

        /// Return how much of the picture both cover, in square pixels.
        int shared() {
            Shape one = first.outline();
            Shape other = second.outline();
            int shared = 0;
            for (int y = 60; y < SIZE - 60; y += GRID) {
                for (int x = 60; x < SIZE - 60; x += GRID) {
                    shared += one.contains(x, y) && other.contains(x, y) ? GRID * GRID : 0;
                }
            }
            return shared;
        }
    }

    private enum Way {
        FIRST_BEHIND, SECOND_BEHIND, APART
    }

    @Override
    public String name() {
        return "part-behind";
    }

    @Override
    public List<VisualItem> group(Draw draw, Difficulty difficulty) {
        Dice dice = draw.dice("parts");
        List<Part> parts = dice.some(difficulty.of(2, 3, 4), List.of(Part.values()));
        double along = StrictMath.toRadians(dice.between(0, 359));
        double turn = StrictMath.toRadians(dice.between(0, 359));
        double turned = turn + dice.real(0.3, 1.2);
        double near = APART;
        Pair touching = Pair.at(parts, along, turn, turned, near);
        while (near > STEP && touching.shared() < difficulty.of(2_400, 1_400, 700)) {
            near -= STEP;
            touching = Pair.at(parts, along, turn, turned, near);
        }
        Pair apart = Pair.at(parts, along, turn, turned, APART);
        List<Laid> others = new ArrayList<>();
        for (int i = 2; i < parts.size(); i++) {
            double side = i == 2 ? ASIDE : -ASIDE;
            others.add(new Laid(parts.get(i), MIDDLE - StrictMath.sin(along) * side,
                    MIDDLE + StrictMath.cos(along) * side, StrictMath.toRadians(dice.between(0, 359))));
        }
        List<Wording> choices = dice.shuffled(List.of(parts.getFirst().label(), parts.get(1).label(), UNKNOWN));
        Pair close = touching;
        return Stream.of(Way.values())
                .map(way -> item(draw, difficulty, way == Way.APART ? apart : close, others, way, choices)).toList();
    }

    private static VisualItem item(Draw draw, Difficulty difficulty, Pair pair, List<Laid> others, Way way,
            List<Wording> choices) {
        Wording first = pair.first().part().label();
        Wording second = pair.second().part().label();
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "behind");
        state.put("first", first.japanese());
        state.put("second", second.japanese());
        state.put("overlap", way == Way.APART ? "none" : "some");
        state.put("top", way == Way.SECOND_BEHIND ? "first" : "second");
        Wording question = new Wording(
                "%sと%sのうち、奥（下側）にある部品はどちらですか。".formatted(first.japanese(), second.japanese()),
                "Of the %s and the %s, which part lies behind (underneath)?".formatted(first.english(),
                        second.english()));
        Wording answer = switch (way) {
            case FIRST_BEHIND -> first;
            case SECOND_BEHIND -> second;
            case APART -> UNKNOWN;
        };
        List<Laid> laid = new ArrayList<>(others);
        laid.add(way == Way.SECOND_BEHIND ? pair.second() : pair.first());
        laid.add(way == Way.SECOND_BEHIND ? pair.first() : pair.second());
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, choices, List.of(answer), state,
                new Sketch(SIZE, SIZE, new Color(0x8E9A93), canvas -> draw(canvas, difficulty, laid, seed)));
    }

    private static void draw(Canvas canvas, Difficulty difficulty, List<Laid> laid, long seed) {
        canvas.box(8, 8, SIZE - 16, SIZE - 16, new Color(0xA9B4AD));
        laid.forEach(part -> part(canvas, part, difficulty));
        Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
    }

    private static void part(Canvas canvas, Laid laid, Difficulty difficulty) {
        Color colour = difficulty == Difficulty.HARD ? new Color(0x87919A) : laid.part().paint();
        canvas.fill(laid.outline(), colour.darker().darker());
        AffineTransform inner = laid.place();
        inner.scale(0.94, 0.94);
        canvas.fill(inner.createTransformedShape(laid.part().shape()), colour);
    }
}
