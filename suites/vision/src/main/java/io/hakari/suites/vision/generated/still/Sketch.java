package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

import io.hakari.suites.vision.generated.Medium;

/// A picture that is drawn when it is asked for.
///
/// @param drawing draws the same each time
record Sketch(int width, int height, Color ground, Consumer<Canvas> drawing) implements Medium.Picture {

    @Override
    public BufferedImage draw() {
        return drawn().image();
    }

    /// Return the thinnest stroke that a reader needs, in pixels of the picture as it is sent.
    double leastStroke() {
        return drawn().leastStroke();
    }

    private Canvas drawn() {
        Canvas canvas = new Canvas(width, height, ground);
        drawing.accept(canvas);
        return canvas;
    }
}
