package io.hakari.media;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of real data beside the checkout.
final class Fixtures {
    private Fixtures() {
    }

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("hakari.datasets", "../../../shared/datasets")).resolve(name);
        assumeTrue(Files.isDirectory(folder), "skipped: [" + folder + "] is absent; set -Dhakari.datasets");
        return folder;
    }
}
