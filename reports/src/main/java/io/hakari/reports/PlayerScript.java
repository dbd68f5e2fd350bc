package io.hakari.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The script that plays replays, and the digest by which the policy of a page lets it run and no other.
final class PlayerScript {
    private static final String FILE = "player.js";
    private static final String TEXT = read();

    private PlayerScript() {
    }

    static String text() {
        return TEXT;
    }

    /// Return the source that a Content Security Policy names.
    static String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String read() {
        try (InputStream file = PlayerScript.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("script [" + FILE + "] is missing from the reports module");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            if (text.matches("(?s).*[<&].*")) {
                throw new IllegalStateException("script [" + FILE + "] must not hold [<] or [&]: pages are XML, too");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
