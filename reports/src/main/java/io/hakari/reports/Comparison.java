package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;

/// Words the verdict of a gate that compares with the baseline.
///
/// Amounts are counted in the better direction, so that one wording does for metrics of either.
final class Comparison {
    private final GateRecord gate;
    private final Bounds bounds;
    /// The least that was gained, below 0 for a loss.
    private final double worst;
    /// The most that was gained.
    private final double best;

    Comparison(GateRecord gate, Bounds bounds) {
        this.gate = gate;
        this.bounds = bounds;
        this.worst = bounds.upwards() ? bounds.seen().lower() : -bounds.seen().upper();
        this.best = bounds.upwards() ? bounds.seen().upper() : -bounds.seen().lower();
    }

    /// Return the sentence; the two endings say why a clear case was held back.
    Phrase reason(Phrase chance, Phrase few) {
        Phrase stop = both("。", ".");
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> passing().then(stop);
            case Verdict.Fail _ -> failing().then(stop);
            case Verdict.Undecided _,Verdict.Invalid _ -> switch (bounds.side()) {
                case FAILING -> failing().then(chance);
                case PASSING -> passing().then(few);
                case ACROSS -> across();
            };
        };
    }

    private boolean wantsMore() {
        return gate.kind().equals("BetterThanBaseline");
    }

    private Phrase passing() {
        if (wantsMore()) {
            String needed = gate.limit() == 0 ? "" : "、必要な " + Rules.points(gate.limit()) + "を上回ります";
            return both("改善は小さく見積もっても " + Rules.points(worst) + (needed.isEmpty() ? "です" : "で" + needed),
                    "It gained at least " + Figures.points(worst) + " points"
                            + (needed.isEmpty() ? "" : "; " + Figures.points(gate.limit()) + " are needed"));
        }
        return worst >= 0
                ? both("最も悪く見積もっても、基準より悪化していません", "Even at worst it is no worse than the baseline")
                : both("悪化は大きくても " + Rules.points(-worst) + "で、許容幅 " + Rules.points(-gate.limit()) + "に収まります",
                        "At worst it lost " + Figures.points(-worst) + " points; " + allowed());
    }

    private Phrase failing() {
        if (!wantsMore()) {
            return both("悪化は小さくても " + Rules.points(-best) + "で、許容幅 " + Rules.points(-gate.limit()) + "を超えています",
                    "It lost at least " + Figures.points(-best) + " points; " + allowed());
        }
        if (best < 0) {
            return both("最も良く見積もっても、基準より " + Rules.points(-best) + "悪化しています",
                    "Even at best it lost " + Figures.points(-best) + " points");
        }
        return both("改善は大きく見積もっても " + Rules.points(best) + "で、必要な " + Rules.points(gate.limit()) + "に届きません",
                "It gained at most " + Figures.points(best) + " points; " + Figures.points(gate.limit())
                        + " are needed");
    }

    private Phrase across() {
        Estimate seen = bounds.seen();
        String lower = Figures.change(seen.lower(), true);
        String upper = Figures.change(seen.upper(), true);
        Phrase size = Figures.size(seen);
        boolean single = seen.clusters() == seen.scored();
        String pairs = single
                ? size.japanese() + Rules.NO_BREAK + "組"
                : size.japanese().replace("（", Rules.NO_BREAK + "組、").replace("）", "");
        String line = wantsMore()
                ? gate.limit() == 0 ? "0" : "必要な改善幅 " + Rules.points(gate.limit())
                : "許容幅 " + Rules.points(-gate.limit()) + "の境界";
        String english = wantsMore()
                ? gate.limit() == 0 ? "across 0" : "across the " + Figures.points(gate.limit()) + " needed"
                : "across the margin of " + Figures.points(-gate.limit());
        return both("差の信頼区間 " + lower + "〜" + upper + Rules.NO_BREAK + "ポイントが" + (line.equals("0") ? " 0 " : line)
                + "をまたいでいます（" + pairs + "）。",
                "The change lies between " + lower + " and " + upper + " points, " + english + " ("
                        + (single ? size.english() + " pairs" : size.english().replace(" in ", " pairs in ")) + ").");
    }

    private String allowed() {
        return Figures.points(-gate.limit()) + " are allowed";
    }
}
