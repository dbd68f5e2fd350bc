package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apiguardian.api.API;

/// Runs a module's benchmarks and keeps one row of each figure in `target/benchmarks.jsonl` of the build.
///
/// A benchmark lives in the test sources of its module, is named in their `META-INF/services`, and is run by
/// `mvn verify -Pbench`, or alone by `-Dbench=id`. A row replaces the row with the same id; before a benchmark begins, its
/// rows of an earlier run are removed, so that one that breaks leaves none.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Benchmarks {
    private static final Path ROOT = Path.of(System.getProperty("hakari.root", "."));
    private static final Path FILE = ROOT.resolve("target").resolve("benchmarks.jsonl");

    private Benchmarks() {
    }

    /// One thing to measure; its rows have its id, or its id, a slash and a name.
    public interface Benchmark {

        /// Return what `-Dbench` selects it by, such as `onnx`.
        String id();

        /// Measure and return the rows.
        ///
        /// @throws Exception when it cannot be measured; the other benchmarks are run all the same
        List<BenchmarkRow> measure() throws Exception;
    }

    /// Return the folder of the build, under whose `target` a benchmark may leave files.
    public static Path root() {
        return ROOT.toAbsolutePath().normalize();
    }

    /// Run the benchmarks found on the class path; the exit status says whether all could be measured.
    public static void main(String[] arguments) throws IOException {
        String wanted = System.getProperty("bench", "");
        List<Benchmark> known = ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get).toList();
        List<Benchmark> selected = known.stream().filter(benchmark -> isSelected(wanted, benchmark)).toList();
        if (selected.isEmpty()) {
            System.out.println("no benchmark [" + wanted + "] here; known: "
                    + known.stream().map(Benchmark::id).sorted().collect(Collectors.joining(", ")));
        }
        boolean broken = false;
        for (Benchmark benchmark : selected) {
            forget(benchmark.id());
            try {
                for (BenchmarkRow row : benchmark.measure()) {
                    keep(row);
                }
            } catch (Exception e) {
                System.err.println("benchmark [" + benchmark.id() + "] could not be measured: " + e);
                broken = true;
            }
        }
        System.exit(broken ? 1 : 0);
    }

    static boolean isSelected(String wanted, Benchmark benchmark) {
        return wanted.isEmpty() || belongsTo(benchmark.id(), wanted);
    }

    private static boolean belongsTo(String benchmark, String row) {
        return row.equals(benchmark) || row.startsWith(benchmark + "/");
    }

    private static void forget(String benchmark) throws IOException {
        Files.createDirectories(FILE.getParent());
        if (Files.exists(FILE)) {
            try (Stream<String> lines = Files.lines(FILE)) {
                Files.write(FILE, lines.filter(line -> !belongsTo(benchmark, BenchmarkRow.idOf(line))).toList());
            }
        }
    }

    private static void keep(BenchmarkRow row) throws IOException {
        String line = row.json(Machine.describe());
        System.out.println(line);
        try (Stream<String> lines = Files.exists(FILE) ? Files.lines(FILE) : Stream.empty()) {
            List<String> others = lines.filter(other -> !BenchmarkRow.idOf(other).equals(row.id())).toList();
            Files.write(FILE, Stream.concat(others.stream(), Stream.of(line)).toList());
        }
    }
}
