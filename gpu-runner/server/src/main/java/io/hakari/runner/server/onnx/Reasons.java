package io.hakari.runner.server.onnx;

import java.util.regex.Pattern;

/// Shortens what libraries say of their failures to one line.
final class Reasons {
    private static final int LONGEST = 200;
    private static final Pattern ORT_CODE = Pattern.compile("^Error code - \\S+ - message: ");
    /// Source positions and stack traces of the native library help nobody who loads a model.
    private static final Pattern NATIVE_PLACE = Pattern.compile("\\S*\\.(?:cc|h|cpp):\\d+ [^:]*?(?=[A-Z\"'\\[(]|$)");

    private Reasons() {}

    static String brief(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse(failure.getClass().getSimpleName());
        String reason = NATIVE_PLACE.matcher(ORT_CODE.matcher(line).replaceFirst("")).replaceAll("").strip();
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }
}
