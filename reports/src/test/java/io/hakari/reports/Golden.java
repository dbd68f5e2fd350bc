package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that pages are compared with; `-Dhakari.golden=update` rewrites them.
final class Golden {
    private Golden() {
    }

    static void compare(String name, String text) {
        Path file = Path.of(System.getProperty("hakari.module", "."), "src/test/resources/golden", name);
        try {
            if (System.getProperty("hakari.golden", "compare").equals("update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
