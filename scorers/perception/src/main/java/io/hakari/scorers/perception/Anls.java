package io.hakari.scorers.perception;

import java.util.Locale;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores how near a text read from a picture is to a target, from 0 to 1, and takes the nearest target.
///
/// ANLS, the average normalised Levenshtein similarity of Biten et al. (2019), Scene Text Visual Question Answering:
/// `1 - d / max(|answer|, |target|)` with `d` the edit distance, and 0 when that is below one half. Lengths are in code
/// points. Both are compared in NFKC, in small letters and with runs of blanks as one, and it is those texts whose lengths
/// count. An answer that was cut off is scored as far as it goes.
///
/// VLMEvalKit e8e78f0 and lmms-eval 75571cf measure the distance of normalised texts and divide by the lengths of the
/// texts as written, so that blanks round an answer raise its score; `asKits()` does the same.
///
/// @param threshold the least similarity that counts, in [0, 1]
/// @param compat    whether to divide by the lengths as written
public record Anls(double threshold, boolean compat) implements Scorer {
    private static final double USUAL = 0.5;

    public Anls {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold [" + threshold + "] must be in [0, 1]");
        }
    }

    public static Anls anls() {
        return new Anls(USUAL, false);
    }

    /// Return the scorer that divides as the kits do.
    public Anls asKits() {
        return new Anls(threshold, true);
    }

    @Override
    public Score score(Trial trial) {
        return Written.asFarAsItGoes(trial, "anls()", this::best);
    }

    private Score best(String answer, Sample sample) {
        double best = 0;
        for (String target : sample.targets()) {
            best = Math.max(best, similarity(answer, target));
        }
        return Score.of(best, Plain.excerpt(answer));
    }

    private double similarity(String answer, String target) {
        String read = normalised(answer);
        String wanted = normalised(target);
        int longest = compat
                ? Math.max(EditDistance.length(answer), EditDistance.length(target))
                : Math.max(EditDistance.length(read), EditDistance.length(wanted));
        if (longest == 0) {
            return 1;
        }
        // No alignment undoes a difference in length: what is far too long or short is not compared at all.
        int least = Math.abs(EditDistance.length(read) - EditDistance.length(wanted));
        if (reached(least, longest) == 0) {
            return 0;
        }
        return reached(EditDistance.between(read, wanted), longest);
    }

    private double reached(int distance, int longest) {
        double similarity = 1 - (double) distance / longest;
        return similarity < threshold ? 0 : similarity;
    }

    private String normalised(String text) {
        return compat ? String.join(" ", text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) : Plain.folded(text);
    }
}
