package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

import io.hakari.lettering.Lettering;
import io.hakari.suites.vision.generated.Dice;

/// Where pictures are drawn, with nothing but filled shapes, so that every Java version draws the same pixels.
///
/// It remembers the thinnest stroke that a reader needs, for the gate of legibility.
final class Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private double leastStroke = Double.POSITIVE_INFINITY;

    Canvas(int width, int height, Color ground) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
    }

    BufferedImage image() {
        return image;
    }

    double leastStroke() {
        return leastStroke;
    }

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    void box(double x, double y, double width, double height, Color colour) {
        fill(new Rectangle2D.Double(x, y, width, height), colour);
    }

    /// Draw the edges of a box, inside of it.
    void frame(double x, double y, double width, double height, double stroke, Color colour) {
        needed(stroke);
        Path2D.Double frame = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        frame.append(new Rectangle2D.Double(x, y, width, height), false);
        frame.append(new Rectangle2D.Double(x + stroke, y + stroke, width - 2 * stroke, height - 2 * stroke), false);
        fill(frame, colour);
    }

    void disc(double x, double y, double radius, Color colour) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
    }

    /// Draw a ring whose outer edge has the radius.
    void ring(double x, double y, double radius, double stroke, Color colour) {
        needed(stroke);
        Path2D.Double ring = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        ring.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
        double hole = radius - stroke;
        ring.append(new Ellipse2D.Double(x - hole, y - hole, 2 * hole, 2 * hole), false);
        fill(ring, colour);
    }

    void line(double x1, double y1, double x2, double y2, double stroke, Color colour) {
        needed(stroke);
        double length = StrictMath.hypot(x2 - x1, y2 - y1);
        double nx = (y1 - y2) / length * stroke / 2;
        double ny = (x2 - x1) / length * stroke / 2;
        polygon(colour, x1 + nx, y1 + ny, x2 + nx, y2 + ny, x2 - nx, y2 - ny, x1 - nx, y1 - ny);
    }

    void dashes(double x1, double y1, double x2, double y2, double stroke, double dash, Color colour) {
        double length = StrictMath.hypot(x2 - x1, y2 - y1);
        for (double at = 0; at < length; at += 2 * dash) {
            double from = at / length;
            double to = Math.min(1, (at + dash) / length);
            line(x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x1 + (x2 - x1) * to, y1 + (y2 - y1) * to, stroke,
                    colour);
        }
    }

    void polygon(Color colour, double... corners) {
        fill(polygon(corners), colour);
    }

    static Path2D polygon(double... corners) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i + 1 < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// Write bold words around a middle.
    void words(String words, double size, double x, double y, Color colour) {
        wordsFrom(words, size, x - Lettering.width(words, size) / 2, y, colour);
    }

    /// Write bold words that begin at a place and stand around a height.
    void wordsFrom(String words, double size, double x, double y, Color colour) {
        needed(Lettering.boldStroke(size));
        AffineTransform place = AffineTransform.getTranslateInstance(x, y + size * 0.36);
        for (Path2D part : List.of(Lettering.outline(words, size), Lettering.edge(words, size))) {
            part.transform(place);
            fill(part, colour);
        }
    }

    /// Draw everything that follows moved, turned or sheared, until the next call.
    void under(AffineTransform transform) {
        graphics.setTransform(transform);
    }

    /// Return how what follows is moved, turned or sheared.
    AffineTransform view() {
        return graphics.getTransform();
    }

    private void needed(double stroke) {
        AffineTransform now = graphics.getTransform();
        leastStroke = Math.min(leastStroke, stroke * Math.sqrt(Math.abs(now.getDeterminant())));
    }

    /// Add grey noise to every pixel, up to so many of 255 levels.
    void grain(Dice dice, int levels) {
        int[] pixels = pixels();
        for (int i = 0; i < pixels.length; i++) {
            int more = dice.between(-levels, levels);
            pixels[i] = (level(((pixels[i] >> 16) & 255) + more) << 16)
                    | (level(((pixels[i] >> 8) & 255) + more) << 8) | level((pixels[i] & 255) + more);
        }
    }

    /// Average each pixel with its eight neighbours.
    void blur() {
        int[] from = pixels().clone();
        int[] to = pixels();
        int width = image.getWidth();
        for (int y = 1; y + 1 < image.getHeight(); y++) {
            for (int x = 1; x + 1 < width; x++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int k = 0; k < 9; k++) {
                    int pixel = from[(y + k / 3 - 1) * width + x + k % 3 - 1];
                    red += (pixel >> 16) & 255;
                    green += (pixel >> 8) & 255;
                    blue += pixel & 255;
                }
                to[y * width + x] = ((red / 9) << 16) | ((green / 9) << 8) | (blue / 9);
            }
        }
    }

    private int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static int level(int level) {
        return Math.max(0, Math.min(255, level));
    }
}
