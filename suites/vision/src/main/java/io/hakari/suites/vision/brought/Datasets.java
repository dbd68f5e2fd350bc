package io.hakari.suites.vision.brought;

import java.nio.file.Path;

/// Where the public sets lie.
public final class Datasets {
    private static final String DEFAULT_FOLDER = "../shared/datasets";

    private Datasets() {
    }

    /// Return the folder that the system property `hakari.datasets` names.
    public static Path folder() {
        return Path.of(System.getProperty("hakari.datasets", DEFAULT_FOLDER));
    }
}
