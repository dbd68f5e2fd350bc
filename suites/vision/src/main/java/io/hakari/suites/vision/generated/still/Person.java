package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;

/// A worker, seen from the front.
///
/// @param x      between the feet
/// @param y      where the feet stand
/// @param height from the soles to the top of the head, in pixels
/// @param head   what is worn on the head
/// @param vest   whether a high-visibility vest is worn
record Person(double x, double y, double height, Head head, boolean vest, Color clothes) {
    /// What is worn on the head.
    enum Head {
        /// A safety helmet.
        HELMET,
        /// Hair.
        BARE,
        /// A soft cap with a peak, in a helmet's colour.
        CAP
    }

    private static final double UNIT = 100;

    void draw(Canvas canvas, AffineTransform view, Color helmet) {
        AffineTransform place = new AffineTransform(view);
        place.translate(x, y);
        place.scale(height / UNIT, height / UNIT);
        canvas.under(place);
        limbs(canvas);
        canvas.polygon(clothes, -15, -78, 15, -78, 13, -42, -13, -42);
        if (vest) {
            canvas.polygon(new Color(0xE8E337), -14, -78, 14, -78, 12.5, -46, -12.5, -46);
            canvas.box(-11, -78, 5, 32, new Color(0xF3762B));
            canvas.box(6, -78, 5, 32, new Color(0xF3762B));
            canvas.box(-13, -60, 26, 5, new Color(0xF4F4EC));
        }
        canvas.disc(0, -88, 8.5, Paint.SKIN);
        head(canvas, helmet);
        canvas.under(view);
    }

    private void limbs(Canvas canvas) {
        Color trousers = clothes.darker();
        canvas.polygon(trousers, -13, -44, -1, -44, -3, -4, -11, -4);
        canvas.polygon(trousers, 1, -44, 13, -44, 11, -4, 3, -4);
        canvas.box(-13, -5, 11, 5, Paint.BLACK);
        canvas.box(2, -5, 11, 5, Paint.BLACK);
        canvas.polygon(clothes, -15, -78, -12, -70, -19, -45, -24, -46);
        canvas.polygon(clothes, 15, -78, 12, -70, 19, -45, 24, -46);
        canvas.disc(-21, -43, 3.5, Paint.SKIN);
        canvas.disc(21, -43, 3.5, Paint.SKIN);
    }

    private void head(Canvas canvas, Color helmet) {
        switch (head) {
            case HELMET -> {
                canvas.fill(new Arc2D.Double(-11, -102, 22, 24, 0, 180, Arc2D.CHORD), helmet);
                canvas.box(-14, -91, 28, 3.5, helmet.darker());
                canvas.box(-2, -102, 4, 11, helmet.darker());
            }
            case CAP -> {
                canvas.fill(new Arc2D.Double(-9, -97.5, 18, 17, 0, 180, Arc2D.CHORD), new Color(0x35507A));
                canvas.box(2, -90, 15, 2.6, new Color(0x263A59));
            }
            case BARE -> canvas.fill(new Arc2D.Double(-9, -97.5, 18, 18, 0, 180, Arc2D.CHORD), new Color(0x2A2320));
        }
    }
}
