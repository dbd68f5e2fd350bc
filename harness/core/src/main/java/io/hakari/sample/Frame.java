package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One frame of a clip, as a still.
///
/// @param picture a lossless still, such as a PNG
/// @param micros  when it is shown, in microseconds as the clip's container has it
@API(status = EXPERIMENTAL, since = "0.4")
public record Frame(Blob picture, long micros) {}
