package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.awt.image.BufferedImage;

import org.apiguardian.api.API;

/// One frame of a clip.
///
/// @param picture of type `TYPE_INT_RGB`
/// @param micros  when it is shown, in microseconds as the container has it
@API(status = EXPERIMENTAL, since = "0.4")
public record DecodedFrame(BufferedImage picture, long micros) {}
