package io.hakari.suites.vision.generated.clip;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The outlines of letters.
final class Letters {
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    private static final Font FONT = font();

    private Letters() {
    }

    /// Return outlines whose ink is centred on a point.
    static Shape centred(String text, double size, double x, double y) {
        Shape outline = FONT.deriveFont((float) size).createGlyphVector(PLAIN, text).getOutline();
        Rectangle2D ink = outline.getBounds2D();
        return AffineTransform.getTranslateInstance(x - ink.getCenterX(), y - ink.getCenterY())
                .createTransformedShape(outline);
    }

    private static Font font() {
        try (InputStream file = Letters.class.getResourceAsStream("/io/hakari/reports/Mplus1-Regular.otf")) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font of the house cannot be read", e);
        }
    }
}
