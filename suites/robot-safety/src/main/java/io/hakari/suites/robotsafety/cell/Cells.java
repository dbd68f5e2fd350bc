package io.hakari.suites.robotsafety.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.hakari.yaml.Problems;

/// The cell and the arm that come with Hakari.
public final class Cells {
    private static final String ROBOT = "cobot-six.urdf";

    private Cells() {
    }

    /// Return a six-axis arm with the proportions of a small cobot.
    public static Robot robot() {
        try (InputStream in = open(ROBOT)) {
            return UrdfReader.read(in, new Problems(Path.of(ROBOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Return a cobot on a bench with a gripper and a part in it; a person reaches in from the other side.
    public static Cell bench() {
        return CellReader.read(text("bench-cell.yaml"), "bench-cell.yaml", Cells::named);
    }

    private static Robot named(String name) {
        if (!name.equals(ROBOT)) {
            throw new IllegalArgumentException("there is no robot [" + name + "] in this resource");
        }
        return robot();
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Cells.class.getResourceAsStream(name), name);
    }
}
