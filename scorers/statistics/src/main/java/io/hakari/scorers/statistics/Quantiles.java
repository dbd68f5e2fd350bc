package io.hakari.scorers.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.scorers.statistics.bootstrap.Bootstrap;
import io.hakari.scorers.statistics.bootstrap.BootstrapFunction;
import io.hakari.scorers.statistics.bootstrap.BootstrapReplicates;
import io.hakari.scorers.statistics.bootstrap.BootstrapStatistic;
import io.hakari.scorers.statistics.bootstrap.Jackknife;

/// A quantile of what there is, and what it could be if the missing scores were the worst, or the best.
final class Quantiles implements Measurement {
    private static final Bootstrap BOOTSTRAP = Bootstrap.bootstrap(10_000, 20_261_126);
    private static final int FEWEST_UNITS = 10;

    private final Resampled seen;
    private final Resampled worst;
    private final Resampled best;
    private final Scale scale;
    private final long n;
    private final long unscored;

    private Quantiles(Resampled seen, Resampled worst, Resampled best, Scale scale, long n, long unscored) {
        this.seen = seen;
        this.worst = worst;
        this.best = best;
        this.scale = scale;
        this.n = n;
        this.unscored = unscored;
    }

    static Optional<Measurement> of(Items items, double share, Scale scale, long unscored) {
        Column known = new Column(share);
        Column low = new Column(share);
        Column high = new Column(share);
        items.forEach(item -> {
            int unit = items.clustered() ? item.cluster() : low.size();
            if (item.scored(0)) {
                known.add(item.mean(0), unit);
            }
            low.add(item.mean(0, scale.low()), unit);
            high.add(item.mean(0, scale.high()), unit);
        });
        if (known.size() == 0) {
            return Optional.empty();
        }
        Resampled seen = Resampled.of(known);
        boolean whole = unscored == 0;
        return Optional.of(new Quantiles(seen, whole ? seen : Resampled.of(low), whole ? seen : Resampled.of(high),
                scale, known.size(), unscored));
    }

    static Optional<Measurement> change(Items items, double share, Scale scale) {
        Column before = new Column(share);
        Column known = new Column(share);
        Column low = new Column(share);
        Column high = new Column(share);
        Column knownBefore = new Column(share);
        long[] alone = new long[1];
        items.forEach(item -> {
            boolean both = item.scored(Items.CANDIDATE) && item.scored(Items.BASELINE);
            alone[0] += both ? 0 : 1;
            if (item.scored(Items.BASELINE)) {
                int unit = items.clustered() ? item.cluster() : before.size();
                before.add(item.mean(Items.BASELINE), unit);
                low.add(item.mean(Items.CANDIDATE, scale.low()), unit);
                high.add(item.mean(Items.CANDIDATE, scale.high()), unit);
                if (both) {
                    known.add(item.mean(Items.CANDIDATE), unit);
                    knownBefore.add(item.mean(Items.BASELINE), unit);
                }
            }
        });
        if (known.size() == 0) {
            return Optional.empty();
        }
        Resampled seen = Resampled.difference(known, knownBefore);
        boolean whole = known.size() == before.size();
        return Optional.of(new Quantiles(seen, whole ? seen : Resampled.difference(low, before),
                whole ? seen : Resampled.difference(high, before), scale.ofDifference(), known.size(), alone[0]));
    }

    @Override
    public Estimate at(double confidence) {
        Optional<Interval> below = worst.interval(confidence);
        Optional<Interval> above = best.interval(confidence);
        Interval interval = below.isPresent() && above.isPresent()
                ? scale.cut(new Interval(below.get().lower(), above.get().upper(), confidence))
                : scale.whole(confidence);
        return new Estimate(seen.value, Averages.containing(interval, seen.value), n, unscored, seen.units,
                below.isPresent() && above.isPresent() ? "bca" : "too-little-to-resample");
    }

