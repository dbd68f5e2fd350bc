package io.hakari.scorers.text;

import java.util.HashMap;
import java.util.Map;

import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores how many characters answer and target share, from 0 to 1, and takes the best target.
///
/// With `s` the code points that both have, each as often as both have it, `F1 = 2s / (|answer| + |target|)`: SQuAD's
/// formula over characters, as JGLUE's evaluation has it. Their order does not count: `都京東` scores 1 for `東京都`.
///
/// Two other numbers go by the name of char-F1 in Japan and cannot be compared with this one: llm-jp-eval and Nejumi
/// take fuzzywuzzy's `token_sort_ratio`, an edit distance that drops punctuation and is rounded to a whole percent
/// (punctuation alone scores 100, `C#` for `C` too); flexeval takes `fuzz.ratio`, the same distance without those steps.
/// This one is chosen because it is a formula and not a library's version, and credits all of several targets.
///
/// An answer that the token limit cut off is scored as far as it goes.
///
/// @param normalised whether both are compared in NFKC and without white space at their ends
public record CharF1(boolean normalised) implements Scorer {

    public static CharF1 charF1() {
        return new CharF1(true);
    }

    /// Return the scorer that compares every code point as it was written.
    public CharF1 asWritten() {
        return new CharF1(false);
    }

    @Override
    public Score score(Trial trial) {
        return switch (trial.response()) {
            case Response.Completed(String text, _) -> best(read(text), trial.sample());
            case Response.Truncated(String text, _) -> best(read(text), trial.sample());
            case Response.Weighed _ -> Misfits.notWritten("charF1()");
            case Response.InEpisode _ -> Misfits.acted("charF1()");
            case Response.Failed(_, String reason) -> Score.unscored(reason);
        };
    }

    private Score best(String answer, Sample sample) {
        double best = 0;
        for (String target : sample.targets()) {
            best = Math.max(best, f1(answer, read(target)));
        }
        return Score.of(best, answer);
    }

    private String read(String text) {
        return normalised ? Nfkc.of(text) : text;
    }

    private static double f1(String answer, String target) {
        Map<Integer, Integer> left = new HashMap<>();
        target.codePoints().forEach(c -> left.merge(c, 1, Integer::sum));
        long shared = answer.codePoints().filter(c -> left.merge(c, -1, Integer::sum) >= 0).count();
        return shared == 0 ? 0 : 2.0 * shared / (length(answer) + length(target));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
