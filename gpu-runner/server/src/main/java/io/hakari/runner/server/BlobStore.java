package io.hakari.runner.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.grpc.Status;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;

/// The media that clients sent, each in a file that is named by its digest.
///
/// When the room is used up, the least recently used go first, but none that a request in flight names. What arrives lies
/// beside them with the ending `.part` until it is whole and is what its digest says; when a client is lost, the part stays
/// and is gone on with. Files of a former runner are trusted only after their bytes were read anew.
final class BlobStore implements Blobs, AutoCloseable {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String PART = ".part";

    private final Path folder;
    private final boolean temporary;
    private final long most;
    private final LinkedHashMap<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Long> parts = new LinkedHashMap<>();
    private final Set<String> arriving = new HashSet<>();
    private long bytes;

    /// A blob that is here.
    private static final class Held {
        private final long size;
        private int pins;
        private boolean verified;

        Held(long size, boolean verified) {
            this.size = size;
            this.verified = verified;
        }
    }

    private BlobStore(Path folder, boolean temporary, long most) {
        this.folder = folder;
        this.temporary = temporary;
        this.most = most;
    }

    /// Open a folder, or make one that ends with the store.
    ///
    /// @throws IOException when it cannot be written; the message says what to do
    static BlobStore open(Optional<Path> folder, long most) throws IOException {
        if (folder.isEmpty()) {
            return new BlobStore(Files.createTempDirectory("hakari-blobs"), true, most);
        }
        try {
            Files.createDirectories(folder.get());
        } catch (IOException e) {
            throw new IOException("folder [" + folder.get() + "] for media cannot be made (" + e
                    + "); name another with --blobs", e);
        }
        var store = new BlobStore(folder.get(), false, most);
        store.findAgain();
        return store;
    }

