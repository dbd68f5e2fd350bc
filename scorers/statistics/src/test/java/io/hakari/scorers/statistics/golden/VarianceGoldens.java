package io.hakari.scorers.statistics.golden;

import java.util.Map;

import io.hakari.scorers.statistics.variance.CrossedVariance;
import io.hakari.scorers.statistics.variance.MacroAverage;
import io.hakari.scorers.statistics.variance.NoiseDecomposition;

/// Sources of noise.
final class VarianceGoldens {
    private VarianceGoldens() {
    }

    static Map<String, Golden> functions() {
        return Map.of("crossedVarianceComponents", VarianceGoldens::crossed, "noiseDecomposition",
                VarianceGoldens::noise, "macroAverage", VarianceGoldens::macro, "lmEvalPooledStderr",
                in -> Map.of("se", MacroAverage.pooledError(in.numbers("stderrs"), in.wholes("sizes"))));
    }

    private static Map<String, Object> crossed(Inputs in) {
        CrossedVariance crossed = CrossedVariance.of(in.matrix("matrix"));
        return Map.of("grandMean", crossed.grandMean(), "varItem", crossed.item(), "varSeed", crossed.seed(),
                "varResidual", crossed.residual(), "seGrand", crossed.error());
    }

    private static Map<String, Object> noise(Inputs in) {
        NoiseDecomposition noise = NoiseDecomposition.of(in.matrix("matrix"));
        return Map.of("mean", noise.mean(), "predictionVar", noise.prediction(), "dataVar", noise.data(), "totalVar",
                noise.total(), "seMean", noise.error());
    }

    private static Map<String, Object> macro(Inputs in) {
        MacroAverage average = in.isAbsent("weights")
                ? MacroAverage.of(in.numbers("means"), in.numbers("ses"))
                : MacroAverage.of(in.numbers("means"), in.numbers("ses"), in.numbers("weights"));
        return Map.of("mean", average.mean(), "se", average.error());
    }
}
