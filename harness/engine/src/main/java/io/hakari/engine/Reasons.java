package io.hakari.engine;

/// Words what was thrown.
final class Reasons {
    private Reasons() {
    }

    /// Return the message of what our own code threw for a person to read, or else its type and message.
    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            Throwable cause = thrown.getCause();
            return thrown.getClass().getSimpleName() + (cause == null ? "" : ": " + of(cause));
        }
        return thrown instanceof IllegalArgumentException
                ? message
                : thrown.getClass().getSimpleName() + ": " + message;
    }
}
