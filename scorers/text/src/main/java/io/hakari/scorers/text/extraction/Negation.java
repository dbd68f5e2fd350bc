package io.hakari.scorers.text.extraction;

import static io.hakari.scorers.text.extraction.Around.pattern;

import java.util.regex.Pattern;

/// Tells whether a text takes back what it has just named: `Aではなく`, `not A`, `A is wrong`.
final class Negation {
    private static final Pattern BEHIND = pattern(
            """
                    [\\W_&&[^\\n。.]]{0,3}(?:(?:では|じゃ|でも)(?:な|あり)|でな|は(?:違|間違|誤|不適|不正|当てはま|写っていな|ない|いな|ありませ)|が(?:ない|ありませ)|\
                    以外|を除|は除|とは(?:言|限|思え|違)|\
                    (?i:\\s*(?:is|are|was|were|seems?|looks?)\\s+(?:clearly\\s+|also\\s+)?(?:not\\b|incorrect|wrong|false|unlikely)|\
                    \\s*(?:isn't|aren't|wasn't|can't|cannot|doesn't|does not|can not)))""");
    private static final Pattern AHEAD = pattern(
            "(?i:\\b(?:not|neither|nor|except|isn't|eliminate|rule out|than)\\s+(?:option\\s+|choice\\s+)?)[\\W_]{0,3}$");

    private Negation() {
    }

    static boolean of(Around around, int start, int end) {
        return around.after(end, BEHIND) || around.before(start, AHEAD);
    }
}
