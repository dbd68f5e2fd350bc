package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.scorers.statistics.series.ChangePoints;
import io.hakari.scorers.statistics.series.Cusum;
import io.hakari.scorers.statistics.series.Ewma;

/// Charts of a score over checkpoints.
final class SeriesGoldens {
    private SeriesGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("cusum", SeriesGoldens::cusum, "ewma", SeriesGoldens::ewma, "bocpd", SeriesGoldens::changes);
    }

    private static Map<String, Object> cusum(Inputs in) {
        Cusum chart = Cusum.of(in.numbers("x"), in.number("target"), in.number("k"), in.number("h"));
        return Map.of("upper", chart.points().stream().map(Cusum.Point::upper).toList(), "lower",
                chart.points().stream().map(Cusum.Point::lower).toList(), "alarms", chart.alarms());
    }

    private static Map<String, Object> ewma(Inputs in) {
        Ewma chart = new Ewma.Chart(in.number("target"), in.number("sigma"), in.number("lam"), in.number("width"))
                .of(in.numbers("x"));
        return Map.of("z", chart.points().stream().map(Ewma.Point::average).toList(), "lcl",
                chart.points().stream().map(Ewma.Point::lower).toList(), "ucl",
                chart.points().stream().map(Ewma.Point::upper).toList(), "alarms", chart.alarms());
    }

    private static Map<String, Object> changes(Inputs in) {
        ChangePoints changes = ChangePoints.of(in.numbers("x"), in.number("hazard"), new ChangePoints.Prior(
                in.number("mu0"), in.number("kappa0"), in.number("alpha0"), in.number("beta0")));
        return Map.of("mapRunLength", changes.points().stream().map(ChangePoints.Point::mostLikely).toList(),
                "meanRunLength", changes.points().stream().map(ChangePoints.Point::mean).toList());
    }
}
