package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;

/// Pictograms of our own, drawn in a square of 100 by 100 around 0, 0.
enum Pictogram {
    PERSON {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.disc(0, -30, 10, ink);
            canvas.polygon(ink, -14, -17, 14, -17, 11, 12, -11, 12);
            canvas.line(-12, -15, -24, 12, 7, ink);
            canvas.line(12, -15, 24, 12, 7, ink);
            canvas.line(-6, 8, -12, 44, 9, ink);
            canvas.line(6, 8, 12, 44, 9, ink);
        }
    },
    FLAME {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.polygon(ink, -2, -44, 10, -26, 14, -34, 26, -8, 26, 16, 16, 34, -16, 34, -26, 16, -24, -6, -14, -18,
                    -10, -4);
            canvas.box(-30, 38, 60, 7, ink);
        }
    },
    BOLT {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.polygon(ink, 6, -46, -24, 6, -4, 6, -12, 46, 24, -12, 4, -12, 18, -46);
        }
    },
    HELMET {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.polygon(ink, -34, 10, -32, -8, -22, -24, -6, -32, 6, -32, 22, -24, 32, -8, 34, 10);
            canvas.box(-44, 14, 88, 9, ink);
        }
    },
    EXTINGUISHER {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.box(-14, -14, 28, 56, ink);
            canvas.disc(0, -14, 14, ink);
            canvas.box(-5, -38, 10, 14, ink);
            canvas.line(-18, -38, 16, -38, 7, ink);
            canvas.line(14, -34, 30, 8, 7, ink);
        }
    },
    CROSS {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.box(-12, -40, 24, 80, ink);
            canvas.box(-40, -12, 80, 24, ink);
        }
    },
    GEAR {
        @Override
        void draw(Canvas canvas, Color ink) {
            for (int tooth = 0; tooth < 8; tooth++) {
                double at = StrictMath.toRadians(45.0 * tooth);
                canvas.line(24 * StrictMath.cos(at), 24 * StrictMath.sin(at), 42 * StrictMath.cos(at),
                        42 * StrictMath.sin(at), 14, ink);
            }
            canvas.ring(0, 0, 32, 18, ink);
        }
    },
    HAND {
        @Override
        void draw(Canvas canvas, Color ink) {
            canvas.box(-20, -6, 40, 44, ink);
            for (int finger = 0; finger < 4; finger++) {
                canvas.box(-20 + 10.7 * finger, -40 + 5.0 * Math.abs(finger - 1), 8, 40, ink);
            }
            canvas.line(18, 26, 38, 0, 10, ink);
        }
    };

    abstract void draw(Canvas canvas, Color ink);

    /// Draw it larger or smaller, so far below where the canvas has its middle.
    void draw(Canvas canvas, double below, double scale, Color ink) {
        AffineTransform before = canvas.view();
        AffineTransform moved = new AffineTransform(before);
        moved.translate(0, below);
        moved.scale(scale, scale);
        canvas.under(moved);
        draw(canvas, ink);
        canvas.under(before);
    }
}
