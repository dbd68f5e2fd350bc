package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Around.pattern;

import java.util.regex.Pattern;

/// The phrases that say that what is named is the answer: `答えはBです`, `Bが正解`, `the answer is B`.
final class Conclusion {
    private static final Pattern AHEAD = pattern(
            """
                    (?:答え|答|正解|回答|解答|結論|正しい(?:もの|の)|適切な(?:もの|の)|正答|\
                    (?i:\\banswer|\\b(?:correct|best|right|final)\\s+(?:answer|option|choice|statement)))\
                    \\s*(?:は|が|:|】|(?i:is|would be|should be|must be))?\\s*(?i:option\\s|choice\\s|選択肢|選択)?[\\W_&&[^\\n。]]{0,6}$""");
    private static final Pattern ALONE_AHEAD = pattern(
            "(?:答え|答|正解|回答|解答|結論|正答|(?i:answer|correct option|correct choice))\\s*(?:は|(?i:is))?\\W{0,6}\\n[\\W_]{0,4}$");
    private static final Pattern BEHIND = pattern("""
            [\\W_&&[^\\n。]]{0,3}(?:が正解|が正し|です|である|だ。|を選[びん]|だと思|になります|が適切|が最適|\
            (?i:\\s*is\\s+(?:the\\s+)?(?:most\\s+)?(?:correct|right|best|answer)))""");
    private static final Pattern QUESTION = pattern("[\\W_]{0,3}です(?:か|が)");

    private Conclusion() {
    }

    static boolean ofLabel(Around around, int start, int end) {
        return ahead(around, start) || (around.after(end, BEHIND) && !around.after(end, QUESTION));
    }

    /// Nearly everything ends in です: what is said behind does not make an option's words an answer.
    static boolean ofWords(Around around, int start) {
        return ahead(around, start);
    }

    private static boolean ahead(Around around, int start) {
        return around.before(start, AHEAD) || around.before(start, ALONE_AHEAD);
    }
}
