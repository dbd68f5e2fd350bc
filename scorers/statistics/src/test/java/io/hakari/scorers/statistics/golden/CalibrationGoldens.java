package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.scorers.statistics.calibration.Binning;
import io.hakari.scorers.statistics.calibration.BrierDecomposition;
import io.hakari.scorers.statistics.calibration.Forecasts;
import io.hakari.scorers.statistics.calibration.ReliabilityDiagram;

/// Whether forecasts mean what they say.
final class CalibrationGoldens {
    private CalibrationGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("brier", in -> Map.of("brier", forecasts(in).brier()),
                "brierDecomposition", CalibrationGoldens::decomposition,
                "logLoss", in -> Map.of("logLoss", forecasts(in).logLoss(in.number("eps"))),
                "ece", CalibrationGoldens::ece);
    }

    private static Map<String, Object> decomposition(Inputs in) {
        BrierDecomposition ours = BrierDecomposition.of(forecasts(in));
        return Map.of("brier", ours.brier(), "reliability", ours.reliability(), "resolution", ours.resolution(),
                "uncertainty", ours.uncertainty());
    }

    private static Map<String, Object> ece(Inputs in) {
        Binning binning = in.text("strategy").equals("uniform")
                ? new Binning.Uniform(in.count("bins"))
                : new Binning.Quantile(in.count("bins"));
        ReliabilityDiagram ours = ReliabilityDiagram.of(forecasts(in), binning);
        return Map.of("ece", ours.expectedError(), "mce", ours.maximumError(), "nonEmptyBins", ours.points().size());
    }

    private static Forecasts forecasts(Inputs in) {
        return Forecasts.of(in.numbers("p"), in.counts("y"));
    }
}
