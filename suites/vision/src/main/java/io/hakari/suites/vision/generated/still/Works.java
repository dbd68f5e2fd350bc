package io.hakari.suites.vision.generated.still;

import java.awt.Color;

/// What the backgrounds of works scenes share.
final class Works {
    private static final Color SHUTTER = new Color(0xB4BDC2);
    private static final Color JOINT = new Color(0xB3B7B2);

    private Works() {
    }

    /// Draw a hall whose floor begins at a height.
    static void hall(Canvas canvas, int width, int height, double floor) {
        canvas.box(0, floor, width, height - floor, Paint.FLOOR);
        canvas.box(width * 0.1, floor - 72, width * 0.3, 72, SHUTTER);
        for (int slat = 1; slat < 6; slat++) {
            canvas.box(width * 0.1, floor - 72 + 12.0 * slat, width * 0.3, 1.5, Paint.WALL);
        }
        canvas.box(width * 0.62, floor - 52, width * 0.26, 52, new Color(0x8FA39A));
        canvas.box(width * 0.66, floor - 42, width * 0.06, 14, Paint.DARK);
        canvas.box(0, floor - 3, width, 6, Paint.DARK);
        for (int joint = 1; joint < 4; joint++) {
            canvas.box(0, floor + (height - floor) * joint / 4, width, 1, JOINT);
        }
    }
}
