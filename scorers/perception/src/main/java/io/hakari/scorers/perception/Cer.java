package io.hakari.scorers.perception;

import java.util.List;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores the character error rate of a transcript against its reference: 0 is perfect, and above 1 is possible.
///
/// `CER = (insertions + deletions + substitutions) / |reference|` in code points, the least over the targets. Both sides
/// are compared in NFKC and small letters, without blanks, punctuation and symbols (Unicode classes P and S, `ー` is
/// neither), and with whole numbers read out as kanji numerals, so that `１２個` equals `十二個`; kana and kanji are never
/// converted. An answer more than ten times as long as its reference is not aligned: all its characters are errors.
///
/// `onReading()` compares kana instead: the reference is the sample's attribute `reading`, and hiragana equals katakana.
/// Long vowels are compared as they are written: `オオ` is not `オー`.
///
/// The rate of a whole set is `corpusErrorRate()`, which weighs each by its length, and not the mean of these scores. A
/// reference without a character cannot be scored. An empty answer has the rate 1.
///
/// ReazonSpeech (commit 5a12083) deletes eleven marks only, has no NFKC and divides by zero at an empty reference.
///
/// @param reading whether readings are compared
public record Cer(boolean reading) implements Scorer {
    static final String READING = "reading";
    private static final int LONGEST_REFERENCE = 20_000;
    private static final int FAR_TOO_LONG = 10;

    public static Cer cer() {
        return new Cer(false);
    }

    /// Return the scorer that compares readings.
    public Cer onReading() {
        return new Cer(true);
    }

    @Override
    public Score score(Trial trial) {
        return Written.asFarAsItGoes(trial, "cer()", this::least);
    }

    private Score least(String answer, Sample sample) {
        if (reading && !sample.attributes().containsKey(READING)) {
            return Score.unscored("sample [" + sample.name() + "] has no attribute [" + READING
                    + "], which cer().onReading() compares with; give it one");
        }
        String heard = spoken(answer);
        double least = Double.POSITIVE_INFINITY;
        for (String target : reading
                ? List.of(sample.attributes().getOrDefault(READING, ""))
                : sample.targets()) {
            String reference = spoken(target);
            int length = EditDistance.length(reference);
            if (length == 0 || length > LONGEST_REFERENCE) {
                return Written.brokenTarget(sample, Plain.excerpt(target),
                        "reference of 1 to " + LONGEST_REFERENCE + " characters");
            }
            least = Math.min(least, (double) errors(heard, reference, length) / length);
        }
        return Score.of(least, Plain.excerpt(answer));
    }

    private static int errors(String heard, String reference, int length) {
        int said = EditDistance.length(heard);
        return said > (long) FAR_TOO_LONG * length ? said : EditDistance.between(heard, reference);
    }

    private String spoken(String text) {
        String spoken = Spoken.of(text);
        return reading ? Spoken.katakana(spoken) : spoken;
    }
}
