package io.hakari.suites.vision.brought;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.hakari.media.ClipFormat;
import io.hakari.media.ClipWriter;

/// Sets that were made up in the layouts of their hubs, and the command that brings them; `hub/make.py` says how.
final class Hub {
    static final Path FILES = Path.of("src/test/resources/hub");

    private Hub() {
    }

    /// What the command said.
    record Said(int status, String out, String err) {}

    /// Bring a set, its terms accepted.
    static Said bring(String set, Path from, Path to, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--set", set, "--from", from.toString(), "--to", to.toString(), "--accept-terms"));
        arguments.addAll(Arrays.asList(more));
        return said(arguments.toArray(String[]::new));
    }

    static Said said(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new ImportTool().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(status, out.toString(), err.toString());
    }

    /// Copy a set, to put clips beside it.
    static Path copy(String name, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(FILES.resolve(name))) {
            for (Path file : all.toList()) {
                Path place = to.resolve(FILES.resolve(name).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
        return to;
    }

    /// Write a clip of so many frames, ten a second, in which a bar moves.
    static Path clip(Path file, int frames, Color colour) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, ClipWriter.writing(ClipFormat.AV1).write(frames, 10, frame -> {
            BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(colour);
            graphics.fillRect(frame, 8, 8, 40);
            graphics.dispose();
            return image;
        }));
    }

    /// Return the names of everything in a folder.
    static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
