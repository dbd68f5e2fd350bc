package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;

/// The gates as rows.
final class GateSection {
    private final Weighing weighing;
    private final Reasons reasons;

    private GateSection(Weighing weighing) {
        this.weighing = weighing;
        this.reasons = new Reasons(weighing);
    }

    static Html of(Weighing weighing) {
        GateSection section = new GateSection(weighing);
        return Section.of("gates", both("合否基準", "Gates"), both(
                "合格は、信頼区間の全体が基準の内側にあるときだけです。区間が境界をまたぐものは判定保留、証拠が足りないものは判定不能で、どちらも合格ではありません。",
                "A gate passes only when the whole confidence interval lies inside the limit. An interval across the limit is"
                        + " undecided and missing evidence is invalid; neither is a pass."),
                section.body());
    }

    private Html body() {
        if (weighing.gates().isEmpty()) {
            return both("この記録では、合否基準は 1 件も判定されていません。", "No gate was judged in this run.").in("p").kind("none");
        }
        return Html.all(counts(), Section.table("gates", Section.head(both("判定", "Verdict"), both("基準", "Rule"),
                both("測定値 [信頼区間]", "Value [interval]"), both("基準との差（ポイント）", "Change (points)"), Phrase.same("n"),
                both("理由", "Reason")),
                worstFirst().map(this::row)));
    }

    private Stream<GateRecord> worstFirst() {
        return Stream.of(Standing.FAIL, Standing.INVALID, Standing.UNDECIDED, Standing.PASS)
                .flatMap(standing -> weighing.gates(standing).stream());
    }

    private Html counts() {
        return Html.element("p", Stream.of(Standing.PASS, Standing.FAIL, Standing.UNDECIDED, Standing.INVALID)
                .map(standing -> Html.element("span", standing.word().html(),
                        Html.text(" " + weighing.gates(standing).size()))
                        .kind(weighing.gates(standing).isEmpty() ? "count zero" : "count " + standing.style())))
                .kind("counts");
    }

    private Html row(GateRecord gate) {
        Optional<MetricRecord> metric = weighing.metric(gate.metric());
        Optional<Estimate> value = metric.flatMap(MetricRecord::estimate);
        Optional<Estimate> change = metric.flatMap(MetricRecord::change);
        boolean rate = value.map(Figures::isRate).orElse(true);
        boolean paired = gate.kind().equals("NoWorseThanBaseline");
        OptionalDouble limit = OptionalDouble.of(gate.limit());
        Html valueGauge = value.filter(Figures::isRate)
                .map(one -> Gauge.rate(one, paired ? OptionalDouble.empty() : limit)).orElse(Html.nothing());
        OptionalDouble margin = !paired
                ? OptionalDouble.empty()
                : OptionalDouble.of(metric.filter(one -> !one.higherIsBetter()).isPresent()
                        ? -gate.limit()
                        : gate.limit());
        Html changeGauge = change.map(one -> Gauge.change(one, margin, Gauge.reach(one, margin) * 1.1))
                .orElse(Html.nothing());
        return Html.element("tr", Html.element("td", Standing.of(gate.verdict()).label()),
                Html.element("td", link(gate), Html.element("div", reasons.rule(gate).html())),
                Html.element("td", value.map(one -> Section.estimate(one, rate)).orElse(Html.text("–")), valueGauge)
                        .kind("number"),
                Html.element("td", change.map(one -> Section.change(one, rate)).orElse(Html.text("–")), changeGauge)
                        .kind("number"),
                Html.element("td", counted(paired ? change : value)).kind("number"),
                Html.element("td", reasons.reason(gate).html()).kind("reason"));
    }

    private Html link(GateRecord gate) {
        int place = weighing.place(gate.metric());
        Html.Element name = Section.metric(gate.metric());
        return place < 0 ? name : Html.element("a", name).with("href", "#task-" + place);
    }

    private static Html counted(Optional<Estimate> estimate) {
        List<Html> parts = estimate
                .map(one -> Stream.of(Html.text(Figures.count(one.scored())), unscored(one)).toList())
                .orElse(List.of(Html.text("0")));
        return Html.all(parts.stream());
    }

    private static Html unscored(Estimate estimate) {
        String count = Figures.count(estimate.unscored());
        return estimate.unscored() == 0
                ? Html.nothing()
                : Html.element("span", both("採点不能 " + count, count + " unscored").html()).kind("loud");
    }
}
