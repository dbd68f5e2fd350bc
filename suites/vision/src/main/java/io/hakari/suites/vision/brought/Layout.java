package io.hakari.suites.vision.brought;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.sample.DatasetException;

/// How a set lies in the folder in which its hub delivers it.
interface Layout {
    /// Deeper than any hub nests.
    int DEPTH = 8;

    /// Hand every question to an intake.
    ///
    /// @throws DatasetException when the folder has another layout
    void read(Path from, Intake intake);

    /// Return the files with an ending, in the order of their names; those of tools, which begin with a dot, are passed
    /// over.
    ///
    /// @throws DatasetException when there is none
    static List<Path> files(Path from, String ending) {
        try (Stream<Path> all = Files.walk(from, DEPTH)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending) && !isHidden(from.relativize(file)))
                    .sorted(Comparator.comparing(file -> from.relativize(file).toString())).toList();
            if (files.isEmpty()) {
                throw new DatasetException("folder [" + from + "] has no file that ends with [" + ending
                        + "]; name the folder as the hub delivers it, archives unpacked");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("folder [" + from + "] cannot be read: " + e, e);
        }
    }

    private static boolean isHidden(Path file) {
        for (Path name : file) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// Return the file of a name beneath the first of several folders that has it.
    ///
    /// A folder may itself be a link, as those in the cache of a hub are; a name that leads out of it is refused.
    ///
    /// @throws IllegalArgumentException when the name is absolute or climbs
    static Optional<Path> find(Path from, List<String> folders, String name) {
        Path path = path(name);
        boolean climbs = Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .anyMatch(i -> path.getName(i).toString().equals(".."));
        if (path.isAbsolute() || climbs || name.isBlank()) {
            throw new IllegalArgumentException("file name [" + name + "] leads out of the set's folder");
        }
        return folders.stream().map(folder -> from.resolve(folder).resolve(path)).filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("file name [" + name + "] is none", e);
        }
    }
}
