package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.ModelException;

/// What a model has seen: each picture and each run of frames is looked at once and then known by its digests.
///
/// In rows of tokens the places of pictures are numbers from the vocabulary's size on, other numbers for each other picture.
/// So rows with the same pictures have the same beginning, and rows with different ones do not. What the decoder is fed in
/// their place is the token of pictures and, beside it, the features.
final class Sight implements AutoCloseable {
    /// So many numbers are kept from one batch to the next, 64 MiB.
    private static final long MOST_KEPT = 1L << 24;
    private static final float MICROS = 1e6f;

    private final SightConfig config;
    private final int vocabulary;
    private final Eyes eyes;
    private final Optional<Eyes> clipEyes;
    private final Map<String, Places> known = new LinkedHashMap<>(16, 0.75f, true);
    private final NavigableMap<Long, float[]> features = new TreeMap<>();
    private Optional<Blobs> blobs = Optional.empty();
    private long next;

    /// Where the features of one picture or clip go.
    ///
    /// @param first of the numbers, from the vocabulary's size on; the others follow it
    /// @param count at least 1
    record Places(long first, int count) {}

    /// @param clipEyes for the frames of clips, where each is not a picture like any other
    Sight(SightConfig config, int vocabulary, Eyes eyes, Optional<Eyes> clipEyes) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.eyes = eyes;
        this.clipEyes = clipEyes;
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

    /// Return how many pictures and clips are known.
    int known() {
        return known.size();
    }

    /// Forget what was not asked for longest, until little enough is left; no row may name it any more.
    void trim() {
        long kept = features.values().stream().mapToLong(rows -> rows.length).sum();
        for (Iterator<Places> oldest = known.values().iterator(); kept > MOST_KEPT; oldest.remove()) {
            kept -= Objects.requireNonNull(features.remove(oldest.next().first()), "what is known has features").length;
        }
    }

    /// Return whether frames of a clip are seen together.
    boolean seesClips() {
        return clipEyes.isPresent();
    }

    /// Return the places of a picture.
    Places places(BlobRef picture) throws RequestException {
        Places places = known.get(picture.getSha256());
        return places == null ? kept(picture.getSha256(), eyes.look(levels(picture, eyes))) : places;
    }

    /// Return the places of frames that follow each other in a clip.
    Places places(List<BlobRef> frames) throws RequestException {
        long start = frames.getFirst().getTimeUs();
        String name = frames.stream().map(frame -> frame.getSha256() + "@" + (frame.getTimeUs() - start))
                .collect(Collectors.joining(" "));
        Places places = known.get(name);
        if (places != null) {
            return places;
        }
        Eyes watching = clipEyes.orElseThrow();
        List<int[]> levels = new ArrayList<>();
        float[] seconds = new float[frames.size()];
        for (BlobRef frame : frames) {
            seconds[levels.size()] = (frame.getTimeUs() - start) / MICROS;
            levels.add(levels(frame, watching));
        }
        return kept(name, watching.look(levels, seconds));
    }

    private Places kept(String name, float[] rows) {
        Places places = new Places(next, rows.length / hidden());
        features.put(next, rows);
        known.put(name, places);
        next += places.count();
        return places;
    }

    private int[] levels(BlobRef picture, Eyes looking) throws RequestException {
        return Shrinking.shrunk(PictureFile.decoded(picture, bytes(picture)), looking.size());
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
        Map.Entry<Long, float[]> seen = Objects.requireNonNull(features.floorEntry(place), "what was forgotten");
        into.put(seen.getValue(), (int) (place - seen.getKey()) * hidden(), hidden());
    }

    @Override
    public void close() {
        eyes.close();
        clipEyes.ifPresent(Eyes::close);
    }
}
