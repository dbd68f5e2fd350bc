package io.hakari.scorers.perception;

import java.util.function.BiFunction;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// The way of a written answer to its score; whatever else a runner answered is unscored with what to do about it.
final class Written {
    private Written() {
    }

    /// Score an answer that must be whole: one that was cut off, or is longer than a million characters, is 0.
    static Score whole(Trial trial, String scorer, BiFunction<String, Sample, Score> reading) {
        return switch (trial.response()) {
            case Response.Completed(String text, _) when text.length() <= Plain.LONGEST ->
                reading.apply(text, trial.sample());
            case Response.Completed(String text, _) -> Score.of(0, Plain.excerpt(text));
            case Response.Truncated(String text, _) -> Score.of(0, Plain.excerpt(text));
            case Response.Weighed _ -> Score.unscored(scorer
                    + " reads a written answer, but the runner weighed choices; ask by singleTurn()");
            case Response.InEpisode _ -> Score.unscored(scorer
                    + " reads an answer to a question, but a robot acted; score an episode by its findings");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    /// Score an answer as far as it goes, cut off or not.
    static Score asFarAsItGoes(Trial trial, String scorer, BiFunction<String, Sample, Score> reading) {
        return trial.response() instanceof Response.Truncated(String text, _) && text.length() <= Plain.LONGEST
                ? reading.apply(text, trial.sample())
                : whole(trial, scorer, reading);
    }

    /// Return what to say of a sample whose target the scorer cannot read.
    static Score brokenTarget(Sample sample, String target, String wanted) {
        return Score.unscored("target [" + target + "] of sample [" + sample.name() + "] is no " + wanted);
    }
}
