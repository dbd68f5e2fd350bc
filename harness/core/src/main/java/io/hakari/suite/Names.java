package io.hakari.suite;

/// Names that are safe in a path, a unique id and a metric's full name.
final class Names {
    private Names() {
    }

    static void check(String what, String name) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(what + " name [" + name
                    + "] must be lower-case letters and digits, joined by hyphens, such as [era-years]");
        }
    }
}
