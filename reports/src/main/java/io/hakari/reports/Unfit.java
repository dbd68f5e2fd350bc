package io.hakari.reports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.SliceRecord;

/// Says in Japanese why a gate could not be judged, in the order in which engine and gates ask (see `io.hakari.gate.Judging`).
final class Unfit {
    private static final Set<String> EXACT = Set.of("clopper-pearson", "korn-graubard");

    private final Weighing weighing;

    Unfit(Weighing weighing) {
        this.weighing = weighing;
    }

    /// Return the reason as far as the numbers of the record tell it.
    Optional<String> reason(GateRecord gate) {
        OptionalLong limit = weighing.run().header().limit();
        if (limit.isPresent()) {
            return Optional.of("問題数を 1 タスク " + Figures.count(limit.getAsLong()) + " 問に制限した測定のため、判定できません。");
        }
        if (gate.kind().equals("AtLeast")) {
            return Optional.empty();
        }
        Optional<MetricRecord> metric = weighing.metric(gate.metric());
        if (metric.isEmpty()) {
            return Optional.of("この指標を測定したタスクがありません。");
        }
        return gate.kind().equals("WorstGroup") ? groups(gate, metric.get()) : whole(gate, metric.get());
    }

    private Optional<String> whole(GateRecord gate, MetricRecord metric) {
        if (metric.estimate().isEmpty()) {
            return Optional.of("採点できた試行が 1 件もありません。");
        }
        Estimate value = metric.estimate().get();
        if (uncovered(value)) {
            return Optional.of(uncovered("", value));
        }
        if (Bounds.compares(gate)) {
            return compared(gate, metric);
        }
        if (gate.kind().equals("SafetyLimit") && (metric.higherIsBetter() || !EXACT.contains(value.method()))) {
            return Optional.of("この指標は " + value.method() + " で測定されています。安全上限の判定には、正確法の区間をもつ違反率（violations）が必要です。");
        }
        if (gate.kind().equals("RateCeiling") && (metric.higherIsBetter() || !value.countsPerHour())) {
            return Optional.of("この指標は " + value.method() + " で測定されています。時間あたりの上限の判定には、正確法の区間をもつ発生率が必要です。");
        }
        return Optional.empty();
    }

    private Optional<String> compared(GateRecord gate, MetricRecord metric) {
        if (metric.change().isEmpty()) {
            return Wording.baseline(gate.verdict().reason())
                    .or(() -> Optional.of("基準と共通する問題がありません。基準の記録またはチェックポイントを指定してください。"));
        }
        if (uncovered(metric.change().get())) {
            return Optional.of(uncovered("基準との比較で", metric.change().get()));
        }
        boolean hidden = gate.kind().equals("NoWorseThanBaseline") && metric.noise().orElse(0) > -gate.limit();
        return hidden
                ? Optional.of("同じ重みを測り直しただけで最大 " + Rules.points(metric.noise().getAsDouble()) + "の差が出るため、"
                        + Rules.points(-gate.limit()) + "の悪化は見分けられません。許容幅を広げるか、ばらつきを抑えて測ってください。")
                : Optional.empty();
    }

    private Optional<String> groups(GateRecord gate, MetricRecord metric) {
        Optional<String> attribute = Rules.group(gate);
        List<SliceRecord> slices = metric.slices().stream()
                .filter(slice -> attribute.filter(slice.attribute()::equals).isPresent()).toList();
        if (slices.isEmpty()) {
            return attribute.map(name -> "この指標は " + name + " 別に測定されていません。タスクに slicedBy(\"" + name + "\") を指定してください。");
        }
        return slices.stream().filter(slice -> slice.estimate().filter(this::uncovered).isPresent()).findFirst()
                .map(slice -> uncovered(slice.attribute() + " が " + slice.value() + " のグループで",
                        slice.estimate().orElseThrow()));
    }

    private boolean uncovered(Estimate estimate) {
        long asked = estimate.scored() + estimate.unscored();
        return estimate.unscored() > weighing.run().header().policy().terms().mostUnscored() * asked;
    }

    private String uncovered(String where, Estimate estimate) {
        String most = Figures.limit(weighing.run().header().policy().terms().mostUnscored(), true);
        return where + "採点できたのは " + Figures.count(estimate.scored() + estimate.unscored()) + " 件中 "
                + Figures.count(estimate.scored()) + " 件です（採点不能は " + most + " まで）。";
    }
}
