package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;

/// Says rules and reasons in both languages from the numbers of the record.
///
/// A kind of gate that is not known here is shown in the record's own words.
final class Reasons {
    private static final double MOST_UNSCORED = 0.01;
    private static final String NO_BREAK = "\u00A0";

    private final Weighing weighing;

    Reasons(Weighing weighing) {
        this.weighing = weighing;
    }

    /// Return the rule without the metric's name, which stands beside it.
    Phrase rule(GateRecord gate) {
        boolean rate = isRate(gate);
        String limit = Figures.limit(gate.limit(), rate);
        String english = english(gate.rule().startsWith(gate.metric() + " ")
                ? gate.rule().substring(gate.metric().length() + 1)
                : gate.rule());
        return switch (gate.kind()) {
            case "Floor" -> both(limit + " を上回る", english);
            case "Ceiling" -> both(limit + " を下回る", english);
            case "NoWorseThanBaseline" -> both("基準からの悪化が " + points(-gate.limit()) + "以内", english);
            default -> Phrase.same(english);
        };
    }

    Phrase reason(GateRecord gate) {
        Optional<Estimate> value = weighing.metric(gate.metric()).flatMap(MetricRecord::estimate);
        if (gate.verdict() instanceof Verdict.Invalid || value.isEmpty()) {
            String recorded = recorded(gate);
            return both(invalid(gate).orElse("記録された理由：" + recorded), recorded);
        }
        return switch (gate.kind()) {
            case "Floor" -> above(gate, value.get());
            case "Ceiling" -> below(gate, value.get());
            case "NoWorseThanBaseline" -> compared(gate);
            default -> both("記録された理由：" + recorded(gate), recorded(gate));
        };
    }

    /// Return the sentence that the page begins with.
    static Phrase headline(Weighing weighing) {
        RunRecord run = weighing.run();
        String name = run.header().checkpoint().name();
        int all = weighing.gates().size();
        Standing standing = weighing.standing();
        int part = weighing.gates(standing).size();
        String gates = all == 1 ? "the only gate" : part + " of " + all + " gates";
        return switch (standing) {
            case PASS -> both(name + " は、合否基準 " + all + " 件をすべて満たしました。",
                    name + " keeps " + (all == 1 ? "the only gate." : "all " + all + " gates."));
            case FAIL -> both(name + " は、合否基準 " + all + " 件のうち " + part + " 件を満たしていません。",
                    name + " breaks " + gates + ".");
            case UNDECIDED -> both(name + " は、合否基準 " + all + " 件のうち " + part + " 件で合否を決められません。",
                    name + " cannot be decided on " + gates + ".");
            case INVALID -> unusable(weighing, name, all, part);
            case UNJUDGED -> both(name + " は履歴として測定した記録で、合否判定をしていません。",
                    name + " was weighed as history and was not judged.");
        };
    }

    private static Phrase unusable(Weighing weighing, String name, int all, int part) {
        if (weighing.run().header().limit().isPresent()) {
            String limit = Figures.count(weighing.run().header().limit().getAsLong());
            return both(name + " は、問題数を 1 タスク " + limit + " 問に制限して測定したため、判定できません。",
                    name + " was weighed on " + limit + " samples per task only and cannot be judged.");
        }
        if (all == 0) {
            return both(name + " には、判定された合否基準が 1 件もありません。", "No gate judged " + name + ".");
        }
        if (part == 0) {
            String reason = weighing.run().judgement().map(one -> one.verdict().reason()).orElse("");
            return both(name + " は判定できません。記録された理由：" + english(reason),
                    name + " could not be judged: " + english(reason) + ".");
        }
        return both(name + " は、合否基準 " + all + " 件のうち " + part + " 件を判定できませんでした。",
                name + " could not be judged by " + (all == 1 ? "the only gate." : part + " of " + all + " gates."));
    }

    /// Return how many times the trials would roughly decide it: an interval shrinks with the square root of them.
    Optional<Double> trialsNeeded(GateRecord gate) {
        boolean paired = gate.kind().equals("NoWorseThanBaseline");
        Optional<MetricRecord> metric = weighing.metric(gate.metric());
        Optional<Estimate> estimate = metric.flatMap(paired ? MetricRecord::change : MetricRecord::estimate);
        if (estimate.isEmpty() || !(gate.verdict() instanceof Verdict.Undecided)) {
            return Optional.empty();
        }
        double limit = paired && metric.filter(one -> !one.higherIsBetter()).isPresent()
                ? -gate.limit()
                : gate.limit();
        double distance = Math.abs(estimate.get().value() - limit);
        double reach = estimate.get().value() > limit
                ? estimate.get().value() - estimate.get().lower()
                : estimate.get().upper() - estimate.get().value();
        return Optional.of(reach * reach / (distance * distance)).filter(factor -> factor > 1);
    }

