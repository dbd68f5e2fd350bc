package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/// A thing ahead, as a camera that drives towards it at constant speed sees it.
///
/// Its apparent size is `s(t) = s(u) τ(u) / τ(t)` with `τ(t)` the time left until it is touched (Lee 1976).
///
/// @param frames   how many there are
/// @param left     seconds from the last frame until it is touched
/// @param instant  the frame `u` at which its size is given
/// @param size     half of its apparent width then, in pixels
/// @param obstacle what it is, from 0
/// @param shake    of the camera, in pixels
/// @param shaking  the chance of the shake
record Approach(int frames, double left, int instant, double size, int obstacle, double shake, long shaking)
        implements
            Film {
    static final int OBSTACLES = 3;

    private static final double HORIZON = 104;
    private static final double CENTRE = 160;
    private static final Color FAR = new Color(0x9DA4A8);

    @Override
    public int rate() {
        return 10;
    }

    /// Half of the apparent width.
    double size(int frame) {
        return size * timeLeft(instant) / timeLeft(frame);
    }

    private double timeLeft(int frame) {
        return left + seconds(frames - 1) - seconds(frame);
    }

    @Override
    public double[] visible(int frame) {
        return new double[]{size(frame), obstacle};
    }

    @Override
    public BufferedImage draw(int frame) {
        return seen(size(frame), obstacle, shake, shaking + frame);
    }

    /// Draw what a camera sees that a thing is ahead of.
    static BufferedImage seen(double size, int obstacle, double shake, long shaking) {
        SplittableRandom chance = new SplittableRandom(shaking);
        double dx = shake * chance.nextDouble(-1, 1);
        double dy = shake * chance.nextDouble(-1, 1);
        Stage stage = new Stage(Ink.WALL);
        stage.box(Ink.FLOOR, 0, HORIZON + dy, Stage.WIDTH, Stage.HEIGHT);
        stage.box(FAR, 0, HORIZON - 12 + dy, Stage.WIDTH, 12);
        stage.polygon(Ink.YELLOW, CENTRE - 3 + dx, HORIZON + dy, CENTRE - 1 + dx, HORIZON + dy, 12, 240, -8, 240);
        stage.polygon(Ink.YELLOW, CENTRE + 1 + dx, HORIZON + dy, CENTRE + 3 + dx, HORIZON + dy, 328, 240, 308, 240);
        load(stage, CENTRE + dx, HORIZON + dy, size, obstacle);
        return stage.picture();
    }

    /// A pallet with a load whose foot lies below the horizon and whose top lies above it.
    private static void load(Stage stage, double x, double y, double half, int obstacle) {
        double foot = y + 0.9 * half;
        double top = y - 0.75 * half;
        double pallet = 0.22 * half;
        stage.polygon(Ink.SHADE, x - half, foot, x + half, foot, x + 1.15 * half, foot + 0.1 * half, x - 0.9 * half,
                foot + 0.1 * half);
        stage.box(new Color(0x8A5A2E), x - half, foot - pallet, 2 * half, pallet);
        stage.box(Ink.DARK, x - 0.75 * half, foot - 0.7 * pallet, 0.55 * half, 0.7 * pallet);
        stage.box(Ink.DARK, x + 0.2 * half, foot - 0.7 * pallet, 0.55 * half, 0.7 * pallet);
        double height = foot - pallet - top;
        switch (obstacle) {
            case 0 -> cartons(stage, x - half, top, half, height);
            case 1 -> drums(stage, x - half, top, half, height);
            default -> crate(stage, x - half, top, half, height);
        }
    }

    private static void cartons(Stage stage, double x, double y, double half, double height) {
        stage.box(Ink.DARK, x, y, 2 * half, height);
        double edge = half / 30;
        for (int carton = 0; carton < 4; carton++) {
            double left = x + carton % 2 * half + edge;
            double up = y + (carton < 2 ? 0 : height / 2) + edge;
            stage.box(Ink.CARDBOARD, left, up, half - 2 * edge, height / 2 - 2 * edge);
            stage.box(new Color(0xE2CFA8), left, up + height / 5, half - 2 * edge, height / 14);
        }
    }

    private static void drums(Stage stage, double x, double y, double half, double height) {
        for (int drum = 0; drum < 2; drum++) {
            double left = x + drum * half;
            stage.box(Ink.BLUE, left + half / 30, y, half - half / 15, height);
            stage.box(new Color(0x1F4E86), left + half / 30, y + height / 3, half - half / 15, height / 16);
            stage.box(new Color(0x1F4E86), left + half / 30, y + 2 * height / 3, half - half / 15, height / 16);
        }
    }

    private static void crate(Stage stage, double x, double y, double half, double height) {
        stage.box(new Color(0xB98A52), x, y, 2 * half, height);
        stage.bar(new Color(0x8A5A2E), x, y, x + 2 * half, y + height, half / 8);
        stage.bar(new Color(0x8A5A2E), x + 2 * half, y, x, y + height, half / 8);
        stage.box(new Color(0x8A5A2E), x, y, 2 * half, height / 9).box(new Color(0x8A5A2E), x, y + 8 * height / 9,
                2 * half, height / 9);
    }
}
