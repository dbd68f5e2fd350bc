package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;

import io.hakari.suites.vision.generated.Dice;

/// A robot arm that goes to and fro behind a light curtain, and a hand that reaches through it, seen from above.
///
/// @param frames how many there are
/// @param breaks the first frame in which the hand is in the curtain
/// @param clears the first frame in which it is out of it again
/// @param delay  frames from the break to the first frame in which the arm rests
/// @param rest   how many frames it rests
/// @param period frames for the way to and fro
/// @param phase  of the arm in the first frame, in [0, 1)
/// @param reach  where the hand comes through, in pixels from the upper edge
/// @param pillar whether one hides part of the cell
record RobotCell(int frames, int breaks, int clears, int delay, int rest, int period, double phase, double reach,
        boolean pillar) implements Film {
    private static final int FRAMES = 70;
    private static final double BASE_X = 92;
    private static final double BASE_Y = 120;
    private static final double UPPER = 50;
    private static final double FORE = 42;
    private static final double SWING = 1.15;
    private static final double CURTAIN = 226;

    /// Draw a cell whose arm stops after so many frames; the hand stays until the latest arm rests.
    static RobotCell drawn(Dice chance, int delay, boolean pillar) {
        int breaks = chance.between(12, 24);
        int clears = breaks + chance.between(17, 20);
        int rest = clears - breaks + chance.between(3, 6);
        return new RobotCell(FRAMES, breaks, clears, delay, rest, chance.between(22, 30), chance.real(0, 1),
                chance.real(84, 156), pillar);
    }

    @Override
    public int rate() {
        return 10;
    }

    RobotCell withDelay(int other) {
        return new RobotCell(frames, breaks, clears, other, rest, period, phase, reach, pillar);
    }

    /// Where the arm is between its two ends, from -1 to 1; it turns at once and rests at neither.
    private double swing(int frame) {
        int rests = Math.clamp(frame - (long) (breaks + delay), 0, rest);
        double turns = phase + (double) (frame - rests) / period;
        double share = turns - Math.floor(turns);
        return share < 0.5 ? 4 * share - 1 : 3 - 4 * share;
    }

    /// How far the hand has come, from 0 out of sight to 1 well inside; from one half on it is in the curtain.
    private double hand(int frame) {
        double in = Math.clamp((frame - breaks + 3) / 6.0, 0, 1);
        double out = Math.clamp((clears - frame + 2) / 6.0, 0, 1);
        return Math.min(in, out);
    }

    /// Where arm and hand are.
    @Override
    public double[] visible(int frame) {
        return new double[]{swing(frame), hand(frame), reach};
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(Ink.FLOOR);
        stage.box(new Color(0xB9BEC2), 0, 0, CURTAIN, Stage.HEIGHT);
        for (int stripe = 0; stripe < 15; stripe++) {
            stage.polygon(Ink.YELLOW, CURTAIN - 12, 16 * stripe, CURTAIN - 4, 16 * stripe, CURTAIN - 12,
                    16 * stripe + 8);
        }
        stage.edgedBox(Ink.GREEN, Ink.DARK, 118, 16, 44, 34).edgedBox(Ink.BLUE, Ink.DARK, 118, 190, 44, 34);
        curtain(stage, hand(frame) >= 0.5);
        hand(stage, hand(frame));
        arm(stage, swing(frame));
        if (pillar) {
            stage.edgedBox(new Color(0x8D877A), Ink.DARK, 60, 80, 36, 84);
        }
        return stage.picture();
    }

    private void curtain(Stage stage, boolean broken) {
        for (int piece = 0; piece < 14; piece++) {
            double y = 28 + 14 * piece;
            if (!broken || Math.abs(y + 4 - reach) > 20) {
                stage.box(Ink.RED, CURTAIN - 1, y, 3, 8);
            }
        }
        stage.edgedBox(Ink.YELLOW, Ink.DARK, CURTAIN - 8, 6, 17, 20);
        stage.edgedBox(Ink.YELLOW, Ink.DARK, CURTAIN - 8, 214, 17, 20);
    }

    private void hand(Stage stage, double come) {
        double x = Stage.WIDTH + 8 - come * 2 * (Stage.WIDTH + 8 - CURTAIN);
        double tip = Math.max(x, CURTAIN - 26);
        stage.bar(new Color(0x33518C), tip + 44, reach, Stage.WIDTH + 60, reach + 22, 34);
        stage.roundBox(Ink.SKIN, tip + 10, reach - 12, 42, 24, 10);
        for (int finger = 0; finger < 4; finger++) {
            stage.roundBox(Ink.SKIN, tip, reach - 12 + 6 * finger, 22, 5, 2);
        }
    }

    private static void arm(Stage stage, double swing) {
        double shoulder = SWING * swing;
        double elbowX = BASE_X + UPPER * StrictMath.cos(shoulder);
        double elbowY = BASE_Y + UPPER * StrictMath.sin(shoulder);
        double wrist = 0.5 * shoulder;
        double toolX = elbowX + FORE * StrictMath.cos(wrist);
        double toolY = elbowY + FORE * StrictMath.sin(wrist);
        stage.edgedDisc(Ink.STEEL, Ink.DARK, BASE_X, BASE_Y, 30);
        stage.bar(Ink.DARK, BASE_X, BASE_Y, elbowX, elbowY, 24).bar(Ink.ORANGE, BASE_X, BASE_Y, elbowX, elbowY, 20);
        stage.edgedDisc(Ink.ORANGE, Ink.DARK, BASE_X, BASE_Y, 17);
        stage.bar(Ink.DARK, elbowX, elbowY, toolX, toolY, 18).bar(Ink.ORANGE, elbowX, elbowY, toolX, toolY, 14);
        stage.edgedDisc(Ink.ORANGE, Ink.DARK, elbowX, elbowY, 13).edgedDisc(Ink.STEEL, Ink.DARK, toolX, toolY, 10);
    }
}
