package io.hakari.reports;

import java.util.Locale;
import java.util.Set;

/// Writes a page so that both an HTML and an XML reader understand it the same way.
final class HtmlWriter {
    private static final Set<String> VOID = Set.of("br", "input", "link", "meta", "path", "rect", "line", "circle",
            "ellipse", "polyline", "polygon", "col");
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final StringBuilder out = new StringBuilder(1 << 16);

    private HtmlWriter() {
    }

    static String write(Html page) {
        HtmlWriter writer = new HtmlWriter();
        writer.append(page);
        return writer.out.toString();
    }

    private void append(Html piece) {
        switch (piece) {
            case Html.Text(String text) -> escape(text);
            case Html.Fragment(var parts) -> parts.forEach(this::append);
            case Html.Element element -> append(element);
            case Html.Player() -> out.append("<script>").append(PlayerScript.text()).append("</script>");
        }
    }

    private void append(Html.Element element) {
        out.append('<').append(element.name());
        for (Html.Attribute attribute : element.attributes()) {
            out.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.value());
            out.append('"');
        }
        if (VOID.contains(element.name())) {
            out.append("/>");
            return;
        }
        out.append('>');
        if (element.name().equals("style")) {
            // Quotes in a style sheet are its own; an element of this name is checked to hold no markup.
            element.children().forEach(child -> out.append(((Html.Text) child).text()));
        } else {
            element.children().forEach(this::append);
        }
        out.append("</").append(element.name()).append('>');
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int character) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
                if (isInvisible(character)) {
                    out.append(String.format(Locale.ROOT, "⟦U+%04X⟧", character));
                } else {
                    out.appendCodePoint(character);
                }
            }
        }
    }

    /// Control characters, lone surrogates and marks that reorder text are shown by their number: left alone they
    /// would break the page, or let an answer look like another one (Unicode Technical Report 36, section 2.10).
    static boolean isInvisible(int character) {
        if (character == '\n' || character == '\t' || character == ZERO_WIDTH_NON_JOINER
                || character == ZERO_WIDTH_JOINER) {
            return false;
        }
        if ((character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF)) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                true;
            default -> false;
        };
    }
}
