package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.ByteString;

/// The SHA-256 of what is declared of a policy, each part with its length, so that no two declarations read alike.
final class Digests {
    private Digests() {
    }

    static String of(String dialect, String checkpoint, ByteString metadata, Map<String, String> settings) {
        MessageDigest sha256 = sha256();
        add(sha256, ByteString.copyFrom("declared policy", UTF_8));
        add(sha256, ByteString.copyFrom(dialect, UTF_8));
        add(sha256, ByteString.copyFrom(checkpoint, UTF_8));
        add(sha256, metadata);
        new TreeMap<>(settings).forEach((name, value) -> {
            // How long one waits and by which key one enters change no action.
            if (!name.equals("timeout") && !name.equals("api-key")) {
                add(sha256, ByteString.copyFrom(name, UTF_8));
                add(sha256, ByteString.copyFrom(value, UTF_8));
            }
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest sha256, ByteString part) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.size()));
        sha256.update(part.asReadOnlyByteBuffer());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
