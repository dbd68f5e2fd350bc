package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// Something that is seen, hidden, and seen again.
///
/// @param frames      how many there are
/// @param law         of nature that it keeps or breaks
/// @param before      which of two ways it begins
/// @param after       which of two ways it ends; it can happen where both are the same
/// @param hides       the frame from which the end cannot be seen any more
/// @param shows       the frame from which it can be seen again
/// @param paint       colour of the thing, from 0
/// @param mirrored    whether left and right are swapped
/// @param variation   in [0, 1), of places and slopes
/// @param distractors other things that move
record Happening(int frames, Law law, boolean before, boolean after, int hides, int shows, int paint, boolean mirrored,
        double variation, int distractors) implements Film {
    static final int COLOURS = 3;
    static final double FLOOR = 190;

    private static final List<Color> PAINTS = List.of(Ink.RED, Ink.BLUE, Ink.ORANGE);

    /// What is in sight.
    ///
    /// @param thing  whether the thing is
    /// @param x      of its middle
    /// @param y      of its middle
    /// @param screen how far the screen has come, from 0 to 1
    /// @param cue    1 where what matters besides is seen to be there, -1 where it is seen not to be, 0 where it is unseen
    record Sight(boolean thing, double x, double y, double screen, int cue) {}

    @Override
    public int rate() {
        return 10;
    }

    Color color() {
        return PAINTS.get(paint);
    }

    /// How far something has come that takes half a second from a frame on, from 0 to 1.
    static double progress(int frame, int from) {
        return Math.clamp((frame - from) / 5.0, 0, 1);
    }

    /// An x as it is shown.
    double shown(double x) {
        return mirrored ? Stage.WIDTH - x : x;
    }

    @Override
    public double[] visible(int frame) {
        Sight sight = law.sight(this, frame);
        return new double[]{law.number(), sight.thing ? 1 : 0, sight.thing ? shown(sight.x) : 0,
                sight.thing ? sight.y : 0,
                sight.screen, sight.cue, mirrored ? 1 : 0};
    }

    @Override
    public BufferedImage draw(int frame) {
        Stage stage = new Stage(law.isFromAbove() ? Ink.FLOOR : Ink.WALL);
        if (!law.isFromAbove()) {
            stage.box(Ink.FLOOR, 0, FLOOR, Stage.WIDTH, Stage.HEIGHT - FLOOR).box(Ink.SHADE, 0, FLOOR, Stage.WIDTH, 3);
        }
        if (distractors > 0) {
            stage.disc(Ink.DARK, 296, 22, 10).disc(frame / 6 % 2 == 0 ? Ink.GREEN : Ink.SHADE, 296, 22, 7);
        }
        if (distractors > 1) {
            double x = (frame * 5 + variation * Stage.WIDTH) % (Stage.WIDTH + 40) - 20;
            stage.box(Ink.SHADE, 0, 30, 280, 4).roundBox(Ink.PURPLE, Math.min(x, 256) - 10, 14, 20, 16, 3);
        }
        law.draw(stage, this, law.sight(this, frame), frame);
        return stage.picture();
    }
}
