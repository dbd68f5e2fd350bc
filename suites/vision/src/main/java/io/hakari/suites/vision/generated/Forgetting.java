package io.hakari.suites.vision.generated;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.DatasetException;

/// Names media by what is in them and keeps none.
public enum Forgetting implements Blobs {
    BLOBS;

    @Override
    public Blob keep(byte[] bytes, String mediaType) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Blob(HexFormat.of().formatHex(digest), mediaType, bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public byte[] of(Blob blob) {
        throw new DatasetException("medium [" + blob.sha256() + "] was drawn and not kept; open with blobs");
    }
}
