package io.hakari.reports;

import java.awt.Font;

import io.hakari.lettering.Lettering;

/// The font that charts are drawn with, the same outlines on every machine.
final class ChartFont {
    private ChartFont() {
    }

    static Font regular(float size) {
        return Lettering.regular(size);
    }

    /// Return a label in which every character has a glyph.
    static String drawable(String label) {
        StringBuilder drawable = new StringBuilder();
        label.codePoints().map(character -> isDrawable(character) ? character : '?').forEach(drawable::appendCodePoint);
        return drawable.toString();
    }

    private static boolean isDrawable(int character) {
        return Lettering.canWrite(Character.toString(character)) && !HtmlWriter.isInvisible(character);
    }
}
