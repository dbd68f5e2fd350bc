package io.hakari.runner.server.onnx;

import java.util.regex.Pattern;

/// Shortens what libraries say of their failures to one line.
final class Reasons {
    private static final int LONGEST = 200;
    /// Codes, paths and source positions of the native library, which say nothing that the caller does not say better.
    private static final Pattern NOISE = Pattern.compile(
            "^Error code - \\S+ - message: |Load model from .*? failed: ?|\\S*\\.(?:cc|h|cpp):\\d+ \\S+ ");

    private Reasons() {
    }

    static String brief(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse(failure.getClass().getSimpleName());
        String reason = NOISE.matcher(line).replaceAll("").strip();
        reason = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }
}
