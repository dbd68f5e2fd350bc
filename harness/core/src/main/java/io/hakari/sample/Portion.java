package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.apiguardian.api.API;

/// A share of a dataset, the same in every run: where a sample stands is decided by its content, and the order of a file
/// means nothing.
///
/// @param share of the samples, in (0, 1]
@API(status = EXPERIMENTAL, since = "0.4")
public record Portion(Dataset dataset, double share) implements Dataset {
    private static final int DIGITS = 13;
    private static final double ALL = 0x1p52;

    public Portion {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share [" + share + "] of dataset [" + dataset.name()
                    + "] must be above 0 and at most 1");
        }
    }

    /// Return whether a sample is among a share of all.
    public static boolean holds(String sampleId, double share) {
        return share >= 1 || place(sampleId) < share;
    }

    /// Return the first 52 bits of a SHA-256 over a sample's id, as a fraction.
    private static double place(String sampleId) {
        String digest = new ContentDigest().add("place").add(sampleId).hex();
        return HexFormat.fromHexDigitsToLong(digest, 0, DIGITS) / ALL;
    }

    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public OptionalLong size() {
        return share >= 1 ? dataset.size() : OptionalLong.empty();
    }

    @Override
    public Stream<Sample> open() {
        return dataset.open().filter(sample -> holds(sample.id(), share));
    }

    @Override
    public Stream<Sample> open(Blobs blobs) {
        return dataset.open(blobs).filter(sample -> holds(sample.id(), share));
    }
}
