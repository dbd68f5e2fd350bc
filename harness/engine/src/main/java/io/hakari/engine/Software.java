package io.hakari.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/// The versions that a run is repeated with.
final class Software {
    private Software() {
    }

    static Map<String, String> versions() {
        return Map.of("hakari", hakari(), "java", System.getProperty("java.vm.version", "unknown"), "os",
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", "") + " "
                        + System.getProperty("os.arch", ""));
    }

    /// Return the version of Hakari, which the build writes beside the classes.
    static String hakari() {
        Properties properties = new Properties();
        try (InputStream file = Software.class.getResourceAsStream("version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
