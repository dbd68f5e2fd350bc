package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.util.List;

/// A ruled table with a grey head.
final class Table {
    private static final Color HEAD = new Color(0xDDE3E6);
    private static final double RULE = 2;
    private static final double LETTERS = 19;
    private static final double HEADING = 25;
    /// What a heading of two lines needs more than a row.
    static final double SECOND_LINE = 24;

    private Table() {
    }

    static void draw(Canvas canvas, double left, double top, double[] widths, double row, List<String> header,
            List<List<String>> body) {
        double width = 0;
        for (double one : widths) {
            width += one;
        }
        double head = row + (header.stream().anyMatch(words -> words.contains("\n")) ? SECOND_LINE : 0);
        double bottom = top + head + row * body.size();
        canvas.box(left, top, width, head, HEAD);
        canvas.line(left, top, left + width, top, RULE, Paint.BLACK);
        for (int i = 0; i <= body.size(); i++) {
            canvas.line(left, top + head + i * row, left + width, top + head + i * row, RULE, Paint.BLACK);
        }
        double x = left;
        for (int c = 0; c < widths.length; c++) {
            canvas.line(x, top, x, bottom, RULE, Paint.BLACK);
            heading(canvas, header.get(c), x + widths[c] / 2, top + head / 2);
            for (int r = 0; r < body.size(); r++) {
                canvas.words(body.get(r).get(c), LETTERS, x + widths[c] / 2, top + head + row * (r + 0.5),
                        Paint.BLACK);
            }
            x += widths[c];
        }
        canvas.line(x, top, x, bottom, RULE, Paint.BLACK);
    }

    /// Write a heading, and its unit below it where it has one.
    private static void heading(Canvas canvas, String words, double x, double y) {
        String[] lines = words.split("\n", 2);
        if (lines.length == 1) {
            canvas.words(words, LETTERS, x, y, Paint.BLACK);
        } else {
            canvas.words(lines[0], HEADING, x, y - 13, Paint.BLACK);
            canvas.words(lines[1], LETTERS, x, y + 14, Paint.BLACK);
        }
    }
}
