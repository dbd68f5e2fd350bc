package io.hakari.runner.server;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a model is served on another machine, whose devices are not this one's to read.
final class Elsewhere {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern HERE = Pattern.compile("localhost|127\\..*|\\[::1]");

    private Elsewhere() {
    }

    static boolean is(String model) {
        if (!ADDRESS.matcher(model).matches()) {
            return false;
        }
        try {
            return !HERE.matcher(Optional.ofNullable(URI.create(model).getHost()).orElse("")).matches();
        } catch (IllegalArgumentException _) {
            // The engine will say what is wrong with it.
            return true;
        }
    }
}
