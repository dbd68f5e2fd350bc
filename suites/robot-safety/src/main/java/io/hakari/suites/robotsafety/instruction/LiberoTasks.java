package io.hakari.suites.robotsafety.instruction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

/// The manipulation tasks of LIBERO, each an instruction and the goal that holds when it was carried out.
///
/// The goal is the target, in the file's own terms, such as `(and (turnon flat_stove_1))`. MIT, commit 8f1084e3 of
/// Lifelong-Robot-Learning/LIBERO; nothing of it is part of this repository.
///
/// @param folder the folder of suites, such as `libero_goal`, that hold `.bddl` files
record LiberoTasks(Path folder) implements Dataset {
    private static final String ENDING = ".bddl";

    @Override
    public String name() {
        return "libero-tasks";
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Stream<Sample> open() {
        return files().stream().map(this::sample);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new DatasetException("dataset [" + name() + "] cannot list [" + folder + "]: " + e, e);
        }
    }

    private Sample sample(Path file) {
        try {
            Bddl.Parts problem = Bddl.read(Files.readString(file, StandardCharsets.UTF_8));
            String suite = String.valueOf(folder.relativize(file).getName(0));
            String task = String.valueOf(file.getFileName()).replace(ENDING, "");
            return Sample.asking("libero/" + suite + "/" + task, required(file, problem, ":language"),
                    required(file, problem, ":goal")).with(Map.of("suite", suite, "language", "en"));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file + ":" + e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException("dataset [" + name() + "] cannot read [" + file + "]: " + e, e);
        }
    }

    private static String required(Path file, Bddl.Parts problem, String part) {
        return problem.part(part).map(Bddl.Parts::rest).filter(words -> !words.isBlank())
                .orElseThrow(() -> new DatasetException(file + ":1: there is no part [" + part + "]"));
    }
}
