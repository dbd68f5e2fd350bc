package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
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
    private static final int SIZE = 416;
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

    private record Laid(Part part, double x, double y, double turn) {

        Area area() {
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.concatenate(new AffineTransform(StrictMath.cos(turn), StrictMath.sin(turn), -StrictMath.sin(turn),
                    StrictMath.cos(turn), 0, 0));
            return new Area(place.createTransformedShape(part.shape()));
        }

        Laid moved(double dx, double dy) {
            return new Laid(part, x + dx, y + dy, turn);
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
        double near = difficulty.of(56.0, 74.0, 88.0);
        List<Laid> laid = new ArrayList<>();
        double middleX = SIZE / 2.0 - 40;
        double middleY = SIZE / 2.0 - 10;
        double dx = StrictMath.cos(along);
        double dy = StrictMath.sin(along);
        double turn = StrictMath.toRadians(dice.between(0, 359));
        laid.add(new Laid(parts.getFirst(), middleX - dx * near / 2, middleY - dy * near / 2, turn));
        laid.add(new Laid(parts.get(1), middleX + dx * near / 2, middleY + dy * near / 2,
                turn + dice.real(0.3, 1.2)));
        while (!overlap(laid, difficulty)) {
            laid.set(1, laid.get(1).moved(-dx * 4, -dy * 4));
        }
        for (int i = 2; i < parts.size(); i++) {
            laid.add(new Laid(parts.get(i), i == 2 ? SIZE - 84 : 84, i == 2 ? SIZE - 84 : SIZE - 70,
                    StrictMath.toRadians(dice.between(0, 359))));
        }
        List<Wording> choices = dice.shuffled(List.of(parts.getFirst().label(), parts.get(1).label(), UNKNOWN));
        return Stream.of(Way.values()).map(way -> item(draw, difficulty, laid, way, choices)).toList();
    }

    private static boolean overlap(List<Laid> laid, Difficulty difficulty) {
        Area both = laid.getFirst().area();
        both.intersect(laid.get(1).area());
        Rectangle2D box = both.getBounds2D();
        return Math.min(box.getWidth(), box.getHeight()) > difficulty.of(44, 30, 18);
    }

    private static VisualItem item(Draw draw, Difficulty difficulty, List<Laid> drawn, Way way, List<Wording> choices) {
        List<Laid> laid = new ArrayList<>(way == Way.APART ? apart(drawn) : drawn);
        TreeMap<String, String> state = new TreeMap<>();
        state.put("template", "behind");
        state.put("first", laid.getFirst().part().label().japanese());
        state.put("second", laid.get(1).part().label().japanese());
        state.put("overlap", way == Way.APART ? "none" : "some");
        state.put("top", way == Way.SECOND_BEHIND ? "first" : "second");
        Wording question = new Wording("%sと%sのうち、奥（下側）にある部品はどちらですか。".formatted(
                laid.getFirst().part().label().japanese(), laid.get(1).part().label().japanese()),
                "Of the %s and the %s, which part lies behind (underneath)?".formatted(
                        laid.getFirst().part().label().english(), laid.get(1).part().label().english()));
        Wording answer = switch (way) {
            case FIRST_BEHIND -> laid.getFirst().part().label();
            case SECOND_BEHIND -> laid.get(1).part().label();
            case APART -> UNKNOWN;
        };
        if (way == Way.SECOND_BEHIND) {
            laid.set(0, laid.set(1, laid.getFirst()));
        }
        long seed = draw.chance("grain").nextLong();
        return new VisualItem(draw.title(), draw.title(), question, choices, List.of(answer), state,
                new Sketch(SIZE, SIZE, new Color(0x8E9A93), canvas -> draw(canvas, difficulty, laid, seed)));
    }

    /// Move the second away from the first until a gap lies between.
    private static List<Laid> apart(List<Laid> laid) {
        double dx = laid.get(1).x() - laid.getFirst().x();
        double dy = laid.get(1).y() - laid.getFirst().y();
        double length = Math.max(1, StrictMath.hypot(dx, dy));
        List<Laid> apart = new ArrayList<>(laid);
        Area first = laid.getFirst().area();
        while (!isClear(first, apart.get(1))) {
            apart.set(1, apart.get(1).moved(dx / length * 4, dy / length * 4));
            apart.set(0, apart.getFirst().moved(-dx / length * 4, -dy / length * 4));
            first = apart.getFirst().area();
        }
        return apart;
    }

    private static boolean isClear(Area first, Laid second) {
        for (int step = 0; step < 8; step++) {
            double at = StrictMath.toRadians(45.0 * step);
            Area both = second.moved(8 * StrictMath.cos(at), 8 * StrictMath.sin(at)).area();
            both.intersect(first);
            if (!both.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void draw(Canvas canvas, Difficulty difficulty, List<Laid> laid, long seed) {
        canvas.box(14, 14, SIZE - 28, SIZE - 28, new Color(0xA9B4AD));
        for (int i = laid.size() - 1; i >= 2; i--) {
            part(canvas, laid.get(i), difficulty);
        }
        part(canvas, laid.getFirst(), difficulty);
        part(canvas, laid.get(1), difficulty);
        Scan.grain(canvas, seed, difficulty == Difficulty.HARD);
    }

    private static void part(Canvas canvas, Laid laid, Difficulty difficulty) {
        Area area = laid.area();
        Color colour = difficulty == Difficulty.HARD ? new Color(0x87919A) : laid.part().paint();
        AffineTransform place = AffineTransform.getTranslateInstance(laid.x(), laid.y());
        place.concatenate(new AffineTransform(StrictMath.cos(laid.turn()), StrictMath.sin(laid.turn()),
                -StrictMath.sin(laid.turn()), StrictMath.cos(laid.turn()), 0, 0));
        canvas.fill(area, colour.darker().darker());
        place.scale(0.94, 0.94);
        canvas.fill(place.createTransformedShape(laid.part().shape()), colour);
    }
}
