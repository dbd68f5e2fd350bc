package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The SHA-256 of names and what they hold, sorted, each with its length, so that no two read alike.
final class Fingerprint {
    private Fingerprint() {
    }

    static String of(Map<String, String> named) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(named).forEach((name, value) -> {
                add(sha256, name);
                add(sha256, value);
            });
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String of(Json object) {
        Map<String, String> named = new TreeMap<>();
        object.members().forEach((name, value) -> named.put(name, JsonText.of(new Json(value))));
        return of(named);
    }

    private static void add(MessageDigest sha256, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
    }
}
