package io.hakari.scorers.statistics.contamination;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// Min-K% probability of a text: the mean of its least likely tokens' log-probabilities (Shi et al. 2024).
///
/// A text that was trained on has few surprising tokens, so its score is high for what it is.
///
/// @param score none when the text is so short that k is 0
/// @param k     how many tokens count, `⌊length · ratio⌋`
public record MinKProb(OptionalDouble score, int k) {

    /// Score the log-probabilities of a text's tokens.
    ///
    /// @param ratio in [0, 1]
    /// @throws IllegalArgumentException when there is no token, or a number is outside its range
    public static MinKProb of(double[] logProbabilities, double ratio) {
        Checks.finite("log-probabilities", logProbabilities);
        Checks.within("ratio", ratio, 0, 1);
        int k = (int) Math.floor(logProbabilities.length * ratio);
        double[] sorted = logProbabilities.clone();
        Arrays.sort(sorted);
        return new MinKProb(Arrays.stream(sorted, 0, k).average(), k);
    }
}
