package io.hakari.scorers.statistics.golden;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.bootstrap.Bootstrap;
import io.hakari.scorers.statistics.bootstrap.BootstrapBca;
import io.hakari.scorers.statistics.bootstrap.BootstrapReplicates;
import io.hakari.scorers.statistics.bootstrap.BootstrapStatistic;
import io.hakari.scorers.statistics.bootstrap.Jackknife;

/// Resampling. The cases of the bootstrap itself are Monte Carlo on both sides; ours has a fixed seed.
final class BootstrapGoldens {
    private static final long SEED = 20_260_401;

    private BootstrapGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.ofEntries(
                entry("jackknifeAcceleration", BootstrapGoldens::jackknife),
                entry("bootstrapMeanSeIdeal", in -> Map.of("se", Bootstrap.idealStandardError(in.numbers("data")))),
                entry("bcaFromReplicates", BootstrapGoldens::fromReplicates),
                entry("bootstrapBca", in -> bca(in, named(in))),
                entry("bootstrapPercentile", in -> percentile(in, named(in))),
                entry("bootstrapPairedDiffBca",
                        in -> bca(in, BootstrapStatistic.pairedDifference(in.numbers("a"), in.numbers("b")))),
                entry("bootstrapCorrelationBca",
                        in -> bca(in, BootstrapStatistic.correlation(in.numbers("x"), in.numbers("y")))),
                entry("clusterBootstrapPercentile", in -> percentile(in, clustered(in))),
                entry("clusterBootstrapBca", in -> bca(in, clustered(in))));
    }

    private static Map<String, Object> jackknife(Inputs in) {
        Optional<Jackknife> jackknife = named(in).jackknife();
        return Map.of("acceleration", maybe(jackknife, Jackknife::acceleration),
                "jackknifeSe", maybe(jackknife, Jackknife::standardError));
    }

    private static Map<String, Object> fromReplicates(Inputs in) {
        Optional<BootstrapBca> bca = BootstrapReplicates.of(in.numbers("replicates"), in.number("thetaHat"))
                .bca(in.number("acceleration"), in.number("conf"));
        return Map.of("z0", maybe(bca, BootstrapBca::z0), "alpha1", maybe(bca, BootstrapBca::lowerLevel),
                "alpha2", maybe(bca, BootstrapBca::upperLevel), "lower", maybe(bca, one -> one.interval().lower()),
                "upper", maybe(bca, one -> one.interval().upper()));
    }

    /// The reference makes a point of constant data; so do the replicates, but not `Bootstrap.bca`.
    private static Map<String, Object> bca(Inputs in, BootstrapStatistic statistic) {
        return ends(statistic.jackknife().flatMap(jackknife -> replicates(in, statistic)
                .flatMap(replicates -> replicates.bca(jackknife.acceleration(), in.number("conf"))))
                .map(BootstrapBca::interval));
    }

    private static Map<String, Object> percentile(Inputs in, BootstrapStatistic statistic) {
        return ends(replicates(in, statistic).map(replicates -> replicates.percentile(in.number("conf"))));
    }

    private static Optional<BootstrapReplicates> replicates(Inputs in, BootstrapStatistic statistic) {
        return bootstrap(in.count("minReplicates"), SEED).replicate(statistic);
    }

    private static BootstrapStatistic named(Inputs in) {
        Function<double[], BootstrapStatistic> statistic = switch (in.text("statistic")) {
            case "mean" -> BootstrapStatistic::mean;
            case "median" -> BootstrapStatistic::median;
            case "sd" -> BootstrapStatistic::deviation;
            default -> throw new IllegalArgumentException("statistic [" + in.text("statistic") + "] is not built");
        };
        return statistic.apply(in.numbers("data"));
    }

    private static BootstrapStatistic clustered(Inputs in) {
        return BootstrapStatistic.clusteredMean(in.numbers("values"), in.labels("clusters"));
    }

    private static Map<String, Object> ends(Optional<Interval> interval) {
        return Map.of("lower", maybe(interval, Interval::lower), "upper", maybe(interval, Interval::upper));
    }

    private static <T> OptionalDouble maybe(Optional<T> value, ToDoubleFunction<T> number) {
        return value.map(present -> OptionalDouble.of(number.applyAsDouble(present))).orElse(OptionalDouble.empty());
    }
}
