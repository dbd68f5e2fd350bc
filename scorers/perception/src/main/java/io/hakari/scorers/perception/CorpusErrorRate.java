package io.hakari.scorers.perception;

import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.Mean;

/// The error rate of a whole set of transcripts, each weighing by its length; lower is better.
///
/// `Σ errors / Σ characters`, the corpus CER, of the rates that `cer()` scores. Computed as the mean of `w · rate` with `w` the length
/// over the mean length, which the design fixes; its interval is that of `mean()`, over utterances or clusters of them, which is a
/// little wide because the lengths are taken for given. A rate has no upper end, so that a missing score leaves the interval
/// open.
///
/// @param attribute  that holds the reference's number of characters, such as `characters` → `24`; the task must cluster or
///                   slice by it
/// @param confidence of the intervals that are reported, in (0, 1)
public record CorpusErrorRate(String attribute, double confidence) implements Metric {
    private static final double USUAL = 0.95;

    /// Return the metric that reads lengths from an attribute.
    public static CorpusErrorRate corpusErrorRate(String attribute) {
        return new CorpusErrorRate(attribute, USUAL);
    }

    @Override
    public String name() {
        return "corpus-error-rate";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return Mean.mean().confidence(confidence).measure(weighted(scores, meanLength(scores)));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        double mean = meanLength(candidate);
        return Mean.mean().confidence(confidence).change(weighted(candidate, mean), weighted(baseline, mean));
    }

    private double meanLength(Scores scores) {
        double[] sums = new double[2];
        scores.forEach(trial -> {
            if (trial.score() instanceof Score.Scored) {
                sums[0] += length(trial);
                sums[1]++;
            }
        });
        return sums[0] / sums[1];
    }

    private Scores weighted(Scores scores, double mean) {
        return scores.mapped(trial -> Optional.of(trial.score() instanceof Score.Scored(double rate, String answer)
                ? new ScoredTrial(trial.sampleId(), trial.attempt(),
                        Score.of(rate * length(trial) / mean, answer),
                        trial.attributes())
                : trial));
    }

    private int length(ScoredTrial trial) {
        String length = Attributes.of(trial, attribute);
        if (!length.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has [" + length + "] for attribute ["
                    + attribute + "], which must be the reference's number of characters, at least 1");
        }
        return Integer.parseInt(length);
    }
}
