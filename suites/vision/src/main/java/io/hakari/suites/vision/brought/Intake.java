package io.hakari.suites.vision.brought;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.hakari.media.ClipReader;
import io.hakari.media.Pictures;
import io.hakari.parquet.ParquetFile;
import io.hakari.parquet.ParquetRow;
import io.hakari.sample.Blob;
import io.hakari.sample.DatasetException;
import io.hakari.sample.MediaException;

/// Takes the questions of a set and keeps their media under their digests; what is damaged or wrong is remembered by name.
final class Intake {
    /// A clip goes through memory when it is decoded.
    private static final long LARGEST_CLIP = Integer.MAX_VALUE - 8L;
    private static final int LARGEST_PICTURE = 128 << 20;
    private static final int MOST_ITEMS = 1_000_000;

    private final Path from;
    private final Path media;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Blob> kept = new HashMap<>();
    private final Map<Path, Blob> clips = new HashMap<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param from  the folder of the set
    /// @param media the folder to keep media in
    Intake(Path from, Path media) {
        this.from = from;
        this.media = media;
    }

    /// Hand over the rows of all Parquet files beneath a folder, and remember the files.
    void parquet(List<String> columns, List<String> more, Consumer<ParquetRow> taker) {
        for (Path file : Layout.files(from, ".parquet")) {
            source(file);
            ParquetFile.of(file).forEach(columns, more, taker);
        }
    }

    /// Remember a file that questions are read from.
    void source(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            sources.put(from.relativize(file).toString(), digest(in, OutputStream.nullOutputStream()));
        } catch (IOException e) {
            throw new DatasetException("file [" + file + "] cannot be read: " + e, e);
        }
    }

    /// Take a question: with a damaged medium it is left out and told, and what else is wrong with it stops the import in the
    /// end.
    ///
    /// @param place where it stands
    void take(String place, String id, Supplier<Item> item) {
        if (!ids.add(id)) {
            problems.add(place + ": id [" + id + "] is there twice");
        } else if (ids.size() > MOST_ITEMS) {
            throw new DatasetException("the set has more than " + MOST_ITEMS + " questions");
        } else {
            taken(place, id, item);
        }
    }

    private void taken(String place, String id, Supplier<Item> item) {
        try {
            items.add(item.get());
        } catch (MediaException e) {
            // Where the set lay is no part of what was found.
            damaged.put(id, String.valueOf(e.getMessage()).replace(from + File.separator, ""));
        } catch (DatasetException e) {
            problems.add(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": " + e.getMessage());
        }
    }

    /// Keep a picture of a row that can be decoded.
    ///
    /// @throws MediaException when there is none, or it is damaged
    Medium picture(int number, ParquetRow row, String column) {
        byte[] bytes = row.picture(column)
                .orElseThrow(() -> new MediaException("column [" + column + "] has no picture"));
        if (bytes.length == 0 || bytes.length > LARGEST_PICTURE) {
            throw new MediaException("column [" + column + "] has a picture of " + bytes.length + " bytes");
        }
        String sha256 = HexFormat.of().formatHex(sha256().digest(bytes));
        Blob known = kept.get(sha256);
        return new Medium(number, known == null ? keep(bytes, sha256, row.place() + ", " + column) : known);
    }

    private Blob keep(byte[] bytes, String sha256, String name) {
        Pictures.decode(bytes, name);
        String type = MediaKind.ofPicture(bytes)
                .orElseThrow(() -> new MediaException("picture [" + name + "] is of a kind that has no media type"));
        try {
            Files.write(media.resolve(sha256), bytes);
        } catch (IOException e) {
            throw new DatasetException("picture [" + name + "] cannot be kept in [" + media + "]: " + e, e);
        }
        Blob blob = new Blob(sha256, type, bytes.length);
        kept.put(sha256, blob);
        return blob;
    }

    /// Keep a clip whose frames have times; it is decoded when it is asked about.
    ///
    /// @throws MediaException when it is no clip, or too large
    Medium clip(int number, Path file) {
        Blob known = clips.get(file);
        Blob blob = known == null ? keep(file) : known;
        clips.put(file, blob);
        return new Medium(number, blob);
    }

    private Blob keep(Path file) {
        String type = MediaKind.ofClip(String.valueOf(file.getFileName()))
                .orElseThrow(() -> new MediaException("clip [" + file + "] is of a kind that is not read"));
        try {
            long size = Files.size(file);
            if (size < 1 || size > LARGEST_CLIP) {
                throw new MediaException("clip [" + file + "] has " + size + " bytes; the limit is " + LARGEST_CLIP);
            }
            ClipReader.reading().timeline(file);
            Path part = media.resolve(".part");
            String sha256;
            try (InputStream in = Files.newInputStream(file); OutputStream out = Files.newOutputStream(part)) {
                sha256 = digest(in, out);
            }
            Files.move(part, media.resolve(sha256), StandardCopyOption.REPLACE_EXISTING);
            return new Blob(sha256, type, size);
        } catch (IOException e) {
            throw new DatasetException("clip [" + file + "] cannot be kept in [" + media + "]: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        }
    }

    /// Return what items with the same first medium have in common.
    static String cluster(List<Medium> media, String id) {
        return media.isEmpty() ? id : media.getFirst().blob().sha256();
    }

    /// Return what was taken, in the order in which it was.
    List<Item> items() {
        return items;
    }

    /// Return the SHA-256 of each file that questions were read from.
    Map<String, String> sources() {
        return sources;
    }

    /// Return why items were left out, by id.
    Map<String, String> damaged() {
        return damaged;
    }

    /// Return what is wrong with the set.
    List<String> problems() {
        return problems;
    }

    private static String digest(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        new DigestInputStream(in, digest).transferTo(out);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
