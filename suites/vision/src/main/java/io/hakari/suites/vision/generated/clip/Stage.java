package io.hakari.suites.vision.generated.clip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// A frame to paint on, 320 × 240, with the origin at the upper left.
///
/// Only filled shapes with smooth edges and outlines of letters are painted, whose pixels are the same on every Java version.
final class Stage {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    private final Graphics2D graphics = picture.createGraphics();

    Stage(Color ground) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        box(ground, 0, 0, WIDTH, HEIGHT);
    }

    Stage box(Color color, double x, double y, double width, double height) {
        return fill(color, new Rectangle2D.Double(x, y, width, height));
    }

    Stage roundBox(Color color, double x, double y, double width, double height, double corner) {
        return fill(color, new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner));
    }

    /// A box with an edge of another colour, 2 pixels wide, inside it.
    Stage edgedBox(Color color, Color edge, double x, double y, double width, double height) {
        return box(edge, x, y, width, height).box(color, x + 2, y + 2, width - 4, height - 4);
    }

    Stage disc(Color color, double x, double y, double radius) {
        return fill(color, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /// A disc with an edge of another colour, 2 pixels wide, inside it.
    Stage edgedDisc(Color color, Color edge, double x, double y, double radius) {
        return disc(edge, x, y, radius).disc(color, x, y, radius - 2);
    }

    /// A straight bar between two points.
    Stage bar(Color color, double x1, double y1, double x2, double y2, double width) {
        double length = StrictMath.hypot(x2 - x1, y2 - y1);
        if (length == 0) {
            return this;
        }
        double dx = (y2 - y1) / length * width / 2;
        double dy = (x1 - x2) / length * width / 2;
        return polygon(color, x1 + dx, y1 + dy, x2 + dx, y2 + dy, x2 - dx, y2 - dy, x1 - dx, y1 - dy);
    }

    /// A polygon by its corners, x before y.
    Stage polygon(Color color, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int corner = 2; corner < corners.length; corner += 2) {
            path.lineTo(corners[corner], corners[corner + 1]);
        }
        path.closePath();
        return fill(color, path);
    }

    /// Letters by their outlines, centred on a point.
    Stage letters(Color color, String text, double size, double x, double y) {
        return fill(color, Letters.centred(text, size, x, y));
    }

    Stage fill(Color color, Shape shape) {
        graphics.setColor(color);
        graphics.fill(shape);
        return this;
    }

    BufferedImage picture() {
        graphics.dispose();
        return picture;
    }
}
