package io.hakari.runner.server.managed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.huggingface.CheckpointFiles;

/// A checkpoint's folder whose files are held against their digest before and after an engine read them.
final class ManagedCheckpoint implements Stored {
    private final Managed shelf;
    private final Stored stored;
    private Optional<String> digest = Optional.empty();

    ManagedCheckpoint(Managed shelf, Stored stored) {
        this.shelf = shelf;
        this.stored = stored;
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public Map<String, String> properties() throws ModelException {
        return stored.properties();
    }

    @Override
    public synchronized String digest() throws ModelException {
        digest = Optional.of(stored.digest());
        return digest.get();
    }

    @Override
    public Optional<Path> folder() {
        return stored.folder();
    }

    @Override
    public Model load(Progress progress) throws ModelException {
        return new ManagedModel(shelf, this, shelf.serve(this, before(), progress));
    }

    /// Return the digest as it was asked for last, since reading a large checkpoint twice takes minutes.
    synchronized String before() throws ModelException {
        return digest.isPresent() ? digest.get() : digest();
    }

    void requireUnchanged(String before) throws ModelException {
        String now = stored.digest();
        if (!now.equals(before)) {
            throw new ModelException(Code.CORRUPT, "checkpoint [" + name() + "] had digest [" + before
                    + "] before the engine read it and [" + now + "] after; load it again once it is written");
        }
    }

    Path path() throws ModelException {
        return stored.folder().orElseThrow(() -> new ModelException(Code.UNSUPPORTED,
                "checkpoint [" + name() + "] lies in no folder that an engine could read; copy it into one"));
    }

    /// Return the digest of what an engine reads once, when it starts: configuration, tokenizer, templates.
    String fixed() throws ModelException {
        MessageDigest sha256 = sha256();
        for (String name : new CheckpointFiles(path()).fixed()) {
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(path().resolve(name));
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw new ModelException(Code.CORRUPT,
                        "checkpoint [" + name() + "]: file [" + name + "] cannot be read: " + e, e);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
