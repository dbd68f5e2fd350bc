package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// A hand that puts parts into a housing, one after the other.
///
/// @param frames how many there are
/// @param stay   how many frames a part is in sight
/// @param starts the first frame of each part, one after the other
/// @param order  the step whose part is put in, from 0
/// @param parts  of the steps
record Assembly(int frames, int stay, List<Integer> starts, List<Integer> order, List<Part> parts) implements Film {
    private static final double FROM_X = 292;
    private static final double FROM_Y = 70;
    private static final double OVER_X = 112;
    private static final double OVER_Y = 62;
    private static final double INSIDE_Y = 158;
    private static final double TURN = 0.65;

    Assembly {
        starts = List.copyOf(starts);
        order = List.copyOf(order);
        parts = List.copyOf(parts);
    }

    @Override
    public int rate() {
        return 10;
    }

    private int handled(int frame) {
        for (int place = 0; place < starts.size(); place++) {
            if (frame >= starts.get(place) && frame < starts.get(place) + stay) {
                return place;
            }
        }
        return -1;
    }

    private double way(int place, int frame) {
        return (frame - starts.get(place) + 0.5) / stay;
    }

    /// The step whose part is in the hand, from 1, or 0; and how far it is on its way.
    @Override
    public double[] visible(int frame) {
        int place = handled(frame);
        return place < 0 ? new double[]{0, 0} : new double[]{order.get(place) + 1.0, way(place, frame)};
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(Ink.WALL);
        stage.box(new Color(0xB5895B), 0, 196, Stage.WIDTH, 44).box(new Color(0x8E6840), 0, 196, Stage.WIDTH, 4);
        stage.roundBox(new Color(0x3C444D), OVER_X - 58, 110, 116, 20, 4);
        int place = handled(frame);
        if (place >= 0) {
            carry(stage, parts.get(order.get(place)), way(place, frame));
        }
        housing(stage);
        chute(stage);
        return stage.picture();
    }

    private static void carry(Stage stage, Part part, double way) {
        double across = Math.min(1, way / TURN);
        double down = Math.max(0, (way - TURN) / (1 - TURN));
        double x = FROM_X + (OVER_X - FROM_X) * across;
        double y = FROM_Y + (OVER_Y - FROM_Y) * across + (INSIDE_Y - OVER_Y) * down;
        stage.bar(new Color(0x33518C), x + 26, y - 40, x + 290, y - 198, 30);
        stage.bar(Ink.SKIN, x + 8, y - 26, x + 34, y - 46, 24).disc(Ink.SKIN, x + 8, y - 26, 13);
        part.draw(stage, x, y);
        stage.bar(Ink.SKIN, x - 2, y - 10, x + 6, y - 26, 9).bar(Ink.SKIN, x + 12, y - 8, x + 12, y - 26, 9);
    }

    /// The front of the housing, which hides what is inside.
    private static void housing(Stage stage) {
        stage.roundBox(Ink.DARK, OVER_X - 62, 120, 124, 80, 6).roundBox(Ink.STEEL, OVER_X - 59, 123, 118, 74, 5);
        stage.box(new Color(0x747C85), OVER_X - 59, 178, 118, 5);
        stage.roundBox(Ink.WHITE, OVER_X - 44, 140, 88, 26, 3).letters(Ink.DARK, "ハウジング", 15, OVER_X, 153);
    }

    /// The box that parts are taken from.
    private static void chute(Stage stage) {
        stage.edgedBox(new Color(0x6E7F91), Ink.DARK, 262, 30, 62, 166);
        stage.roundBox(Ink.WHITE, 268, 130, 46, 24, 3).letters(Ink.DARK, "部品", 16, 291, 142);
    }
}
