package io.hakari.suites.vision.generated.still;

import static io.hakari.testkit.BenchmarkRow.row;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.media.Png;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.PixelDigest;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Pictures per second of CPU time on one thread: drawn by their parameters, packed as PNG and digested, all difficulties
/// alike. Median of rounds after a warm-up; CPU time, because the machines that measure are shared.
public final class PictureBenchmark implements Benchmark {
    private static final int GROUPS = 10;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

    @Override
    public String id() {
        return "pictures";
    }

    @Override
    public List<BenchmarkRow> measure() {
        return List.of(row("pictures/gauge", median(Stills.GAUGE_READING), "images/CPU-s").atLeast(60),
                row("pictures/hazard", median(Stills.ROBOT_START), "images/CPU-s").atLeast(60));
    }

    private double median(VisualFamily family) {
        List<Double> speeds = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = clock.getCurrentThreadCpuTime();
            int pictures = 0;
            for (Difficulty difficulty : Difficulty.values()) {
                pictures += IntStream.range(0, GROUPS)
                        .map(number -> drawn(family.group(
                                Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, number), difficulty)))
                        .sum();
            }
            if (round >= 0) {
                speeds.add(pictures / ((clock.getCurrentThreadCpuTime() - begin) / 1e9));
            }
        }
        return speeds.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static int drawn(List<VisualItem> group) {
        int drawn = 0;
        for (VisualItem item : group) {
            var image = ((Medium.Picture) item.medium()).draw();
            drawn += Png.of(image).length > 0 && !PixelDigest.of(image).isEmpty() ? 1 : 0;
        }
        return drawn;
    }
}
