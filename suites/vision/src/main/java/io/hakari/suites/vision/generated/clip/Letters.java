package io.hakari.suites.vision.generated.clip;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import io.hakari.lettering.Lettering;

/// Words on things.
final class Letters {

    private Letters() {
    }

    /// Return outlines whose ink is centred on a point.
    static Shape centred(String text, double size, double x, double y) {
        Path2D outline = Lettering.outline(text, size);
        Rectangle2D ink = outline.getBounds2D();
        return outline.createTransformedShape(
                AffineTransform.getTranslateInstance(x - ink.getCenterX(), y - ink.getCenterY()));
    }
}