    /// Values and the units they belong to.
    private static final class Column {
        private final double share;
        private double[] values = new double[16];
        private int[] units = new int[16];
        private int size;

        Column(double share) {
            this.share = share;
        }

        void add(double value, int unit) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                units = Arrays.copyOf(units, 2 * size);
            }
            values[size] = value;
            units[size++] = unit;
        }

        int size() {
            return size;
        }

        int units() {
            return (int) Arrays.stream(units, 0, size).distinct().count();
        }

        int highestUnit() {
            return Arrays.stream(units, 0, size).max().orElse(0);
        }

        boolean isFinite() {
            return Arrays.stream(values, 0, size).allMatch(Double::isFinite);
        }

        /// Return the values in ascending order beside their units.
        Sorted sorted() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            double[] ascending = new double[size];
            int[] theirs = new int[size];
            for (int i = 0; i < size; i++) {
                ascending[i] = values[order[i]];
                theirs[i] = units[order[i]];
            }
            return new Sorted(ascending, theirs, share);
        }
    }

    /// Values in ascending order beside their units.
    private static final class Sorted {
        private final double[] values;
        private final int[] units;
        private final double share;

        Sorted(double[] values, int[] units, double share) {
            this.values = values;
            this.units = units;
            this.share = share;
        }

        /// Return the quantile of type 7 when each value counts as often as its unit; empty when none counts.
        OptionalDouble quantile(int[] weights) {
            long total = 0;
            for (int unit : units) {
                total += weights[unit];
            }
            if (total == 0) {
                return OptionalDouble.empty();
            }
            double place = (total - 1) * share;
            long floor = (long) place;
            long counted = 0;
            int i = 0;
            while (counted + weights[units[i]] <= floor) {
                counted += weights[units[i++]];
            }
            double low = values[i];
            while (counted + weights[units[i]] <= floor + 1 && i < values.length - 1) {
                counted += weights[units[i++]];
            }
            double rest = place - floor;
            return OptionalDouble.of(rest == 0 ? low : low + rest * (values[i] - low));
        }
    }

    /// A statistic, its replicates, and what the jackknife says; empty where there is too little to resample.
    private static final class Resampled {
        private final double value;
        private final int units;
        private final Optional<BootstrapReplicates> replicates;
        private final Optional<Jackknife> jackknife;

        private Resampled(double value, int units, Optional<BootstrapStatistic> statistic) {
            this.value = value;
            this.units = units;
            this.replicates = statistic.flatMap(BOOTSTRAP::replicate).filter(all -> !all.areConstant());
            this.jackknife = replicates.isPresent()
                    ? statistic.flatMap(BootstrapStatistic::jackknife)
                    : Optional.empty();
        }

        static Resampled of(Column column) {
            Sorted sorted = column.sorted();
            return of(column, sorted::quantile);
        }

        static Resampled difference(Column column, Column before) {
            Sorted candidate = column.sorted();
            Sorted baseline = before.sorted();
            return of(column, weights -> {
                OptionalDouble after = candidate.quantile(weights);
                OptionalDouble earlier = baseline.quantile(weights);
                return after.isEmpty() || earlier.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(after.getAsDouble() - earlier.getAsDouble());
            });
        }

        private static Resampled of(Column column,
                BootstrapFunction function) {
            int[] once = new int[column.highestUnit() + 1];
            Arrays.fill(once, 1);
            double value = function.of(once).orElseThrow();
            int units = column.units();
            boolean enough = units >= FEWEST_UNITS && column.isFinite();
            return new Resampled(value, units,
                    enough ? Optional.of(BootstrapStatistic.weighted(once.length, function)) : Optional.empty());
        }

        Optional<Interval> interval(double confidence) {
            return replicates.flatMap(all -> jackknife.flatMap(one -> all.bca(one.acceleration(), confidence)))
                    .map(bca -> bca.interval());
        }
    }
}
