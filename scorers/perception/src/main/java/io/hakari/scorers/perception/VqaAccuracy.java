package io.hakari.scorers.perception;

import java.util.List;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores how well an answer agrees with several people's, from 0 to 1: three who say the same make it right.
///
/// Each person is left out in turn: with `m` the others who gave the answer, `min(1, m / 3)`, averaged over all people; Antol
/// et al. (2015), VQA. The targets are what each person said, doublets kept. Of fewer than four people there are not
/// three others: then all others must agree, `m / (n - 1)`, and a single target must be met as it is.
///
/// The kits divide by three whatever the number of people, so that with a single target every answer scores 0, and with
/// three none more than two thirds; `asKits()` does the same. Answers are compared in NFKC, in small letters and without a
/// closing full stop; the English articles and number words that VQA's program takes out are kept.
///
/// @param compat whether to divide by three always
public record VqaAccuracy(boolean compat) implements Scorer {
    private static final int ENOUGH = 3;

    public static VqaAccuracy vqaAccuracy() {
        return new VqaAccuracy(false);
    }

    /// Return the scorer that divides as the kits do.
    public VqaAccuracy asKits() {
        return new VqaAccuracy(true);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "vqaAccuracy()", this::agreement);
    }

    private Score agreement(String answer, Sample sample) {
        String given = text(answer);
        List<Boolean> agree = sample.targets().stream().map(target -> text(target).equals(given)).toList();
        long all = agree.stream().filter(same -> same).count();
        int others = agree.size() - 1;
        if (others == 0 && !compat) {
            return Score.of(all == 1, Plain.excerpt(answer));
        }
        int wanted = compat ? ENOUGH : Math.min(ENOUGH, others);
        double sum = 0;
        for (boolean same : agree) {
            sum += Math.min(1, (double) (all - (same ? 1 : 0)) / wanted);
        }
        return Score.of(sum / agree.size(), Plain.excerpt(answer));
    }

    private static String text(String text) {
        String folded = Plain.folded(text);
        return folded.endsWith("。") || folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }
}