    private Phrase above(GateRecord gate, Estimate value) {
        boolean rate = isRate(gate);
        String limit = Figures.limit(gate.limit(), rate);
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> {
                String lower = Figures.value(value.lower(), rate);
                yield both("信頼区間の下端 " + lower + " が " + limit + " を上回っています。",
                        "The lower end of the interval, " + lower + ", is above " + limit + ".");
            }
            case Verdict.Fail _ -> {
                String upper = Figures.value(value.upper(), rate);
                yield both("信頼区間の上端でも " + upper + " で、" + limit + " に届きません。",
                        "Even the upper end of the interval, " + upper + ", does not reach " + limit + ".");
            }
            case Verdict.Undecided _,Verdict.Invalid _ -> across(value, rate, limit);
        };
    }

    private Phrase below(GateRecord gate, Estimate value) {
        boolean rate = isRate(gate);
        String limit = Figures.limit(gate.limit(), rate);
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> {
                String upper = Figures.value(value.upper(), rate);
                yield both("信頼区間の上端 " + upper + " が " + limit + " を下回っています。",
                        "The upper end of the interval, " + upper + ", is below " + limit + ".");
            }
            case Verdict.Fail _ -> {
                String lower = Figures.value(value.lower(), rate);
                yield both("信頼区間の下端でも " + lower + " で、" + limit + " を下回りません。",
                        "Even the lower end of the interval, " + lower + ", is not below " + limit + ".");
            }
            case Verdict.Undecided _,Verdict.Invalid _ -> across(value, rate, limit);
        };
    }

    private static Phrase across(Estimate value, boolean rate, String limit) {
        String lower = Figures.value(value.lower(), rate);
        String upper = Figures.value(value.upper(), rate);
        String count = "n" + NO_BREAK + "=" + NO_BREAK + Figures.count(value.scored());
        return both("信頼区間 " + lower + "〜" + upper + " が " + limit + " をまたいでいます（" + count + "）。",
                "The interval from " + lower + " to " + upper + " spans " + limit + " (" + count + ").");
    }

    private Phrase compared(GateRecord gate) {
        MetricRecord metric = weighing.metric(gate.metric()).orElseThrow();
        if (metric.change().isEmpty()) {
            return both("記録された理由：" + recorded(gate), recorded(gate));
        }
        Estimate change = metric.change().get();
        boolean higher = metric.higherIsBetter();
        double most = higher ? -change.lower() : change.upper();
        double least = higher ? -change.upper() : change.lower();
        String margin = points(-gate.limit());
        String allowed = number(-gate.limit()) + " are allowed.";
        return switch (gate.verdict()) {
            case Verdict.Pass _ -> most <= 0
                    ? both("最も悪く見積もっても、基準より悪化していません。", "Even at worst it is no worse than the baseline.")
                    : both("悪化は大きくても " + points(most) + "で、許容幅 " + margin + "に収まります。",
                            "At worst it lost " + number(most) + " points; " + allowed);
            case Verdict.Fail _ -> both("悪化は小さくても " + points(least) + "で、許容幅 " + margin + "を超えています。",
                    "It lost at least " + number(least) + " points; " + allowed);
            case Verdict.Undecided _,Verdict.Invalid _ -> acrossMargin(change, margin, gate);
        };
    }

    private static Phrase acrossMargin(Estimate change, String margin, GateRecord gate) {
        String lower = Figures.change(change.lower(), true);
        String upper = Figures.change(change.upper(), true);
        String pairs = Figures.count(change.scored());
        return both("差の信頼区間 " + lower + "〜" + upper + NO_BREAK + "ポイントが許容幅 " + margin + "の境界をまたいでいます（" + pairs
                + NO_BREAK + "組）。",
                "The change lies between " + lower + " and " + upper + " points, across the margin of "
                        + number(-gate.limit()) + " (" + pairs + " pairs).");
    }

    /// Say why a gate could not be judged, in the order in which engine and gates ask (see `io.hakari.gate.Judging`).
    private Optional<String> invalid(GateRecord gate) {
        OptionalLong limit = weighing.run().header().limit();
        if (limit.isPresent()) {
            return Optional.of("問題数を 1 タスク " + Figures.count(limit.getAsLong()) + " 問に制限した測定のため、判定できません。");
        }
        Optional<MetricRecord> metric = weighing.metric(gate.metric());
        if (metric.isEmpty()) {
            return Optional.of("この指標を測定したタスクがありません。");
        }
        Optional<Estimate> value = metric.get().estimate();
        if (value.isEmpty()) {
            return Optional.of("採点できた試行が 1 件もありません。");
        }
        if (1 - value.get().coverage() > MOST_UNSCORED) {
            return Optional.of(uncovered("", value.get()));
        }
        boolean paired = gate.kind().equals("NoWorseThanBaseline");
        if (paired && metric.get().change().isEmpty()) {
            return Optional.of("基準と共通する問題がありません。基準の記録またはチェックポイントを指定してください。");
        }
        if (paired && metric.get().change().filter(one -> 1 - one.coverage() > MOST_UNSCORED).isPresent()) {
            return metric.get().change().map(one -> uncovered("基準との比較で", one));
        }
        return Optional.empty();
    }

    private static String uncovered(String where, Estimate estimate) {
        return where + "採点できたのは " + Figures.count(estimate.scored() + estimate.unscored()) + " 件中 "
                + Figures.count(estimate.scored()) + " 件です（採点不能は 1% まで）。";
    }

    private boolean isRate(GateRecord gate) {
        return weighing.metric(gate.metric()).flatMap(MetricRecord::estimate).map(Figures::isRate).orElse(true);
    }

    /// Return the record's own sentence, without the metric's name, which stands beside it.
    private static String recorded(GateRecord gate) {
        String reason = english(gate.verdict().reason());
        return reason.startsWith(gate.metric() + " ") ? reason.substring(gate.metric().length() + 1) : reason;
    }

    private static String points(double fraction) {
        return number(fraction) + NO_BREAK + "ポイント";
    }

    private static String number(double fraction) {
        return String.format(Locale.ROOT, "%.1f", fraction * 100).replaceFirst("\\.0$", "");
    }

    private static String english(String recorded) {
        return recorded.replace(" %", "%");
    }
}
