package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.Part;

/// Tokens as the protocol's Credit counts them, which needs no tokenizer and is the same on both sides.
public final class Tokens {
    private static final int BYTES = 3;
    private static final int BLOB = 1024;

    private Tokens() {
    }

    /// Return the tokens of a context or prompt.
    public static long of(List<Part> parts) {
        long tokens = 0;
        for (int i = 0; i < parts.size(); i++) {
            tokens += of(parts.get(i));
        }
        return tokens;
    }

    private static long of(Part part) {
        return switch (part.getKindCase()) {
            case TEXT -> of(part.getText());
            case TOKENS -> part.getTokens().getIdsCount();
            case BLOB -> BLOB;
            case KIND_NOT_SET -> 0;
        };
    }

    /// Return the tokens of a text.
    public static long of(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Each half of a surrogate pair is half of four bytes.
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return (bytes + BYTES - 1) / BYTES;
    }
}
