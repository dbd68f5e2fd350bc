package io.hakari.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.launcher.EngineFilter;

import io.hakari.gate.Statistician;
import io.hakari.records.NoiseRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.records.TaskRecord;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Weighs one checkpoint several times, to know how far its numbers differ by chance alone.
@Command(name = "noise", description = "Weighs one checkpoint several times on the same samples and says how far its numbers differ by chance alone.", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:measured", "3:something broke", "64:wrong usage"})
final class Noise implements Callable<Integer> {
    private static final long DEFAULT_SEED = 20_260_401;

    private final PrintStream out;
    private final PrintStream err;
    private final CancellationToken cancellation;
    private final Map<String, String> parameters = new HashMap<>();

    @Option(names = "--suite", required = true, paramLabel = "NAME", description = "The suite's name or class.")
    private String suite = "";

    @Option(names = "--times", paramLabel = "N", description = "How many runs (default: 5).")
    private int times = 5;

    @Option(names = "--in-flight", split = ",", paramLabel = "N", description = "The most trials at once, of one run after the other (default: 1,8,64).")
    private List<Integer> inFlight = List.of(1, 8, 64);

    @Option(names = "--share", paramLabel = "SHARE", description = "Ask this share of the largest task, and as many of the others (default: 0.2).")
    private double share = 0.2;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the runs (default: 20260401).")
    private long seed = DEFAULT_SEED;

    @Option(names = "--runs", paramLabel = "FOLDER", description = "Where runs are kept (default: target/hakari/noise).")
    private Path runs = Path.of("target", "hakari", "noise");

    @Option(names = "--out", paramLabel = "FILE", description = "The file for hakari weigh --noise (default: noise.json).")
    private Path file = Path.of("noise.json");

    Noise(PrintStream out, PrintStream err, CancellationToken cancellation) {
        this.out = out;
        this.err = err;
        this.cancellation = cancellation;
    }

    @Option(names = "--runner", paramLabel = "ADDRESS", description = "local:demo, local:FOLDER or grpc://HOST:PORT (default: local:demo).")
    void runner(String address) {
        parameters.put("hakari.runner", address);
    }

    @Option(names = "--checkpoint", paramLabel = "NAME", description = "The checkpoint (default: the newest of the runner).")
    void checkpoint(String name) {
        parameters.put("hakari.checkpoints", name);
    }

    @Override
    public Integer call() throws Exception {
        checkUsage();
        Statistician statistician = Planning.statistician();
        Class<?> definition = Suites.find(suite);
        OptionalLong limit = Suites.define(definition).map(known -> limit(known.suite())).orElse(OptionalLong.empty());
        limit.ifPresent(most -> parameters.put("hakari.limit", Long.toString(most)));
        parameters.put("hakari.runs", runs.toString());
        List<RunRecord> same = new ArrayList<>();
        OptionalLong status = weigh(definition, same, 0);
        if (status.isPresent()) {
            return (int) status.getAsLong();
        }
        Repetition repetition = Repetition.of(Runs.in(runs), same);
        List<RunRecord> reseeded = new ArrayList<>();
        status = repetition.sampled() ? weigh(definition, reseeded, 1) : OptionalLong.empty();
        return status.isPresent() ? (int) status.getAsLong() : conclude(statistician, same, reseeded, repetition);
    }

    private void checkUsage() {
        if (times < 2) {
            throw new UsageException("--times [" + times + "] must be at least 2; one run shows no noise");
        }
        if (!(share > 0 && share <= 1)) {
            throw new UsageException("--share [" + share + "] must be above 0 and at most 1");
        }
        if (inFlight.isEmpty() || inFlight.stream().anyMatch(most -> most < 1)) {
            throw new UsageException("--in-flight " + inFlight + " must name counts of at least 1, such as 1,8,64");
        }
    }

    /// A share of the largest task is a number that the engine can limit every task to; smaller tasks are asked whole.
    private OptionalLong limit(Suite suite) {
        long largest = suite.tasks().stream().mapToLong(Noise::size).max().orElse(0);
        // Even when all are asked: a limited run is not judged and never stops early.
        return largest == 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(share * largest));
    }

    private static long size(Task task) {
        return task.dataset().size().orElseGet(() -> {
            try (Stream<Sample> samples = task.dataset().open()) {
                return samples.count();
            }
        });
    }

    /// Weigh as often as asked; return a status when that did not go well.
    ///
    /// @param step from one run's seed to the next one's
    private OptionalLong weigh(Class<?> definition, List<RunRecord> records, int step) {
        for (int run = 0; run < times; run++) {
            int most = inFlight.get(run % inFlight.size());
            parameters.put("hakari.in-flight", Integer.toString(most));
            parameters.put("hakari.seed", Long.toString(seed + (long) step * (run + 1)));
            Hearing hearing = silently(definition);
            if (!hearing.mistakes().isEmpty()) {
                return OptionalLong.of(Launch.tellMistakes(hearing.mistakes(), err));
            }
            hearing.errors().forEach(error -> Hakari.tell(err, String.valueOf(error.getMessage()), error));
            Optional<RunRecord> record = hearing.errors().isEmpty() ? read(hearing) : Optional.empty();
            if (record.isEmpty() || !isWhole(record.get())) {
                return OptionalLong.of(ExitStatus.INVALID);
            }
            records.add(record.get());
            tell(record.get(), run, most, step > 0);
        }
        return OptionalLong.empty();
    }

    /// What the engine prints of each run is the same every time; the table says it once.
    private Hearing silently(Class<?> definition) {
        PrintStream standard = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return Launch.of(definition, parameters, cancellation, EngineFilter.includeEngines("hakari"));
        } finally {
            System.setOut(standard);
        }
    }

    private static Optional<RunRecord> read(Hearing hearing) {
        return hearing.lastRecord().map(record -> record.toAbsolutePath().normalize().getParent())
                .flatMap(folder -> Runs.in(folder.resolveSibling("")).find(String.valueOf(folder.getFileName())));
    }

    private boolean isWhole(RunRecord record) {
        List<String> errors = record.tasks().stream().map(TaskRecord::error).flatMap(Optional::stream).toList();
        errors.forEach(error -> err.println("hakari: " + error));
        return errors.isEmpty();
    }

    private void tell(RunRecord record, int run, int most, boolean reseeded) {
        RunHeader header = record.header();
        if (run == 0 && !reseeded) {
            out.println("Noise       " + header.suite() + " " + header.suiteVersion() + ", "
                    + (header.limit().isPresent()
                            ? "the first " + header.limit().getAsLong() + " samples of each task"
                            : "all samples"));
            out.println("            " + header.checkpoint().name() + " on " + header.runner() + ", seed " + seed);
            out.println();
        }
        double seconds = Duration.between(header.started(), record.sealed()).toMillis() / 1000.0;
        out.println(
                String.format(Locale.ROOT, "            run %d of %d%s   %2d in flight   %,d trials   %.1f s", run + 1,
                        times, reseeded ? ", seed " + header.seed() : "", most, record.trials(), seconds));
    }

    private int conclude(Statistician statistician, List<RunRecord> same, List<RunRecord> reseeded,
            Repetition repetition) throws IOException {
        NoiseRecord noise = new NoiseSummary(statistician, same, reseeded, repetition)
                .record(inFlightOf(same.size()));
        out.println();
        NoiseTable.lines(noise).forEach(out::println);
        noise.write(file);
        out.println("File        " + file.toAbsolutePath().normalize());
        return ExitStatus.PASS;
    }

    private List<Integer> inFlightOf(int count) {
        List<Integer> used = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            used.add(inFlight.get(run % inFlight.size()));
        }
        return used;
    }
}
