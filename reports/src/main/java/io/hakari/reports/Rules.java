package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.hakari.gate.Importance;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;

/// Says the rule of a gate in both languages, without the metric's name, which stands beside it.
///
/// Limits come as numbers; what else a rule fixes is in its sentence alone, of which the fixed parts are read.
final class Rules {
    static final String NO_BREAK = "\u00A0";
    private static final Pattern TOGETHER = Pattern.compile("at least (\\d+) of (\\d+): (.*)");
    private static final Pattern GROUPS = Pattern.compile(".* for every (.+?)(?:, on at least .*)?");
    private static final Pattern LEAST = Pattern.compile(".*, on at least (\\d+) trials.*");

    private final Weighing weighing;

    Rules(Weighing weighing) {
        this.weighing = weighing;
    }

    Phrase rule(GateRecord gate) {
        String limit = Figures.limit(gate.limit(), isRate(gate));
        String english = english(gate.rule().startsWith(gate.metric() + " ")
                ? gate.rule().substring(gate.metric().length() + 1)
                : gate.rule());
        Phrase rule = switch (gate.kind()) {
            case "Floor" -> both(limit + " を上回る", english);
            case "Ceiling" -> both(limit + " を下回る", english);
            case "NoWorseThanBaseline" -> both("基準からの悪化が " + points(-gate.limit()) + "以内", english);
            case "RateCeiling" -> both("1 時間あたり " + limit + " 回を下回る", english);
            case "BetterThanBaseline" -> both(gate.limit() == 0
                    ? "基準より良い"
                    : "基準より " + points(gate.limit()) + "を超えて良い", english);
            case "SafetyLimit" -> both((toleratesNone(gate) ? "違反が 1 件もなく、" : "") + "違反率が "
                    + Figures.rare(gate.limit()) + " 以内", english);
            case "WorstGroup" -> both(group(gate).map(attribute -> attribute + " のどのグループでも ").orElse("どのグループでも ")
                    + limit + " を上回る", english);
            case "AtLeast" -> together(gate).orElse(Phrase.same(english));
            default -> Phrase.same(english);
        };
        return least(gate).map(trials -> rule.japanese().equals(english)
                ? rule
                : both(rule.japanese() + "（" + trials + " 件以上で判定）", english)).orElse(rule);
    }

    static Phrase importance(Importance importance) {
        return switch (importance) {
            case CRITICAL -> both("必須・免除不可", "critical, never waived");
            case REQUIRED -> both("必須", "required");
            case ADVISORY -> both("参考", "advisory");
        };
    }

    /// Return the attribute that a rule on every group goes by.
    static Optional<String> group(GateRecord gate) {
        Matcher matcher = GROUPS.matcher(gate.rule());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Return the trials below which a gate does not pass.
    static Optional<String> least(GateRecord gate) {
        Matcher matcher = LEAST.matcher(gate.rule());
        return matcher.matches() ? Optional.of(Figures.count(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /// Return whether one violation already breaks a safety limit.
    static boolean toleratesNone(GateRecord gate) {
        return gate.rule().startsWith(gate.metric() + " has no violation");
    }

    /// Return how many rules a gate on several of them has.
    static Optional<String> rules(GateRecord gate) {
        Matcher matcher = TOGETHER.matcher(gate.rule());
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private static Optional<Phrase> together(GateRecord gate) {
        Matcher matcher = TOGETHER.matcher(gate.rule());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> metrics = Stream.of(matcher.group(3).split("; ")).map(rule -> rule.split(" ", 2)[0]).distinct()
                .toList();
        return Optional.of(both(matcher.group(2) + " 条件のうち " + matcher.group(1) + " 条件以上を満たす（"
                + String.join("、", metrics) + "）", english(gate.rule())));
    }

    boolean isRate(GateRecord gate) {
        Optional<Estimate> value = weighing.metric(gate.metric()).flatMap(MetricRecord::estimate);
        return value.map(Figures::isRate).orElse(true);
    }

    static String points(double fraction) {
        return Figures.points(fraction) + NO_BREAK + "ポイント";
    }

    static String english(String recorded) {
        return recorded.replace(" %", "%");
    }
}