    private synchronized void findAgain() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(PART) && isDigest(name.substring(0, name.length() - PART.length()))) {
                    parts.put(name.substring(0, name.length() - PART.length()), Files.size(file));
                    bytes += Files.size(file);
                } else if (isDigest(name)) {
                    held.put(name, new Held(Files.size(file), false));
                    bytes += Files.size(file);
                }
            }
        }
    }

    private static boolean isDigest(String sha256) {
        return DIGEST.matcher(sha256).matches();
    }

    /// Return how many bytes of a blob are here without it being whole; empty when it is whole.
    Optional<Long> missing(String sha256) {
        if (isWhole(sha256)) {
            return Optional.empty();
        }
        synchronized (this) {
            return Optional.of(arriving.contains(sha256) ? 0L : parts.getOrDefault(sha256, 0L));
        }
    }

    /// Return whether a blob is here, after reading what a former runner left.
    private boolean isWhole(String sha256) {
        synchronized (this) {
            Held blob = held.get(sha256);
            if (blob == null || blob.verified) {
                return blob != null;
            }
        }
        boolean sound = isSound(sha256);
        synchronized (this) {
            Held blob = held.get(sha256);
            if (blob != null && sound) {
                blob.verified = true;
            } else if (blob != null) {
                forget(sha256);
            }
            return blob != null && sound;
        }
    }

    private boolean isSound(String sha256) {
        try {
            return Sha256.of(folder.resolve(sha256)).equals(sha256);
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Path file(String sha256) throws ModelException {
        if (!isWhole(sha256)) {
            throw new ModelException(Code.MEDIA, notHere(sha256));
        }
        return folder.resolve(sha256);
    }

    private static String notHere(String sha256) {
        return "blob [" + sha256 + "] is not here; send it with PutBlob and ask again";
    }

    /// Keep blobs until they are released; return an error, and keep none, when one is not here.
    Optional<Error> hold(List<BlobRef> media) {
        for (BlobRef blob : media) {
            if (!isWhole(blob.getSha256())) {
                return Optional.of(
                        Error.newBuilder().setCode(Code.MEDIA).setMessage(notHere(blob.getSha256())).build());
            }
        }
        synchronized (this) {
            Optional<BlobRef> gone = media.stream().filter(blob -> !held.containsKey(blob.getSha256())).findFirst();
            if (gone.isPresent()) {
                return hold(List.of(gone.get()));
            }
            media.forEach(blob -> Objects.requireNonNull(held.get(blob.getSha256())).pins++);
            return Optional.empty();
        }
    }

    synchronized void release(List<BlobRef> media) {
        for (BlobRef blob : media) {
            Held known = held.get(blob.getSha256());
            if (known != null) {
                known.pins--;
            }
        }
    }

    /// Return the size of a blob that is here.
    synchronized Optional<Long> size(String sha256) {
        return Optional.ofNullable(held.get(sha256)).map(blob -> blob.size);
    }

    /// Begin to take a blob, or go on with it; empty when it is here already.
    Optional<BlobArrival> arrive(String sha256, long offset, long size) throws BlobException, IOException {
        if (!isDigest(sha256)) {
            throw new BlobException(Status.Code.INVALID_ARGUMENT,
                    "field [sha256] is [" + sha256 + "], which is not 64 lower-case hexadecimal digits");
        }
        if (size < 1) {
            throw new BlobException(Status.Code.INVALID_ARGUMENT, "field [size] is [" + Long.toUnsignedString(size)
                    + "]; set it to the bytes of the whole blob with the first chunk");
        }
        if (isWhole(sha256)) {
            return Optional.empty();
        }
        synchronized (this) {
            return Optional.of(begin(sha256, offset, size));
        }
    }

    private BlobArrival begin(String sha256, long offset, long size) throws BlobException, IOException {
        if (arriving.contains(sha256)) {
            throw new BlobException(Status.Code.ABORTED,
                    "blob [" + sha256 + "] is just being sent by another client; ask MissingBlobs again");
        }
        long there = parts.getOrDefault(sha256, 0L);
        if (offset != 0 && offset != there) {
            throw new BlobException(Status.Code.OUT_OF_RANGE, "field [offset] is [" + Long.toUnsignedString(offset)
                    + "] but [" + there + "] bytes of blob [" + sha256 + "] are here; go on from there, or from 0");
        }
        arriving.add(sha256);
        try {
            long part = parts.containsKey(sha256) ? parts.get(sha256) : 0;
            makeRoom(sha256, size - part);
            var arrival = BlobArrival.into(this, sha256, part(sha256), offset, size);
            bytes += size - part;
            parts.put(sha256, size);
            return arrival;
        } catch (BlobException | IOException | RuntimeException e) {
            arriving.remove(sha256);
            throw e;
        }
    }

    private void makeRoom(String forWhich, long more) throws BlobException {
        for (String part : List.copyOf(parts.keySet())) {
            if (bytes + more > most && !arriving.contains(part)) {
                dropPart(part);
            }
        }
        for (Map.Entry<String, Held> blob : List.copyOf(held.entrySet())) {
            if (bytes + more > most && blob.getValue().pins == 0) {
                forget(blob.getKey());
            }
        }
        if (bytes + more > most) {
            throw new BlobException(Status.Code.RESOURCE_EXHAUSTED, "blob [" + forWhich + "] needs [" + more
                    + "] bytes more but the store holds at most [" + most
                    + "], and the rest is in use; raise --blob-bytes, or send it later");
        }
    }

    /// The whole blob is in its part, and is what its digest says.
    synchronized void arrived(String sha256, long size) throws IOException {
        Files.move(part(sha256), folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        parts.remove(sha256);
        arriving.remove(sha256);
        held.put(sha256, new Held(size, true));
    }

    /// No more comes for now: what came stays, to be gone on with.
    synchronized void interrupted(String sha256, long came) {
        arriving.remove(sha256);
        Long reserved = parts.remove(sha256);
        if (reserved != null) {
            bytes += came - reserved;
            parts.put(sha256, came);
        }
    }

    /// What came is not what was promised: nothing of it stays.
    synchronized void refused(String sha256) {
        arriving.remove(sha256);
        dropPart(sha256);
    }

    private void dropPart(String sha256) {
        Long size = parts.remove(sha256);
        if (size != null) {
            bytes -= size;
            delete(part(sha256));
        }
    }

    private void forget(String sha256) {
        Held blob = held.remove(sha256);
        if (blob != null) {
            bytes -= blob.size;
            delete(folder.resolve(sha256));
        }
    }

    private Path part(String sha256) {
        return folder.resolve(sha256 + PART);
    }

    /// A file that cannot be deleted is found again by the next runner.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The store goes on without it.
        }
    }

    /// Delete a folder that was made for this store alone.
    @Override
    public void close() throws IOException {
        if (!temporary || !Files.exists(folder)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        files.forEach(BlobStore::delete);
    }
}
