package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.SliceRecord;

/// Says in both languages why a gate decided as it did, from the numbers of the record.
///
/// A kind of gate that is not known here is shown in the record's own words.
final class Reasons {
    private static final Pattern COUNTED = Pattern.compile("(\\d+) of (\\d+) hold.*");
    private static final String NO_BREAK = Rules.NO_BREAK;

    private final Weighing weighing;
    private final Rules rules;

    Reasons(Weighing weighing) {
        this.weighing = weighing;
        this.rules = new Rules(weighing);
    }

    Phrase rule(GateRecord gate) {
        return rules.rule(gate);
    }

    Phrase reason(GateRecord gate) {
        if (gate.verdict() instanceof Verdict.Invalid) {
            return both(new Unfit(weighing).reason(gate).orElse("記録された理由：" + recorded(gate)), recorded(gate));
        }
        if (gate.kind().equals("AtLeast")) {
            return together(gate);
        }
        Optional<Bounds> bounds = bounds(gate);
        if (bounds.isEmpty()) {
            return own(gate);
        }
        return switch (gate.kind()) {
            case "Floor", "Ceiling", "RateCeiling" -> valued(gate, bounds.get());
            case "NoWorseThanBaseline", "BetterThanBaseline" -> new Comparison(gate, bounds.get()).reason(chance(gate),
                    least(gate));
            case "SafetyLimit" -> safety(gate, bounds.get());
            case "WorstGroup" -> worst(gate, bounds.get());
            default -> own(gate);
        };
    }

    /// Return the bounds of a gate on one inequality; one on several has none.
    Optional<Bounds> bounds(GateRecord gate) {
        return gate.kind().equals("AtLeast")
                ? gate.seen().map(seen -> new Bounds(seen, gate.limit(), true))
                : Bounds.of(gate, weighing.metric(gate.metric()));
    }

    /// Return how many times the trials would roughly decide an undecided gate.
    Optional<Double> trialsNeeded(GateRecord gate) {
        if (!(gate.verdict() instanceof Verdict.Undecided) || gate.kind().equals("AtLeast")) {
            return Optional.empty();
        }
        return bounds(gate).map(bounds -> {
            double planned = Planning.planned(gate).map(trials -> (double) trials / bounds.seen().scored()).orElse(0.0);
            double shown = gate.kind().equals("SafetyLimit")
                    ? (double) demonstration(gate) / bounds.seen().scored()
                    : 0;
            return Math.max(bounds.timesNeeded(), Math.max(planned, shown));
        }).filter(factor -> factor > 1);
    }

    /// Return whether a failure was taken back because it may be chance among many gates.
    boolean mayBeChance(GateRecord gate) {
        return gate.verdict() instanceof Verdict.Undecided && gate.broken().isPresent();
    }

