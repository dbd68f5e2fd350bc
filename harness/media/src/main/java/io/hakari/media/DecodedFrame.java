package io.hakari.media;

import java.awt.image.BufferedImage;

/// One frame of a clip.
///
/// @param picture of type `TYPE_INT_RGB`
/// @param micros  when it is shown, in microseconds as the container has it
public record DecodedFrame(BufferedImage picture, long micros) {}
