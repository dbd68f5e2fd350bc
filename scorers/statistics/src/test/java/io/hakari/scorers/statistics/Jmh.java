package io.hakari.scorers.statistics;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.openjdk.jmh.Main;
import org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator;

/// Runs the JMH benchmarks of a class in a JVM of their own and returns what they found.
///
/// JMH's sources are generated from the compiled classes when a benchmark is run, and compiled here: as a part of the
/// build they would break it, for they do not compile without warnings.
public final class Jmh {
    private final Class<?> benchmarks;
    private final Path folder;

    private Jmh(Class<?> benchmarks, Path folder) {
        this.benchmarks = benchmarks;
        this.folder = folder;
    }

    /// Return the score of each method by its name, in the unit that the class states.
    public static ToDoubleFunction<String> measure(Class<?> benchmarks)
            throws IOException, InterruptedException, URISyntaxException {
        Path folder = Files.createTempDirectory("hakari-jmh");
        try {
            var jmh = new Jmh(benchmarks, folder);
            jmh.generate();
            jmh.run();
            Map<String, Double> scores = jmh.scores();
            return method -> Optional.ofNullable(scores.get(method)).orElseThrow();
        } finally {
            delete(folder);
        }
    }

    private void generate() throws IOException, URISyntaxException, InterruptedException {
        Path classes = Path.of(benchmarks.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path sources = Files.createDirectory(folder.resolve("sources"));
        // In a JVM of its own, because it ends its JVM when it finds nothing.
        start(JmhBytecodeGenerator.class, System.getProperty("java.class.path"), classes.toString(), sources.toString(),
                compiled().toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-proc:none", "-d", compiled().toString(), "-cp", classPath()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IOException("the sources that JMH generated do not compile");
        }
    }

    private void run() throws IOException, InterruptedException {
        start(Main.class, classPath(), benchmarks.getName().replace('$', '.') + "\\..*", "-rf", "csv", "-rff",
                results().toString(), "-foe", "true");
    }

    private static void start(Class<?> main, String classPath, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("CLASSPATH", classPath);
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IOException(main.getName() + " ended with status [" + status + "]");
        }
    }

    /// Lines are `"name","mode",threads,samples,score,…` after a header.
    private Map<String, Double> scores() throws IOException {
        Map<String, Double> scores = new HashMap<>();
        for (String line : Files.readAllLines(results()).stream().skip(1).toList()) {
            String[] columns = line.replace("\"", "").split(",", -1);
            scores.put(columns[0].substring(columns[0].lastIndexOf('.') + 1), Double.valueOf(columns[4]));
        }
        return scores;
    }

    private Path compiled() throws IOException {
        return Files.createDirectories(folder.resolve("classes"));
    }

    private Path results() {
        return folder.resolve("results.csv");
    }

    private String classPath() throws IOException {
        return compiled() + System.getProperty("path.separator") + System.getProperty("java.class.path");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
