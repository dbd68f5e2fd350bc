package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.util.List;

/// A ruled table with a grey head.
final class Table {
    private static final Color HEAD = new Color(0xDDE3E6);
    private static final double RULE = 2;
    private static final double LETTERS = 19;

    private Table() {
    }

    static void draw(Canvas canvas, double left, double top, double[] widths, double row, List<String> header,
            List<List<String>> body) {
        double width = 0;
        for (double one : widths) {
            width += one;
        }
        canvas.box(left, top, width, row, HEAD);
        for (int i = 0; i <= body.size() + 1; i++) {
            canvas.line(left, top + i * row, left + width, top + i * row, RULE, Paint.BLACK);
        }
        double x = left;
        for (int c = 0; c < widths.length; c++) {
            canvas.line(x, top, x, top + row * (body.size() + 1), RULE, Paint.BLACK);
            canvas.words(header.get(c), LETTERS, x + widths[c] / 2, top + row / 2, Paint.BLACK);
            for (int r = 0; r < body.size(); r++) {
                canvas.words(body.get(r).get(c), LETTERS, x + widths[c] / 2, top + row * (r + 1.5), Paint.BLACK);
            }
            x += widths[c];
        }
        canvas.line(x, top, x, top + row * (body.size() + 1), RULE, Paint.BLACK);
    }
}
