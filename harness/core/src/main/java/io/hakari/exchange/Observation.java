package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

import org.apiguardian.api.API;

import io.hakari.sample.ContentDigest;

/// What a robot's policy is shown at one moment.
///
/// @param step         rises within an episode
/// @param timeNanos    of the simulation, not of any clock
/// @param budgetMillis how long an answer may take; a later one is marked as late. 0 for no limit
/// @param state        what is sensed, such as `joint-position` in radians
/// @param pictures     what is seen, by camera
@API(status = EXPERIMENTAL, since = "0.3")
public record Observation(long step, long timeNanos, int budgetMillis, Map<String, Vector> state,
        Map<String, Picture> pictures) {

    public Observation {
        state = Map.copyOf(state);
        pictures = Map.copyOf(pictures);
        if (step < 0) {
            throw new IllegalArgumentException("step [" + step + "] must be at least 0");
        }
        if (budgetMillis < 0) {
            throw new IllegalArgumentException("budget [" + budgetMillis + "] ms must be at least 0");
        }
    }

    /// Return the SHA-256 of all that it shows; 64 hexadecimal digits.
    public String digest() {
        var digest = new ContentDigest().add(Long.toString(step))
                .add(Long.toString(timeNanos))
                .add(Integer.toString(budgetMillis));
        new TreeMap<>(state).forEach((name, vector) -> digest.add(name).add(bytes(vector)));
        new TreeMap<>(pictures).forEach((camera, picture) -> digest.add(camera)
                .add(picture.blob().sha256())
                .add(picture.width() + "x" + picture.height()));
        return digest.hex();
    }

    private static byte[] bytes(Vector vector) {
        var bytes = ByteBuffer.allocate(Double.BYTES * vector.size());
        for (int i = 0; i < vector.size(); i++) {
            bytes.putDouble(vector.get(i));
        }
        return bytes.array();
    }
}
