package io.hakari.bench;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Wall time of the README's two commands, one after the other, in a fresh copy of the sources.
public final class BuildBenchmark implements Benchmark {
    private static final double FIVE_MINUTES = 300;
    private static final double THREE_MINUTES = 180;

    @Override
    public String id() {
        return "build";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException, InterruptedException {
        Path copy = Benchmarks.root().resolve("target").resolve("bench").resolve("checkout");
        copySources(Benchmarks.root(), copy);
        return List.of(row("build/verify", maven(copy, "-B", "-q", "verify"), "s").atMost(FIVE_MINUTES),
                row("build/weigh", maven(copy, "-q", "verify", "-Pweigh"), "s").atMost(THREE_MINUTES));
    }

    private static double maven(Path folder, String... arguments) throws IOException, InterruptedException {
        String home = System.getProperty("hakari.maven", "");
        List<String> command = new ArrayList<>();
        command.add(home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolveSibling("maven.log");
        long begun = System.nanoTime();
        int status = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start().waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (status != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with status " + status + "; its output is in " + output);
        }
        return seconds;
    }

    private static void copySources(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        copyFolder(from, to);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                Path name = child.getFileName();
                Path target = to.resolve(name);
                if (!Files.isDirectory(child)) {
                    Files.copy(child, target, StandardCopyOption.COPY_ATTRIBUTES);
                } else if (!name.toString().equals("target") && !name.toString().equals(".git")) {
                    copyFolder(child, target);
                }
            }
        }
    }
}
