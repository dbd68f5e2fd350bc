package io.hakari.suites.vision.generated.clip;

import static io.hakari.testkit.BenchmarkRow.row;

import java.util.ArrayList;
import java.util.List;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// What one frame, and all frames without their order, tell of every family of clips: percent right of 3,000 items by
/// boosted trees that see a perfect state and learnt from 3,000 others. The bar of one frame is chance and six points.
public final class ShortcutBenchmark implements Benchmark {
    private static final double POINTS = 6;
    private static final double PERCENT = 100;

    @Override
    public String id() {
        return "shortcuts";
    }

    @Override
    public List<BenchmarkRow> measure() {
        List<BenchmarkRow> rows = new ArrayList<>();
        for (ClipFamily clips : ClipFamily.values()) {
            for (Difficulty difficulty : Difficulty.values()) {
                if (clips.variants() > 1) {
                    rows.addAll(rows(clips.family(), difficulty));
                }
            }
        }
        return rows;
    }

    private static List<BenchmarkRow> rows(VisualFamily family, Difficulty difficulty) {
        String name = "shortcuts/" + family.name() + "/" + difficulty.label() + "/";
        Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.EVALUATION, family, difficulty, 0);
        double chance = PERCENT / family.group(draw, difficulty).getFirst().choices().size();
        return List.of(
                row(name + "one-frame", PERCENT * Oracle.ofOneFrame(family, difficulty), "%")
                        .atMost(chance + POINTS),
                row(name + "shuffled", PERCENT * Oracle.ofShuffledFrames(family, difficulty), "%"));
    }
}
