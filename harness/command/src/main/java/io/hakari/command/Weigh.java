package io.hakari.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

import io.hakari.records.Judgement;
import io.hakari.records.Publisher;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.suite.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Weighs checkpoints on a suite, prints table and verdict, and writes the report.
@Command(name = "weigh", description = "Weighs checkpoints on a suite and says pass, fail, undecided or invalid.", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:pass", "1:fail", "2:undecided", "3:invalid, or something broke", "64:wrong usage"})
final class Weigh implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final CancellationToken cancellation;
    private final Map<String, String> parameters = new HashMap<>();

    @Option(names = "--suite", required = true, paramLabel = "NAME", description = "The suite's name or class.")
    private String suite = "";

    @Option(names = "--task", paramLabel = "NAME", description = "Ask only this task (repeatable); such a run is never valid.")
    private List<String> tasks = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Ask only tasks with this tag (repeatable).")
    private List<String> tags = List.of();

    Weigh(PrintStream out, PrintStream err, CancellationToken cancellation) {
        this.out = out;
        this.err = err;
        this.cancellation = cancellation;
    }

    @Option(names = "--runner", paramLabel = "ADDRESS", description = "local:demo, local:FOLDER or grpc://HOST:PORT (default: local:demo).")
    void runner(String address) {
        parameters.put("hakari.runner", address);
    }

    @Option(names = "--checkpoints", paramLabel = "A,B,…", description = "Oldest first; the last is judged (default: the newest of the runner).")
    void checkpoints(String names) {
        parameters.put("hakari.checkpoints", names);
    }

    @Option(names = "--baseline", paramLabel = "NAME", description = "The checkpoint or run folder to compare with.")
    void baseline(String name) {
        parameters.put("hakari.baseline", name);
    }

    @Option(names = "--runs", paramLabel = "FOLDER", description = "Where runs are kept (default: target/hakari).")
    void runs(Path folder) {
        parameters.put("hakari.runs", folder.toString());
    }

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy that takes the place of the suite's own.")
    void policy(Path file) {
        parameters.put("hakari.policy", file.toString());
    }

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers for gates of this checkpoint and policy.")
    void waivers(Path file) {
        parameters.put("hakari.waivers", file.toString());
    }

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the run (default: 20260401).")
    void seed(long seed) {
        parameters.put("hakari.seed", Long.toString(seed));
    }

    @Option(names = "--limit", paramLabel = "N", description = "Ask only the first N samples of each task; such a run is never valid.")
    void limit(long limit) {
        parameters.put("hakari.limit", Long.toString(limit));
    }

    @Option(names = "--in-flight", paramLabel = "N", description = "The most trials at once (default: 64).")
    void inFlight(int most) {
        parameters.put("hakari.in-flight", Integer.toString(most));
    }

    @Option(names = "--parallel-tasks", paramLabel = "N", description = "The most tasks at once (default: 2).")
    void parallelTasks(int most) {
        parameters.put("hakari.parallel-tasks", Integer.toString(most));
    }

    @Option(names = "--noise", paramLabel = "FILE", description = "Widen changes by the noise that hakari noise measured.")
    void noise(Path file) {
        parameters.put("hakari.noise", file.toString());
    }

    @Override
    public Integer call() throws Exception {
        Class<?> definition = Suites.find(suite);
        if (!tasks.isEmpty()) {
            checkTasks(definition);
        }
        Hearing hearing = Launch.of(definition, parameters, cancellation, filters());
        return hearing.mistakes().isEmpty() ? conclude(hearing) : Launch.tellMistakes(hearing.mistakes(), err);
    }

    private int conclude(Hearing hearing) throws Exception {
        hearing.errors().forEach(error -> Hakari.tell(err, String.valueOf(error.getMessage()), error));
        Optional<Path> folder = hearing.lastRecord().map(record -> record.toAbsolutePath().normalize().getParent());
        Optional<Judgement> judgement = folder.flatMap(Weigh::read).flatMap(RunRecord::judgement);
        if (folder.isEmpty() || judgement.isEmpty()) {
            return ExitStatus.INVALID;
        }
        publish(folder.get());
        return hearing.errors().isEmpty() ? ExitStatus.of(judgement.get().verdict()) : ExitStatus.INVALID;
    }

    private static Optional<RunRecord> read(Path folder) {
        return Runs.in(folder.resolveSibling("")).find(String.valueOf(folder.getFileName()));
    }

    /// The last line is the page to open, alone, so that a script can take it.
    private void publish(Path folder) throws Exception {
        Optional<Publisher> publisher = ServiceLoader.load(Publisher.class).findFirst();
        if (publisher.isPresent()) {
            Path page = publisher.get().publish(folder.resolveSibling(""), String.valueOf(folder.getFileName()));
            out.println();
            out.println(page.toAbsolutePath().normalize());
        }
    }

    private void checkTasks(Class<?> definition) {
        List<String> known = Suites.define(definition).stream().flatMap(found -> found.suite().tasks().stream())
                .map(Task::name).toList();
        List<String> unknown = tasks.stream().filter(task -> !known.contains(task)).toList();
        if (!unknown.isEmpty() && !known.isEmpty()) {
            throw new UsageException("suite [" + suite + "] has no task [" + unknown.getFirst() + "]; it has "
                    + String.join(", ", new TreeSet<>(known)));
        }
    }

    private Filter<?>[] filters() {
        List<Filter<?>> filters = new ArrayList<>();
        filters.add(EngineFilter.includeEngines("hakari"));
        if (!tags.isEmpty()) {
            filters.add(TagFilter.includeTags(tags));
        }
        if (!tasks.isEmpty()) {
            filters.add((PostDiscoveryFilter) this::isAsked);
        }
        return filters.toArray(Filter<?>[]::new);
    }

    /// Gates stay: on a task that was left out they are told to be invalid, which they are.
    private FilterResult isAsked(TestDescriptor test) {
        Segment last = test.getUniqueId().getLastSegment();
        return FilterResult.includedIf(!last.getType().equals("task") || tasks.contains(last.getValue()));
    }
}
