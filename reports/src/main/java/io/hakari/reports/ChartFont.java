package io.hakari.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The font that charts are drawn with; it comes with this module, so that every machine draws the same outlines.
final class ChartFont {
    private static final String FILE = "Mplus1-Regular.otf";
    private static final Font REGULAR = load();

    private ChartFont() {
    }

    static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    /// Return a label in which every character has a glyph.
    static String drawable(String label) {
        StringBuilder drawable = new StringBuilder();
        label.codePoints().map(character -> isDrawable(character) ? character : '?').forEach(drawable::appendCodePoint);
        return drawable.toString();
    }

    private static boolean isDrawable(int character) {
        return REGULAR.canDisplay(character) && !HtmlWriter.isInvisible(character);
    }

    private static Font load() {
        try (InputStream file = ChartFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("font [" + FILE + "] is missing from the reports module");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IllegalStateException("font [" + FILE + "] cannot be read by this Java runtime", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
