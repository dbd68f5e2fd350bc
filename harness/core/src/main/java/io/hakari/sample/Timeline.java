package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// When each frame of a clip is shown.
///
/// @param micros    the presentation times in microseconds as the container has them, rising, at least one; the first
///                  need not be 0
/// @param endMicros when the last frame ends, after its beginning
@API(status = EXPERIMENTAL, since = "0.4")
public record Timeline(List<Long> micros, long endMicros) {

    public Timeline {
        micros = List.copyOf(micros);
        if (micros.isEmpty()) {
            throw new IllegalArgumentException("timeline has no frame");
        }
        for (int i = 1; i < micros.size(); i++) {
            if (micros.get(i) <= micros.get(i - 1)) {
                throw new IllegalArgumentException("frame [" + i + "] is shown at [" + micros.get(i)
                        + "] µs, which is not after the one before it at [" + micros.get(i - 1) + "] µs");
            }
        }
        if (endMicros <= micros.getLast()) {
            throw new IllegalArgumentException("timeline ends at [" + endMicros
                    + "] µs, which is not after its last frame at [" + micros.getLast() + "] µs");
        }
    }

    /// Return how long the clip is, in microseconds.
    public long length() {
        return endMicros - micros.getFirst();
    }

    /// Return the number of the frame that is seen at a time: the last that began by then, else the first.
    public int seenAt(long time) {
        int before = 0;
        int after = micros.size();
        while (after - before > 1) {
            int middle = (before + after) >>> 1;
            if (micros.get(middle) <= time) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return before;
    }
}
