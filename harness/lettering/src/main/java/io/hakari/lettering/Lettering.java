package io.hakari.lettering;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apiguardian.api.API;

/// Japanese and Latin letters that are the same on every machine: M PLUS 1 Regular, which comes with this module.
///
/// Words are filled outlines, taken once at a thousand units and scaled by us, so that no hinting and no font engine's
/// rasterizer changes a pixel.
@API(status = EXPERIMENTAL, since = "0.4")
public final class Lettering {
    /// How wide the thinnest strokes of bold letters are, in em.
    public static final double BOLD_STROKE = 0.11;
    private static final String FILE = "Mplus1-Regular.otf";
    private static final int UNITS = 1000;
    private static final float ADDED = 56;
    private static final double FLATNESS = 2;
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
    private static final Font REGULAR = load();
    private static final Font AT_UNITS = REGULAR.deriveFont((float) UNITS);
    private static final Map<Integer, Glyph> GLYPHS = new ConcurrentHashMap<>();

    private Lettering() {
    }

    /// Return the font in a size, in points.
    public static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    /// Return whether there is a glyph for every character.
    public static boolean canWrite(String words) {
        return REGULAR.canDisplayUpTo(words) == -1;
    }

    /// Return the width of words in pixels at so many pixels an em.
    public static double width(String words, double size) {
        return words.codePoints().mapToDouble(letter -> glyph(letter).advance()).sum() * size / UNITS;
    }

    /// Return the outline of words that begin at 0, 0 on their base line, at so many pixels an em.
    ///
    /// @throws IllegalArgumentException when a character has no glyph
    public static Path2D outline(String words, double size) {
        return outline(words, size, Glyph::shape);
    }

    /// Return the outline in strokes that are [#BOLD_STROKE] wide or a little more; fill it by the non-zero rule.
    ///
    /// @throws IllegalArgumentException when a character has no glyph
    public static Path2D bold(String words, double size) {
        return outline(words, size, Glyph::bold);
    }

    private static Path2D outline(String words, double size, Function<Glyph, Path2D> cut) {
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double scale = size / UNITS;
        double x = 0;
        for (int letter : words.codePoints().toArray()) {
            Glyph glyph = glyph(letter);
            outline.append(cut.apply(glyph).getPathIterator(new AffineTransform(scale, 0, 0, scale, x, 0)), false);
            x += glyph.advance() * scale;
        }
        return outline;
    }

    private static Glyph glyph(int letter) {
        return GLYPHS.computeIfAbsent(letter, Lettering::take);
    }

    private static Glyph take(int letter) {
        String word = Character.toString(letter);
        if (!canWrite(word)) {
            throw new IllegalArgumentException(
                    "font [" + FILE + "] has no glyph for [" + word + "]; write it otherwise");
        }
        var vector = AT_UNITS.createGlyphVector(UNHINTED, word);
        Path2D.Double shape = new Path2D.Double(vector.getOutline());
        return new Glyph(shape, bold(shape), vector.getGlyphMetrics(0).getAdvanceX());
    }

    /// Only straight lines are stroked: Java versions stroke curves differently.
    private static Path2D bold(Path2D shape) {
        Path2D.Double straight = new Path2D.Double();
        straight.append(shape.getPathIterator(new AffineTransform(), FLATNESS), false);
        Path2D.Double bold = new Path2D.Double(Path2D.WIND_NON_ZERO);
        bold.append(shape, false);
        bold.append(new BasicStroke(ADDED, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL).createStrokedShape(straight),
                false);
        return bold;
    }

    private static Font load() {
        try (InputStream file = Lettering.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("font [" + FILE + "] is missing from the lettering module");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IllegalStateException("font [" + FILE + "] cannot be read by this Java runtime", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Glyph(Path2D shape, Path2D bold, double advance) {}
}
