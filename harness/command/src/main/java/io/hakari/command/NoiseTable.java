package io.hakari.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.hakari.records.NoiseRecord;
import io.hakari.records.NoiseRecord.Changes;
import io.hakari.records.NoiseRecord.MetricNoise;

/// A noise record as lines for a terminal.
final class NoiseTable {
    private static final double PERCENT = 100;
    private static final int NARROWEST = 20;

    private NoiseTable() {
    }

    static List<String> lines(NoiseRecord noise) {
        int width = noise.metrics().stream().mapToInt(metric -> metric.name().length()).max().orElse(0);
        String name = "%-" + Math.max(NARROWEST, width) + "s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, name + "   %9s   %7s   %10s   %8s   %10s", "metric", "mean", "sd",
                "difference", "floor", "changed"));
        noise.metrics().forEach(metric -> lines.add(line(name, metric)));
        lines.add("");
        lines.add("            sd, difference and floor in points; difference: the largest between two runs;");
        lines.add("            floor: two runs stay within it 95 times in 100, as far as so few trials can show;");
        lines.add("            changed: trials with another answer or score");
        lines.add("");
        lines.add("Found       " + sentence(noise));
        return lines;
    }

    private static String line(String name, MetricNoise metric) {
        double[] values = Stream.concat(metric.values().stream(), metric.reseeded().stream())
                .mapToDouble(Double::doubleValue).toArray();
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            mean += value / values.length;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (values.length == 0) {
            return String.format(Locale.ROOT, name + "   %9s", metric.name(), "none");
        }
        return String.format(Locale.ROOT, name + "   %7.2f %%   %7.2f   %10.2f   %8.2f   %10s", metric.name(),
                mean * PERCENT, deviation(values, least == most ? least : mean) * PERCENT, (most - least) * PERCENT,
                metric.floor() * PERCENT,
                metric.trials() == 0 ? "" : metric.changed() + "/" + metric.trials()).stripTrailing();
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    /// Return in one sentence what differed.
    static String sentence(NoiseRecord noise) {
        Changes changes = noise.changes();
        int runs = noise.inFlight().size();
        String same = changes.responses() == 0 && changes.answers() == 0 && changes.scores() == 0
                ? "bit-identical answers in " + runs + " runs"
                : String.format(Locale.ROOT,
                        "differences between %d runs of %,d trials: %,d in bits, %,d in answers, %,d in scores", runs,
                        changes.trials(), changes.responses(), changes.answers(), changes.scores());
        int reseeded = noise.runs().size() - runs;
        return reseeded == 0 ? same : same + "; the floor is that of " + reseeded + " runs with other seeds as well";
    }
}
