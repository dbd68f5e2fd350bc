package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.SliceRecord;
import io.hakari.records.TaskRecord;

/// The metrics of parts of tasks, the worst part first, and which parts are proven to have got worse.
final class SliceSection {
    private final Regressions regressions;

    private SliceSection(Weighing weighing) {
        this.regressions = Regressions.among(weighing.run());
    }

    /// Write the section; a run that sliced nothing has none.
    static Html of(Weighing weighing) {
        List<MetricRecord> sliced = weighing.run().tasks().stream().flatMap(task -> task.metrics().stream())
                .filter(metric -> !metric.slices().isEmpty()).toList();
        if (sliced.isEmpty()) {
            return Html.nothing();
        }
        SliceSection section = new SliceSection(weighing);
        return Section.of("slices", both("スライス別の成績", "By slices"), section.howToRead(), section.summary(),
                Html.all(weighing.run().tasks().stream().flatMap(section::tables)));
    }

    private Phrase howToRead() {
        String level = Figures.limit(regressions.level(), true);
        return both("スライスは、属性の値が同じ問題の集まりです。測定値の悪い順に並べています。「有意に悪化」は、表に示した全 " + regressions.compared()
                + " スライスをホルム法でまとめて検定し、誤り率 " + level + " で悪化と言えるものだけに付けています。区間が 0 を外れていても、印のないものは偶然かもしれません。",
                "A slice is the samples that share the value of an attribute; the worst comes first. “Proven worse” marks only"
                        + " what Holm’s method still proves among all " + regressions.compared()
                        + " slices shown, at an error rate of " + level
                        + ". An unmarked slice may be chance although its interval excludes 0.");
    }

    private Html summary() {
        int proven = regressions.proven();
        if (regressions.compared() == 0) {
            return both("基準がないため、スライスの比較はありません。", "There is no baseline to compare slices with.").in("p");
        }
        return (proven == 0
                ? both("有意に悪化したスライスはありません（多重比較を補正済み）。", "No slice is proven worse than the baseline.")
                : both("有意に悪化したスライスが " + proven + " 件あります（多重比較を補正済み）。", proven
                        + (proven == 1 ? " slice is" : " slices are") + " proven worse than the baseline."))
                .in("p").kind(proven == 0 ? "none" : "found");
    }

    private Stream<Html> tables(TaskRecord task) {
        return task.metrics().stream().filter(metric -> !metric.slices().isEmpty()).map(this::table);
    }

    private Html table(MetricRecord metric) {
        boolean rate = metric.estimate().map(Figures::isRate).orElse(true);
        List<SliceRecord> slices = new ArrayList<>(metric.slices());
        Comparator<SliceRecord> byValue = Comparator
                .comparingDouble(slice -> slice.estimate().map(Estimate::value).orElse(Double.POSITIVE_INFINITY));
        slices.sort(metric.higherIsBetter() ? byValue : highestFirst());
        double widest = slices.stream().flatMap(slice -> slice.change().stream())
                .mapToDouble(change -> Math.max(-change.lower(), change.upper())).filter(Double::isFinite).max()
                .orElse(0);
        double reach = widest > 0 ? widest : 1;
        return Html.element("details",
                Html.element("summary", Section.metric(metric.name()), Html.text(" "),
                        both(slices.size() + " スライス", slices.size() + " slices").html(), marks(metric)),
                Section.table("slices stack",
                        Section.head(both("スライス", "Slice"), both("測定値 [信頼区間]", "Value [interval]"), Phrase.same("n"),
                                both("基準との差（ポイント）", "Change (points)"), Phrase.same("")),
                        slices.stream().map(slice -> row(metric, slice, rate, reach))))
                .with("open", "open");
    }

    private static Comparator<SliceRecord> highestFirst() {
        return Comparator.comparingDouble(
                slice -> slice.estimate().map(estimate -> -estimate.value()).orElse(Double.POSITIVE_INFINITY));
    }

    private Html marks(MetricRecord metric) {
        long proven = metric.slices().stream().filter(slice -> regressions.isProven(metric, slice)).count();
        return proven == 0
                ? Html.nothing()
                : Html.element("b", both("有意に悪化 " + proven, proven + " proven worse").html()).kind("direction worse");
    }

    private Html row(MetricRecord metric, SliceRecord slice, boolean rate, double reach) {
        Html mark = regressions.isProven(metric, slice)
                ? Html.element("b", both("有意に悪化", "proven worse").html()).kind("direction worse")
                : Html.nothing();
        Optional<Estimate> change = slice.change();
        return Html.element("tr",
                Html.element("td", Html.element("span", slice.attribute() + " = ").kind("quiet"),
                        Html.element("bdi", slice.value())),
                Html.element("td", slice.estimate().map(one -> Section.estimate(one, rate))
                        .orElse(both("推定値なし", "no estimate").html())).kind("number"),
                Html.element("td", slice.estimate().map(one -> Figures.size(one).html()).orElse(Html.text("–")))
                        .kind("number n"),
                Html.element("td", change.map(one -> Section.change(one, rate)).orElse(Html.text("–")),
                        change.map(one -> Gauge.change(one, OptionalDouble.empty(), reach * 1.05))
                                .orElse(Html.nothing()))
                        .kind("number"),
                Html.element("td", mark, regressions.p(metric, slice).filter(p -> p < 1)
                        .map(p -> Html.element("div", both("調整済み p ", "adjusted p ").html(),
                                Html.text(Figures.p(p))).kind("small"))
                        .map(Html.class::cast).orElse(Html.nothing())));
    }
}
