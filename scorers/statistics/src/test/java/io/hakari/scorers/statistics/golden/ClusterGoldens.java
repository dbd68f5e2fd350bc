package io.hakari.scorers.statistics.golden;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.cluster.ClusterErrors;
import io.hakari.scorers.statistics.cluster.ClusteredDifference;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.scorers.statistics.cluster.IntraclassCorrelation;

/// Numbers in clusters.
final class ClusterGoldens {
    private static final int MISSING = -1;

    private ClusterGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("clusteredSe", ClusterGoldens::mean, "pairedClusteredDiff", ClusterGoldens::difference,
                "iccDeff", ClusterGoldens::correlation);
    }

    private static Map<String, Object> mean(Inputs in) {
        ClusteredMean mean = ClusteredMean.of(in.numbers("values"), clusters(in));
        return Map.of("mean", mean.mean(), "clusters", mean.clusters(), "naive", mean.naive(),
                "cr0", error(mean, ClusterErrors::cr0), "cr1", error(mean, ClusterErrors::cr1),
                "cr2", error(mean, ClusterErrors::cr2), "cr3", error(mean, ClusterErrors::cr3),
                "dfSatt", error(mean, ClusterErrors::df));
    }

    private static OptionalDouble error(ClusteredMean mean, ToDoubleFunction<ClusterErrors> which) {
        return mean.errors().stream().mapToDouble(which).findFirst();
    }

    private static Map<String, Object> difference(Inputs in) {
        ClusteredDifference difference = ClusteredDifference.of(in.numbers("a"), in.numbers("b"), clusters(in));
        Map<String, Object> answer = new HashMap<>(Map.of("diff", difference.difference(), "se", difference.error(),
                "t", difference.t(), "df", difference.df(), "p", difference.p(), "lower", OptionalDouble.empty(),
                "upper", OptionalDouble.empty()));
        if (difference.df() > 0) {
            Interval interval = difference.interval(in.number("conf"));
            answer.putAll(Map.of("lower", interval.lower(), "upper", interval.upper()));
        }
        return answer;
    }

    private static Map<String, Object> correlation(Inputs in) {
        IntraclassCorrelation correlation = IntraclassCorrelation.of(in.numbers("values"), clusters(in));
        return Map.of("msBetween", correlation.between(), "msWithin", correlation.within(), "n0", correlation.size(),
                "icc", correlation.icc(), "deff", correlation.designEffect());
    }

    private static int[] clusters(Inputs in) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        return in.nodes("clusters")
                .mapToInt(id -> id.isNull() ? MISSING : seen.computeIfAbsent(id.asString(), _ -> seen.size()))
                .toArray();
    }
}
