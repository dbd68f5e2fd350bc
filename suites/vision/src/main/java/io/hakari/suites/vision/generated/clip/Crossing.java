package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// A lane with an AGV, crossed by a person, seen from above.
///
/// @param frames how many there are
/// @param enters seconds at which the person steps into the lane
/// @param leaves seconds at which the person has left it
/// @param edge   how far from the lane the person waits before and after, in metres
/// @param way    of the AGV
/// @param shelf  whether one hides part of the lane
/// @param others people who stand about
/// @param colour of the AGV, from 0
/// @param down   whether the person walks down the picture
record Crossing(int frames, double enters, double leaves, double edge, Way way, boolean shelf, int others, int colour,
        boolean down) implements Film {
    static final int COLOURS = 3;
    /// Where the middle of an AGV waits, in metres before the place where people cross.
    static final double FARTHEST_WAIT = -2.75;
    static final double NEAREST_WAIT = -1.3;

    private static final double SCALE = 40;
    private static final double CENTRE = 172;
    private static final double MIDDLE = 122;
    private static final double HALF_LANE = 0.9;
    private static final double SHELF_FROM = -0.95;
    private static final List<Color> PAINT = List.of(Ink.ORANGE, Ink.BLUE, Ink.GREEN);

    @Override
    public int rate() {
        return 10;
    }

    Crossing withWay(Way other) {
        return new Crossing(frames, enters, leaves, edge, other, shelf, others, colour, down);
    }

    /// Where the person is across the lane, in metres from its middle.
    private double person(double seconds) {
        double far = HALF_LANE + edge;
        double speed = 2 * HALF_LANE / (leaves - enters);
        double across = -HALF_LANE + speed * (seconds - enters);
        return Math.clamp(across, -far, far);
    }

    /// Where the AGV is, where the person is, and the AGV's colour.
    @Override
    public double[] visible(int frame) {
        return new double[]{way.at(seconds(frame)), person(seconds(frame)), colour};
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(Ink.FLOOR);
        double half = HALF_LANE * SCALE;
        stage.box(new Color(0xB4B8BA), 0, MIDDLE - half, Stage.WIDTH, 2 * half);
        stage.box(Ink.YELLOW, 0, MIDDLE - half - 4, Stage.WIDTH, 4).box(Ink.YELLOW, 0, MIDDLE + half, Stage.WIDTH, 4);
        for (int stripe = 0; stripe < 6; stripe++) {
            stage.box(Ink.WHITE, CENTRE - 20, MIDDLE - half + 3 + 12 * stripe, 40, 6);
        }
        racks(stage);
        for (int other = 0; other < others; other++) {
            person(stage, other == 0 ? 60 : 268, other == 0 ? 188 : 54, Ink.PURPLE, 0);
        }
        double walked = person(seconds(frame));
        person(stage, CENTRE, MIDDLE + (down ? 1 : -1) * walked * SCALE, Ink.WHITE, step(frame));
        agv(stage, CENTRE + way.at(seconds(frame)) * SCALE);
        if (shelf) {
            shelf(stage);
        }
        return stage.picture();
    }

    private int step(int frame) {
        double now = seconds(frame);
        boolean walks = person(now) != person(now + 0.05);
        return walks ? frame % 4 < 2 ? 1 : -1 : 0;
    }

    private static void racks(Stage stage) {
        for (int rack = 0; rack < 2; rack++) {
            double y = rack == 0 ? 0 : 214;
            for (double x : new double[]{0, 52, 216, 268}) {
                stage.edgedBox(new Color(0x6E7F91), Ink.DARK, x, y, 50, 26).box(Ink.CARDBOARD, x + 6, y + 5, 17, 16)
                        .box(Ink.CARDBOARD, x + 27, y + 5, 17, 16);
            }
        }
    }

    /// A shelf in front of the camera, over part of the lane.
    private static void shelf(Stage stage) {
        stage.edgedBox(new Color(0x55616E), Ink.DARK, CENTRE + SHELF_FROM * SCALE - 64, MIDDLE - 44, 30, 88);
        stage.box(Ink.STEEL, CENTRE + SHELF_FROM * SCALE - 58, MIDDLE - 38, 18, 76);
    }

    private void agv(Stage stage, double x) {
        stage.roundBox(Ink.DARK, x - 31, MIDDLE - 22, 62, 44, 7).roundBox(PAINT.get(colour), x - 29, MIDDLE - 20, 58,
                40, 6);
        stage.box(Ink.DARK, x + 20, MIDDLE - 15, 6, 30).box(Ink.WHITE, x - 20, MIDDLE - 13, 34, 26);
        stage.letters(Ink.DARK, "AGV", 15, x - 3, MIDDLE);
    }

    /// A person from above: shoulders, helmet, and feet that show a step.
    private static void person(Stage stage, double x, double y, Color helmet, int step) {
        stage.disc(Ink.DARK, x - 5, y + 7 * step, 4).disc(Ink.DARK, x + 5, y - 7 * step, 4);
        stage.roundBox(new Color(0x33518C), x - 14, y - 7, 28, 14, 7);
        stage.edgedDisc(helmet, Ink.DARK, x, y, 8);
    }
}
