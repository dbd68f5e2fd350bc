package io.hakari.yaml;

import java.util.Optional;
import java.util.function.Supplier;

/// What core refuses is a mistake of the file.
final class Mistakes {
    private Mistakes() {
    }

    /// Make something; empty when it is refused, which is noted.
    static <T> Optional<T> noting(Problems problems, int line, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            problems.add(line, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
