package io.hakari.suites.robotsafety.monitor;

import static io.hakari.testkit.BenchmarkRow.row;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Cells;
import io.hakari.suites.robotsafety.cell.Observer;
import io.hakari.suites.robotsafety.cell.Scenes;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Physics steps per second of CPU time on one thread: the shipped cell with arm, tool, part, bench, zones and a person who reaches
/// in, from the start of an episode to its end; with all monitors, and with none. Median of rounds of eight episodes after a warm-up.
///
/// CPU time rather than wall time, because the machines that measure are shared.
public final class CellBenchmark implements Benchmark {
    private static final int EPISODES = 8;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

    @Override
    public String id() {
        return "cell";
    }

    @Override
    public List<BenchmarkRow> measure() {
        Cell cell = Cells.bench();
        Limits limits = Limits.shipped();
        double watched = median(cell, limits, () -> Monitors.of(cell, limits));
        double bare = median(cell, limits, () -> Observer.NOBODY);
        MujocoPeer mujoco = MujocoPeer.measured();
        return List.of(row("cell/watched", watched, "steps/CPU-s").atLeast(400_000).beside(mujoco.speed()),
                row("cell/bare", bare, "steps/CPU-s").beside(mujoco.speed()));
    }

    private double median(Cell cell, Limits limits, Supplier<Observer> watching) {
        List<Double> speeds = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = clock.getCurrentThreadCpuTime();
            long periods = 0;
            for (int seed = 0; seed < EPISODES; seed++) {
                periods += episode(Simulation.start(cell, limits.tissues(), seed), watching.get());
            }
            double seconds = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
            if (round >= 0) {
                speeds.add(periods * cell.control().stepsPerCommand() / seconds);
            }
        }
        return speeds.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static long episode(Simulation simulation, Observer observer) {
        long periods = 0;
        while (!simulation.isOver()) {
            simulation.command(Scenes.wander(simulation.time()));
            simulation.advance(observer);
            periods++;
        }
        return periods;
    }
}
