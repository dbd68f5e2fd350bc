package io.hakari.scorers.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the most likely choice is a target, else 0.
///
/// Of equally likely choices the first is taken. A choice counts by its words: when two choices read the same, either
/// is right when one is.
///
/// lm-evaluation-harness calls the three forms `acc`, `acc_norm` and `acc_bytes`; its `acc_norm` counts code points.
///
/// @param dividedBy what a log probability is divided by, so that long choices are not at a disadvantage
public record Choice(Length dividedBy) implements Scorer {

    /// How long a choice is.
    public enum Length {
        /// The log probability is taken as it is.
        ONE,
        /// Unicode code points of the choice.
        CODE_POINTS,
        /// UTF-8 bytes of the choice.
        BYTES
    }

    /// Return the scorer that compares log probabilities as they are.
    public static Choice choice() {
        return new Choice(Length.ONE);
    }

    /// Return the scorer that compares log probabilities per code point.
    public Choice perCodePoint() {
        return new Choice(Length.CODE_POINTS);
    }

    /// Return the scorer that compares log probabilities per UTF-8 byte.
    public Choice perByte() {
        return new Choice(Length.BYTES);
    }

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Weighed(List<Likelihood> likelihoods, _) -> choose(trial.sample(), likelihoods);
            case Response.Completed _,Response.Truncated _ -> Misfits.notWeighed("choice()");
            case Response.InEpisode _ -> Misfits.acted("choice()");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private Score choose(Sample sample, List<Likelihood> likelihoods) {
        List<String> choices = sample.choices();
        if (choices.isEmpty() || choices.size() != likelihoods.size()) {
            return Score.unscored("the runner weighed [" + likelihoods.size() + "] continuations of a sample with ["
                    + choices.size() + "] choices");
        }
        int best = 0;
        for (int i = 1; i < choices.size(); i++) {
            if (weight(choices.get(i), likelihoods.get(i)) > weight(choices.get(best), likelihoods.get(best))) {
                best = i;
            }
        }
        String chosen = choices.get(best);
        return Score.of(sample.targets().contains(chosen), chosen);
    }

    private double weight(String choice, Likelihood likelihood) {
        return likelihood.logProbability() / switch (dividedBy) {
            case ONE -> 1;
            case CODE_POINTS -> choice.codePointCount(0, choice.length());
            case BYTES -> choice.getBytes(UTF_8).length;
        };
    }
}
