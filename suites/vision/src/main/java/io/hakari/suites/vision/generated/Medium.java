package io.hakari.suites.vision.generated;

import java.awt.image.BufferedImage;

/// What is looked at; drawn anew each time it is asked for, to the same pixels.
public sealed interface Medium {

    /// A still.
    non-sealed interface Picture extends Medium {

        /// Draw it, without an alpha channel.
        BufferedImage draw();
    }

    /// Frames at a constant rate.
    non-sealed interface Clip extends Medium {

        /// Return how many frames there are, at least 2.
        int frames();

        /// Return frames in a second.
        int rate();

        /// Draw one frame, counted from 0, without an alpha channel; all are of one size, even in both directions.
        BufferedImage draw(int frame);
    }
}
