package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.apiguardian.api.API;

/// A SHA-256 over named fields, each written with its length, so that no two different contents read alike.
@API(status = EXPERIMENTAL, since = "0.1")
public final class ContentDigest {
    private final MessageDigest sha256;

    public ContentDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /// Add one field.
    public ContentDigest add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    /// Add one field of bytes.
    public ContentDigest add(byte[] field) {
        length(field.length);
        sha256.update(field);
        return this;
    }

    /// Add a list of fields and how many they are.
    public ContentDigest add(List<String> fields) {
        length(fields.size());
        fields.forEach(this::add);
        return this;
    }

    /// Add the parts of a content in their order.
    public ContentDigest addContent(List<Content> parts) {
        length(parts.size());
        for (Content part : parts) {
            switch (part) {
                case Content.Text(String text) -> add("text").add(text);
                case Content.Image(Blob blob) -> add("image").add(blob.sha256());
                case Content.Video(Blob blob) -> add("video").add(blob.sha256());
                case Content.Frames frames -> add(frames);
                case Content.Audio(Blob blob) -> add("audio").add(blob.sha256());
            }
        }
        return this;
    }

    private void add(Content.Frames frames) {
        add("frames").add(frames.clip().sha256());
        length(frames.frames().size());
        for (Frame frame : frames.frames()) {
            add(frame.picture().sha256()).add(Long.toString(frame.micros()));
        }
    }

    /// Return the 64 hexadecimal digits and start afresh.
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void length(int length) {
        sha256.update((byte) (length >>> 24));
        sha256.update((byte) (length >>> 16));
        sha256.update((byte) (length >>> 8));
        sha256.update((byte) length);
    }
}
