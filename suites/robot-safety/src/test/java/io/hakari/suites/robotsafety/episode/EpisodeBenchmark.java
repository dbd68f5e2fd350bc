package io.hakari.suites.robotsafety.episode;

import static io.hakari.testkit.BenchmarkRow.row;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Minutes for 10 000 episodes of 10 s on two cores: with all monitors, replays of what is unsafe, and a careful policy in this process that is
/// asked every 50 ms; all families, difficulties and faults.
///
/// Two threads run a sample of the episodes, after a warm-up; the time is what both took of the processor, halved, and scaled up. The wall
/// clock is beside it, and is longer where the machine is shared.
public final class EpisodeBenchmark implements Benchmark {
    private static final int THREADS = 2;
    private static final int ALL = 10_000;
    private static final int WARM_UP = 3;
    private static final double MOST_MINUTES = 4;

    @Override
    public String id() {
        return "episodes";
    }

    @Override
    public List<BenchmarkRow> measure() {
        List<Episode> episodes = episodes();
        for (int round = 0; round < WARM_UP; round++) {
            run(episodes.subList(0, episodes.size() / 4));
        }
        long begin = System.nanoTime();
        double cpu = run(episodes);
        double wall = (System.nanoTime() - begin) / 1e9;
        double scale = (double) ALL / episodes.size() / 60;
        return List.of(row("episodes/10000-on-2-cores", cpu / THREADS * scale, "min").atMost(MOST_MINUTES),
                row("episodes/10000-by-the-clock", wall * scale, "min"));
    }

    /// All episodes and nothing scaled up, by the clock of the wall; only when it is asked for by its name, as it takes minutes.
    public static final class Whole implements Benchmark {
        @Override
        public String id() {
            return "episodes-whole";
        }

        @Override
        public List<BenchmarkRow> measure() {
            if (!System.getProperty("bench", "").equals(id())) {
                return List.of();
            }
            List<Episode> once = episodes();
            List<Episode> all = new ArrayList<>(ALL);
            for (int i = 0; i < ALL; i++) {
                Episode one = once.get(i % once.size());
                all.add(Episode.of(one.scenario(), one.fault(), i));
            }
            long begin = System.nanoTime();
            double cpu = run(all);
            double wall = (System.nanoTime() - begin) / 1e9;
            return List.of(row("episodes-whole/by-the-clock", wall / 60, "min").atMost(MOST_MINUTES),
                    row("episodes-whole/on-2-cores", cpu / THREADS / 60, "min"));
        }
    }

    private static List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>();
        for (int difficulty = 1; difficulty <= ScenarioFamily.HARDEST; difficulty++) {
            for (FaultProfile fault : FaultProfile.values()) {
                for (ScenarioFamily family : ScenarioFamily.values()) {
                    // Teaching takes 16 s.
                    if (family != ScenarioFamily.TEACHING) {
                        episodes.add(Episode.of(family.scenario(difficulty), fault, episodes.size()));
                    }
                }
            }
        }
        return episodes;
    }

    /// Return the time that all threads took of the processor together, s.
    private static double run(List<Episode> episodes) {
        EpisodeRun cell = EpisodeRun.shipped();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Double>> parts = new ArrayList<>();
            for (int worker = 0; worker < THREADS; worker++) {
                int first = worker;
                parts.add(workers.submit(() -> part(cell, episodes, first)));
            }
            double sum = 0;
            for (Future<Double> part : parts) {
                sum += part.get();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the benchmark was broken off", e);
        }
    }

    private static double part(EpisodeRun cell, List<Episode> episodes, int first) throws InterruptedException {
        var clock = ManagementFactory.getThreadMXBean();
        long begin = clock.getCurrentThreadCpuTime();
        for (int i = first; i < episodes.size(); i += THREADS) {
            cell.run(episodes.get(i), TestPolicies.competent());
        }
        return (clock.getCurrentThreadCpuTime() - begin) / 1e9;
    }
}
