package io.hakari.reports;

import io.hakari.gate.Verdict;
import io.hakari.records.RunRecord;

/// How a verdict is said; `UNJUDGED` is a run that was weighed as history.
enum Standing {
    PASS("合格", "PASS", "✓"), FAIL("不合格", "FAIL", "✕"), UNDECIDED("判定保留", "UNDECIDED", "?"), INVALID("判定不能",
            "INVALID", "!"),
    UNJUDGED("判定なし", "NOT JUDGED", "–");

    private final String japanese;
    private final String english;
    private final String sign;

    Standing(String japanese, String english, String sign) {
        this.japanese = japanese;
        this.english = english;
        this.sign = sign;
    }

    static Standing of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> PASS;
            case Verdict.Fail _ -> FAIL;
            case Verdict.Undecided _ -> UNDECIDED;
            case Verdict.Invalid _ -> INVALID;
        };
    }

    static Standing of(RunRecord run) {
        return run.judgement().map(judgement -> of(judgement.verdict())).orElse(UNJUDGED);
    }

    Phrase word() {
        return Phrase.both(japanese, english);
    }

    /// Return the verdict as a coloured label that also says it in words.
    Html.Element label() {
        return label(word());
    }

    /// Return the label with other words, such as the verdict with its waivers.
    Html.Element label(Phrase words) {
        return Html.element("b", Html.element("i", sign).with("aria-hidden", "true"), words.html())
                .kind("verdict " + style());
    }

    /// Return the class of the style sheet that colours it.
    String style() {
        return switch (this) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case UNDECIDED -> "undecided";
            case INVALID -> "invalid";
            case UNJUDGED -> "unjudged";
        };
    }
}
