package io.hakari.scorers.text;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the answer equals a target, else 0.
///
/// Both are compared in NFKC and without white space at their ends, so that `ＴＯＫＹＯ` equals `TOKYO`; kana and kanji are
/// never converted, and no punctuation is removed. An answer that the token limit cut off is wrong.
public record ExactMatch() implements Scorer {

    public static ExactMatch exactMatch() {
        return new ExactMatch();
    }

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Completed(String text, _) -> compare(Nfkc.of(text), trial.sample());
            case Response.Truncated(String text, _) -> Score.of(false, Nfkc.of(text));
            case Response.Weighed _ -> Misfits.notWritten("exactMatch()");
            case Response.InEpisode _ -> Misfits.acted("exactMatch()");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private static Score compare(String answer, Sample sample) {
        return Score.of(sample.targets().stream().map(Nfkc::of).anyMatch(answer::equals), answer);
    }
}