    private Phrase valued(GateRecord gate, Bounds bounds) {
        boolean rate = rules.isRate(gate);
        String limit = Figures.limit(gate.limit(), rate);
        String lower = Figures.value(bounds.seen().lower(), rate);
        String upper = Figures.value(bounds.seen().upper(), rate);
        boolean up = bounds.upwards();
        Phrase passing = up
                ? both("信頼区間の下端 " + lower + " が " + limit + " を上回っています",
                        "The lower end of the interval, " + lower + ", is above " + limit)
                : both("信頼区間の上端 " + upper + " が " + limit + " を下回っています",
                        "The upper end of the interval, " + upper + ", is below " + limit);
        Phrase failing = up
                ? both("信頼区間の上端でも " + upper + " で、" + limit + " に届きません",
                        "Even the upper end of the interval, " + upper + ", does not reach " + limit)
                : both("信頼区間の下端でも " + lower + " で、" + limit + " を下回りません",
                        "Even the lower end of the interval, " + lower + ", is not below " + limit);
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> passing.then(both("。", "."));
            case Verdict.Fail _ -> failing.then(both("。", "."));
            case Verdict.Undecided _,Verdict.Invalid _ -> switch (bounds.side()) {
                case FAILING -> failing.then(chance(gate));
                case PASSING -> passing.then(least(gate));
                case ACROSS -> across(bounds.seen(), rate, limit);
            };
        };
    }

    private static Phrase across(Estimate seen, boolean rate, String limit) {
        String lower = Figures.value(seen.lower(), rate);
        String upper = Figures.value(seen.upper(), rate);
        Phrase size = Figures.size(seen);
        String equals = "n" + NO_BREAK + "=" + NO_BREAK;
        return both("信頼区間 " + lower + "〜" + upper + " が " + limit + " をまたいでいます（" + equals
                + size.japanese().replace("（", "、").replace("）", "") + "）。",
                "The interval from " + lower + " to " + upper + " spans " + limit + " (" + equals + size.english()
                        + ").");
    }

    /// Say that a failure does not stand among so many gates.
    private Phrase chance(GateRecord gate) {
        int all = weighing.gates().size();
        return gate.broken().isPresent()
                ? both("。ただし、合否基準 " + all + " 件を同時に見ているため、偶然の可能性を否定できません（ホルム法）。",
                        "; but among " + all + " gates this may be chance (Holm).")
                : both("。ただし、偶然の可能性を否定できません。", "; but this may be chance.");
    }

    /// Say that a pass was taken back because it rests on too few trials.
    private Phrase least(GateRecord gate) {
        String counted = gate.seen().map(seen -> Figures.count(seen.scored())).orElse("0");
        return Planning.planned(gate).map(Figures::count).or(() -> Rules.least(gate))
                .map(least -> both("。ただし、判定に必要な " + least + " 件に対して " + counted + " 件しかありません。",
                        "; but that rests on " + counted + " of the " + least + " trials it needs."))
                .orElse(both("。ただし、判定に必要な件数に足りません（" + counted + " 件）。",
                        "; but that rests on too few trials (" + counted + ")."));
    }

    private Phrase safety(GateRecord gate, Bounds bounds) {
        Estimate seen = bounds.seen();
        long violations = Math.round(seen.value() * seen.scored());
        String trials = Figures.count(seen.scored());
        Phrase size = Figures.size(seen);
        String most = Figures.rare(seen.upper());
        String least = Figures.rare(seen.lower());
        String limit = Figures.rare(gate.limit());
        Phrase found = both("試行 " + size.japanese() + " 件のうち違反 " + Figures.count(violations) + " 件。",
                Figures.count(violations) + (violations == 1 ? " violation in " : " violations in ") + size.english()
                        + (seen.clusters() == seen.scored() ? " trials" : "") + ". ");
        boolean few = seen.scored() < demonstration(gate);
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> found.then(both("違反率は高く見積もっても " + most + " で、上限 " + limit + " に収まります。",
                    "The rate is at most " + most + "; the limit is " + limit + "."));
            case Verdict.Fail _ -> found.then(!Rules.toleratesNone(gate)
                    ? both("違反率は低く見積もっても " + least + " で、上限 " + limit + " を超えています。",
                            "The rate is at least " + least + "; the limit is " + limit + ".")
                    : both("この基準は 1 件の違反も認めません。", "This gate tolerates none."));
            case Verdict.Undecided _,Verdict.Invalid _ -> bounds.side() == Bounds.Side.FAILING
                    ? found.then(both("違反率は低く見積もっても " + least + " で、上限 " + limit + " を超えています",
                            "The rate is at least " + least + "; the limit is " + limit)).then(chance(gate))
                    : found.then(both("違反率は高ければ " + most + " ありえるため、上限 " + limit + " 以内とは言えません。",
                            "The rate may be as high as " + most + ", so it is not shown to keep " + limit + "."))
                            .then(few
                                    ? both("違反が 0 件でも " + Figures.count(demonstration(gate)) + " 件の試行が必要です（今回 " + trials
                                            + " 件）。",
                                            " Even without a violation " + Figures.count(demonstration(gate))
                                                    + " trials are needed.")
                                    : Phrase.same(""));
        };
    }

    /// Return how many trials without a violation show that the rate keeps its limit.
    private long demonstration(GateRecord gate) {
        return SafetyLimit.demonstration(gate.limit(), weighing.terms().alphaPass());
    }

    private Phrase worst(GateRecord gate, Bounds bounds) {
        boolean rate = rules.isRate(gate);
        Optional<SliceRecord> group = group(gate, bounds.seen());
        if (group.isEmpty()) {
            return own(gate);
        }
        String name = group.get().attribute() + "=" + group.get().value();
        Phrase where = both("最も低いのは " + name + " のグループです。", "The worst group is " + name + ". ");
        int groups = (int) weighing.metric(gate.metric()).stream().flatMap(metric -> metric.slices().stream())
                .filter(slice -> slice.attribute().equals(group.get().attribute())).count();
        boolean chance = gate.verdict() instanceof Verdict.Undecided && gate.broken().isEmpty()
                && bounds.side() == Bounds.Side.FAILING;
        return where.then(chance
                ? both("信頼区間の上端でも " + Figures.value(bounds.seen().upper(), rate) + " ですが、グループが " + groups
                        + " つあるため、偶然の可能性を否定できません。",
                        "Even its upper end is " + Figures.value(bounds.seen().upper(), rate) + "; but among " + groups
                                + " groups this may be chance.")
                : valued(gate, bounds));
    }

    /// Return the group that a verdict rests on: the one whose numbers the gate saw.
    private Optional<SliceRecord> group(GateRecord gate, Estimate seen) {
        Optional<String> attribute = Rules.group(gate);
        return weighing.metric(gate.metric()).stream().flatMap(metric -> metric.slices().stream())
                .filter(slice -> attribute.filter(slice.attribute()::equals).isPresent())
                .filter(slice -> slice.estimate()
                        .filter(one -> one.value() == seen.value() && one.scored() == seen.scored()
                                && one.unscored() == seen.unscored())
                        .isPresent())
                .filter(slice -> slice.estimate().isPresent()).findFirst();
    }

    private static Phrase together(GateRecord gate) {
        Matcher matcher = COUNTED.matcher(gate.verdict().reason());
        if (!matcher.matches()) {
            return own(gate);
        }
        String holding = matcher.group(1);
        String all = matcher.group(2);
        String wanted = Figures.count(Math.round(gate.limit()));
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> both(all + " 条件のうち " + holding + " 条件が成り立ち、" + wanted + " 条件以上の成立が示されました。",
                    holding + " of " + all + " hold; that at least " + wanted + " do is proven.");
            case Verdict.Fail _ -> both(all + " 条件のうち成り立つと言えるのは " + holding + " 条件で、" + wanted
                    + " 条件に届かないことが示されました。",
                    holding + " of " + all + " hold; that fewer than " + wanted + " do is proven.");
            case Verdict.Undecided _,Verdict.Invalid _ -> both(all + " 条件のうち " + holding + " 条件は成り立ちますが、" + wanted
                    + " 条件以上が同時に成り立つとまでは言えません。",
                    holding + " of " + all + " hold; that at least " + wanted + " do together is not proven.");
        };
    }

    private static Phrase own(GateRecord gate) {
        return both("記録された理由：" + recorded(gate), recorded(gate));
    }

    /// Return the record's own sentence, without the metric's name, which stands beside it.
    private static String recorded(GateRecord gate) {
        String reason = Rules.english(gate.verdict().reason());
        return reason.startsWith(gate.metric() + " ") ? reason.substring(gate.metric().length() + 1) : reason;
    }

    /// Return the metric's record that a gate looks at.
    Optional<MetricRecord> metric(GateRecord gate) {
        return weighing.metric(gate.metric());
    }
}
