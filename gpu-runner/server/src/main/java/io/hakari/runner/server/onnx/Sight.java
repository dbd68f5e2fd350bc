package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.ModelException;

/// What a model has seen: each picture is looked at once and then known by its digest.
///
/// In rows of tokens the places of pictures are numbers from the vocabulary's size on, other numbers for each other picture.
/// So rows with the same pictures have the same beginning, and rows with different ones do not. What the decoder is fed in
/// their place is the token of pictures and, beside it, the features.
final class Sight implements AutoCloseable {
    /// So many numbers are kept from one batch to the next, 64 MiB.
    private static final long MOST_KEPT = 1L << 24;

    private final SightConfig config;
    private final int vocabulary;
    private final Eyes eyes;
    private final Map<String, Long> firsts = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, float[]> features = new LinkedHashMap<>();
    private Optional<Blobs> blobs = Optional.empty();
    private long next;

    Sight(SightConfig config, int vocabulary, Eyes eyes) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.eyes = eyes;
        this.next = vocabulary;
    }

    void readFrom(Blobs blobs) {
        this.blobs = Optional.of(blobs);
    }

    SightConfig config() {
        return config;
    }

    int hidden() {
        return eyes.hidden();
    }

    /// Return how many pictures are known.
    int known() {
        return firsts.size();
    }

    /// Forget the pictures that were not asked for longest, until few enough are left; no row may name them any more.
    void trim() {
        long kept = (long) firsts.size() * config.tokens() * hidden();
        for (Iterator<Long> oldest = firsts.values().iterator(); kept > MOST_KEPT; oldest.remove()) {
            features.remove(oldest.next());
            kept -= (long) config.tokens() * hidden();
        }
    }

    /// Return the number of a picture's first place; the others follow it.
    long first(BlobRef blob) throws RequestException {
        Long known = firsts.get(blob.getSha256());
        if (known != null) {
            return known;
        }
        int[] levels = Shrinking.shrunk(PictureFile.decoded(blob, bytes(blob)), config.size());
        long first = next;
        features.put(first, eyes.look(levels));
        firsts.put(blob.getSha256(), first);
        next += config.tokens();
        return first;
    }

    private byte[] bytes(BlobRef blob) throws RequestException {
        Blobs from = blobs.orElseThrow(() -> new RequestException(Error.Code.MEDIA,
                "picture [" + blob.getSha256() + "] is not here; no media were given to this model"));
        try {
            return from.bytes(blob.getSha256());
        } catch (ModelException e) {
            throw new RequestException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    boolean isPlace(long token) {
        return token >= vocabulary;
    }

    /// Write the features of one place.
    void write(long place, FloatBuffer into) {
        long behind = (place - vocabulary) % config.tokens();
        float[] rows = Objects.requireNonNull(features.get(place - behind), "a picture that was forgotten");
        into.put(rows, (int) behind * hidden(), hidden());
    }

    @Override
    public void close() {
        eyes.close();
    }
}
