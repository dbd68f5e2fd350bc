package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.gate.Terms;
import io.hakari.records.GateRecord;
import io.hakari.scorers.statistics.number.Checks;

/// What a gate was planned for, how far it got, and what it could have seen with that.
final class Planning {
    private static final Pattern PLANNED = Pattern.compile("([0-9][0-9,]*) .*");
    /// The usual chance of seeing a difference that is called visible.
    private static final double POWER = 0.8;

    private Planning() {
    }

    /// Return the trials that a plan asks for, with which its sentence begins.
    static Optional<Long> planned(GateRecord gate) {
        Optional<Matcher> plan = gate.plan().map(PLANNED::matcher).filter(Matcher::matches);
        return plan.map(matcher -> Long.parseLong(matcher.group(1).replace(",", "")))
                .or(() -> Rules.least(gate).map(least -> Long.parseLong(least.replace(",", ""))));
    }

    /// Return planned and reached trials and the smallest difference that they show; empty for a gate without a plan.
    static Optional<Phrase> of(GateRecord gate, Optional<Bounds> bounds, Terms terms) {
        if (gate.plan().isEmpty() || bounds.isEmpty()) {
            return Optional.empty();
        }
        String reached = Figures.count(bounds.get().seen().scored());
        Phrase counted = planned(gate).map(Figures::count)
                .map(planned -> both("計画 " + planned + " 件、実施 " + reached + " 件。",
                        planned + " planned, " + reached + " reached. "))
                .orElse(both("実施 " + reached + " 件。", reached + " reached. "));
        String visible = Figures.points(smallest(bounds.get(), terms));
        return Optional.of(counted.then(both("この件数で見分けられる差は " + visible + Rules.NO_BREAK + "ポイント以上（検出力 80%）。",
                "Differences from " + visible + " points on can be seen (power 80%). ")));
    }

    /// Return the difference that is seen with the usual power: the standard error times the sum of both quantiles.
    private static double smallest(Bounds bounds, Terms terms) {
        double alpha = Checks.z(1 - 2 * terms.alphaPass());
        return bounds.reach() / alpha * (alpha + Checks.z(2 * POWER - 1));
    }
}
