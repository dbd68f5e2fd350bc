package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Locale;
import java.util.Optional;

import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;

/// Says rules and reasons in Japanese from the numbers of the record; the English ones are the record's own.
///
/// A kind of gate that is not known here is shown in the record's words in both languages.
final class Reasons {
    private static final double MOST_UNSCORED = 0.01;
    private static final String NARROW = "\u00A0";

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
            case "Floor" -> both(limit + " を上回ること", english);
            case "Ceiling" -> both(limit + " を下回ること", english);
            case "NoWorseThanBaseline" -> both("基準からの悪化が " + points(-gate.limit()) + "以内であること", english);
            default -> both(gate.rule(), english);
        };
    }

    Phrase reason(GateRecord gate) {
        String recorded = gate.verdict().reason();
        Optional<Estimate> value = weighing.metric(gate.metric()).flatMap(MetricRecord::estimate);
        if (gate.verdict() instanceof Verdict.Invalid || value.isEmpty()) {
            return both(invalid(gate).orElse("記録された理由：" + english(recorded)), english(recorded));
        }
        String japanese = switch (gate.kind()) {
            case "Floor" -> held(gate, value.get(), true);
            case "Ceiling" -> held(gate, value.get(), false);
            case "NoWorseThanBaseline" -> compared(gate).orElse(english(recorded));
            default -> "記録された理由：" + english(recorded);
        };
        return both(japanese, english(recorded));
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

    private String held(GateRecord gate, Estimate value, boolean floor) {
        boolean rate = isRate(gate);
        String limit = Figures.limit(gate.limit(), rate);
        String lower = Figures.value(value.lower(), rate);
        String upper = Figures.value(value.upper(), rate);
        return switch (Standing.of(gate.verdict())) {
            case PASS -> floor
                    ? "信頼区間の下端 " + lower + " が " + limit + " を上回っています。"
                    : "信頼区間の上端 " + upper + " が " + limit + " を下回っています。";
            case FAIL -> floor
                    ? "信頼区間の上端でも " + upper + " で、" + limit + " に届きません。"
                    : "信頼区間の下端でも " + lower + " で、" + limit + " を超えています。";
            case UNDECIDED, INVALID, UNJUDGED ->
                "信頼区間 " + lower + "〜" + upper + " が " + limit + " をまたいでいます（n\u00A0=\u00A0"
                        + Figures.count(value.scored()) + "）。";
        };
    }

    private Optional<String> compared(GateRecord gate) {
        Optional<MetricRecord> metric = weighing.metric(gate.metric());
        return metric.flatMap(MetricRecord::change).map(change -> {
            boolean higher = metric.get().higherIsBetter();
            double most = higher ? -change.lower() : change.upper();
            double least = higher ? -change.upper() : change.lower();
            String margin = points(-gate.limit());
            return switch (Standing.of(gate.verdict())) {
                case PASS -> most <= 0
                        ? "基準より悪化した可能性は認められません。"
                        : "悪化は大きくても " + points(most) + "で、許容幅 " + margin + "に収まります。";
                case FAIL -> "悪化は小さくても " + points(least) + "で、許容幅 " + margin + "を超えています。";
                case UNDECIDED, INVALID, UNJUDGED -> "基準との差の信頼区間 " + Figures.change(change.lower(), true) + "〜"
                        + Figures.change(change.upper(), true) + " ポイントが許容幅 " + margin
                        + "の境界をまたいでいます（対応のある n\u00A0=\u00A0"
                        + Figures.count(change.scored()) + "）。";
            };
        });
    }

    /// Say why a gate could not be judged, in the order in which gates ask (see `io.hakari.gate.Judging`).
    private Optional<String> invalid(GateRecord gate) {
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
        return weighing.run().header().limit().stream().mapToObj(limit -> "問題数を 1 タスク " + Figures.count(limit)
                + " 問に制限した測定のため、判定できません。").findFirst();
    }

    private static String uncovered(String where, Estimate estimate) {
        return where + "採点できたのは " + Figures.count(estimate.scored() + estimate.unscored()) + " 件中 "
                + Figures.count(estimate.scored()) + " 件です（採点不能は 1% まで）。";
    }

    private boolean isRate(GateRecord gate) {
        return weighing.metric(gate.metric()).flatMap(MetricRecord::estimate).map(Figures::isRate).orElse(true);
    }

    private static String points(double fraction) {
        return String.format(Locale.ROOT, "%.1f", fraction * 100).replaceFirst("\\.0$", "") + NARROW + "ポイント";
    }

    private static String english(String recorded) {
        return recorded.replace(" %", "%");
    }
}
