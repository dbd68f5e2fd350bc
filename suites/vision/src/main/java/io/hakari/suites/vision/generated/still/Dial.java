package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.util.Optional;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Wording;

/// A dial gauge: what it measures, its scale, and how it is looked at.
///
/// @param quantity what it measures
/// @param unit     as it stands on the face
/// @param numbered value of one numbered division
/// @param majors   how many numbered divisions there are
/// @param minors   how many divisions lie between two numbers
/// @param start    where the scale begins, in degrees clockwise from the top
/// @param sweep    how far it goes, in degrees
/// @param turn     of the whole dial, in degrees
/// @param shear    by which it is seen from the side
/// @param glare    whether light falls on the glass
record Dial(Wording quantity, String unit, BigDecimal numbered, int majors, int minors, double start, double sweep,
        double turn, double shear, boolean glare) {
    static final int SIZE = 448;
    private static final double MIDDLE = SIZE / 2.0;
    private static final double FACE = 186;

    /// So many kinds stand first.
    private static final int MEGAPASCALS = 2;

    private record Kind(String japanese, String english, String unit, String numbered, int majors) {}

    private static final Kind[] KINDS = {new Kind("圧力計", "pressure gauge", "MPa", "0.1", 10),
            new Kind("圧力計", "pressure gauge", "MPa", "0.2", 8), new Kind("圧力計", "pressure gauge", "kPa", "50", 8),
            new Kind("温度計", "thermometer", "°C", "20", 10), new Kind("温度計", "thermometer", "°C", "10", 12),
            new Kind("電流計", "ammeter", "A", "5", 10), new Kind("電圧計", "voltmeter", "V", "50", 6),
            new Kind("流量計", "flow meter", "L/min", "10", 10)};

    /// Draw a dial by chance.
    static Dial drawn(Dice dice, Difficulty difficulty) {
        return drawn(dice, difficulty, KINDS.length);
    }

    /// Draw a pressure gauge in MPa by chance.
    static Dial inMegapascals(Dice dice, Difficulty difficulty) {
        return drawn(dice, difficulty, MEGAPASCALS);
    }

    private static Dial drawn(Dice dice, Difficulty difficulty, int kinds) {
        Kind kind = KINDS[dice.between(0, kinds - 1)];
        int minors = difficulty.of(2, 5, dice.coin() ? 5 : 10);
        double tilt = difficulty.of(0.0, 8.0, 18.0);
        double shear = difficulty.of(0.0, 0.06, 0.12);
        return new Dial(new Wording(kind.japanese, kind.english), kind.unit, new BigDecimal(kind.numbered), kind.majors,
                minors, -dice.between(120, 140), dice.between(240, 275), dice.real(-tilt, tilt),
                dice.real(-shear, shear), difficulty == Difficulty.HARD);
    }

    /// Return the value of one division.
    BigDecimal division() {
        return numbered.divide(BigDecimal.valueOf(minors));
    }

    /// Return the value at a share of the scale in thousandths.
    BigDecimal value(int thousandths) {
        return numbered.multiply(BigDecimal.valueOf(majors)).multiply(BigDecimal.valueOf(thousandths))
                .movePointLeft(3).stripTrailingZeros();
    }

    /// Draw it with a zone and a needle, both as shares of the scale; an empty zone is none.
    void draw(Canvas canvas, double needle, double zoneFrom, double zoneTo) {
        face(canvas);
        if (zoneTo > zoneFrom) {
            band(canvas, zoneFrom, zoneTo);
        }
        scale(canvas);
        canvas.words(unit, 26, 0, 74, Paint.BLACK);
        canvas.words(quantity.japanese(), 20, 0, 104, Paint.DARK);
        hand(canvas, angle(needle));
        glass(canvas);
    }

    /// Draw it with a black needle, a red one, and a second scale within the first where there is one.
    void draw(Canvas canvas, double black, double red, Optional<InnerScale> inner) {
        face(canvas);
        scale(canvas);
        inner.ifPresent(scale -> inner(canvas, scale));
        canvas.words(unit, 26, 0, 94, Paint.BLACK);
        inner.ifPresent(scale -> canvas.words(scale.unit(), 20, 0, 122, Paint.BLUE));
        limit(canvas, angle(red));
        hand(canvas, angle(black));
        glass(canvas);
    }

    private void face(Canvas canvas) {
        AffineTransform view = AffineTransform.getTranslateInstance(MIDDLE, MIDDLE);
        view.concatenate(new AffineTransform(1, shear, shear, 1 - Math.abs(shear), 0, 0));
        view.concatenate(new AffineTransform(StrictMath.cos(rad(turn)), StrictMath.sin(rad(turn)),
                -StrictMath.sin(rad(turn)), StrictMath.cos(rad(turn)), 0, 0));
        canvas.under(view);
        canvas.disc(0, 0, FACE + 18, Paint.DARK);
        canvas.disc(0, 0, FACE + 6, Paint.STEEL);
        canvas.disc(0, 0, FACE, Paint.WHITE);
    }

    private void glass(Canvas canvas) {
        if (glare) {
            glare(canvas);
        }
        canvas.under(new AffineTransform());
    }

    private void scale(Canvas canvas) {
        for (int i = 0; i <= majors * minors; i++) {
            boolean major = i % minors == 0;
            double at = angle((double) i / (majors * minors));
            double inner = major ? FACE - 32 : minors == 10 && i % 5 == 0 ? FACE - 26 : FACE - 21;
            canvas.line(x(at, inner), y(at, inner), x(at, FACE - 9), y(at, FACE - 9), major ? 4 : 2.5, Paint.BLACK);
            if (major) {
                String number = numbered.multiply(BigDecimal.valueOf(i / minors)).toPlainString();
                canvas.words(i == 0 ? "0" : number, 21, x(at, FACE - 55), y(at, FACE - 54), Paint.BLACK);
            }
        }
    }

    /// Its numbers stand nearer to the middle, in blue, where their share of the whole scale is.
    private void inner(Canvas canvas, InnerScale scale) {
        double outer = 112;
        for (int i = 0; scale.share(i) <= 1; i++) {
            boolean numbered = i % scale.minors() == 0;
            double at = angle(scale.share(i));
            double end = outer - (numbered ? 15 : 9);
            canvas.line(x(at, outer), y(at, outer), x(at, end), y(at, end), numbered ? 3 : 2.5, Paint.BLUE);
            if (numbered) {
                canvas.words(scale.value(i).toPlainString(), 20, x(at, 79), y(at, 79), Paint.BLUE);
            }
        }
    }

    private void band(Canvas canvas, double from, double to) {
        double outer = FACE - 9;
        double inner = FACE - 20;
        Arc2D.Double pie = new Arc2D.Double(-outer, -outer, 2 * outer, 2 * outer, 90 - angle(from),
                -(to - from) * sweep, Arc2D.PIE);
        Area band = new Area(pie);
        band.subtract(new Area(new Ellipse2D.Double(-inner, -inner, 2 * inner, 2 * inner)));
        canvas.fill(band, Paint.RED);
    }

    private static void hand(Canvas canvas, double at) {
        Path2D needle = Canvas.polygon(x(at, FACE - 14), y(at, FACE - 14), x(at + 90, 5), y(at + 90, 5),
                x(at + 176, 40), y(at + 176, 40), x(at + 184, 40), y(at + 184, 40), x(at - 90, 5), y(at - 90, 5));
        canvas.fill(needle, Paint.BLACK);
        canvas.disc(0, 0, 12, Paint.DARK);
        canvas.disc(0, 0, 5, Paint.STEEL);
    }

    /// The red needle of a limit, narrower than the other one and with a short tail.
    private static void limit(Canvas canvas, double at) {
        Path2D needle = Canvas.polygon(x(at, FACE - 14), y(at, FACE - 14), x(at + 90, 4), y(at + 90, 4),
                x(at + 170, 20), y(at + 170, 20), x(at + 190, 20), y(at + 190, 20), x(at - 90, 4), y(at - 90, 4));
        canvas.fill(needle, Paint.RED);
    }

    private static void glare(Canvas canvas) {
        canvas.polygon(new Color(255, 255, 255, 70), -150, -96, -96, -150, 52, 162, 16, 176);
    }

    private double angle(double share) {
        return start + sweep * share;
    }

    private static double x(double angle, double radius) {
        return radius * StrictMath.sin(rad(angle));
    }

    private static double y(double angle, double radius) {
        return -radius * StrictMath.cos(rad(angle));
    }

    private static double rad(double degrees) {
        return StrictMath.toRadians(degrees);
    }
}
