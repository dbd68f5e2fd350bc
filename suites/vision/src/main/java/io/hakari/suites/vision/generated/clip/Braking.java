package io.hakari.suites.vision.generated.clip;

import java.awt.image.BufferedImage;

/// A thing ahead, as a camera that brakes evenly sees it.
///
/// With the distance as it is at the frame `u` for a unit, and `x = (t - u) / τ`, the distance is `1 - x + b x² / 2`, and the
/// apparent size one through it. The camera comes to rest before the thing when `b > 1/2`, which is when `τ` shrinks by less
/// than half a second in a second (Lee 1976).
///
/// @param frames   how many there are
/// @param instant  the frame `u` at which size, time left and speed are given
/// @param left     `τ`, seconds at that frame until the thing would be touched without braking
/// @param brake    `b`, how strong the braking is
/// @param size     half of the thing's apparent width then, in pixels
/// @param obstacle what it is, from 0
/// @param shake    of the camera, in pixels
/// @param shaking  the chance of the shake
record Braking(int frames, int instant, double left, double brake, double size, int obstacle, double shake,
        long shaking) implements Film {

    @Override
    public int rate() {
        return 10;
    }

    /// Half of the apparent width.
    double size(int frame) {
        double x = (seconds(frame) - seconds(instant)) / left;
        return size / (1 - x + brake * x * x / 2);
    }

    @Override
    public double[] visible(int frame) {
        return new double[]{size(frame), obstacle};
    }

    @Override
    public BufferedImage draw(int frame) {
        return Approach.seen(size(frame), obstacle, shake, shaking + frame);
    }
}
