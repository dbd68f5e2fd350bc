package io.hakari.suites.vision.brought;

import java.text.Normalizer;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores 1 when the answer is a target once both are without `です`, `。`, `、` and blanks and in NFKC, as JDocQA's kit
/// compares them; else 0.
///
/// The kit (src/eval_mm/metrics/jdocqa_scorer.py of llm-jp/llm-jp-eval-mm at 9f450a58) is content with a target within the
/// answer, by which `17個` is right for `7`; here it must be all of it. An answer that was cut off is wrong.
record ShortAnswer() implements Scorer {

    static ShortAnswer shortAnswer() {
        return new ShortAnswer();
    }

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Completed(String text, _) -> compare(plain(text), trial.sample());
            case Response.Truncated(String text, _) -> Score.of(false, plain(text));
            case Response.Weighed _ -> Score.unscored("shortAnswer() reads a written answer; ask by singleTurn()");
            case Response.InEpisode _ -> Score.unscored("shortAnswer() reads an answer to a question, not an act");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private static Score compare(String answer, Sample sample) {
        return Score.of(sample.targets().stream().map(ShortAnswer::plain).anyMatch(answer::equals), answer);
    }

    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return folded.replace("です", "").replaceAll("[。、\\s]", "");
    }
}
