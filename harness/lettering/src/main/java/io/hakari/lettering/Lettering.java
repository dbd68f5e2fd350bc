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
    /// How wide the thinnest strokes of bold letters are, in em: small ones need more to be seen, and in large ones more would
    /// close what is open in characters of many strokes.
    private static final double SMALL_STROKE = 0.11;
    private static final double LARGE_STROKE = 0.084;
    private static final double LARGE = 24;
    private static final String FILE = "Mplus1-Regular.otf";
    private static final int UNITS = 1000;
    private static final float SMALL_ADDED = 56;
    private static final float LARGE_ADDED = 30;
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

    /// Return how wide the thinnest strokes of bold letters are, in pixels at so many pixels an em.
    public static double boldStroke(double size) {
        return size * (size < LARGE ? SMALL_STROKE : LARGE_STROKE);
    }

    /// Return what bold letters have around their outlines; filled besides them, strokes are as wide as [#boldStroke] says or
    /// wider.
    ///
    /// @throws IllegalArgumentException when a character has no glyph
    public static Path2D edge(String words, double size) {
        return outline(words, size, size < LARGE ? Glyph::smallEdge : Glyph::largeEdge);
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
        return new Glyph(shape, edge(shape, SMALL_ADDED), edge(shape, LARGE_ADDED),
                vector.getGlyphMetrics(0).getAdvanceX());
    }

    /// Only straight lines are stroked: Java versions stroke curves differently.
    private static Path2D edge(Path2D shape, float added) {
        Path2D.Double straight = new Path2D.Double();
        straight.append(shape.getPathIterator(new AffineTransform(), FLATNESS), false);
        return new Path2D.Double(
                new BasicStroke(added, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL).createStrokedShape(straight));
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

    private record Glyph(Path2D shape, Path2D smallEdge, Path2D largeEdge, double advance) {}
}
