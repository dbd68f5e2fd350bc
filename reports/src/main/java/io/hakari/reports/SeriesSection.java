package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// The series of checkpoints: one small chart for each metric, the same numbers as a table, and what was left out.
final class SeriesSection {
    private final Weighing weighing;
    private final List<Curve> curves = new ArrayList<>();
    private final List<ControlChart> controls;

    private SeriesSection(Weighing weighing) {
        this.weighing = weighing;
        weighing.run().tasks().forEach(task -> task.metrics()
                .forEach(metric -> curves.add(Curve.of(task.name(), metric.name(), weighing))));
        this.controls = curves.stream().map(ControlChart::of).toList();
    }

    static Html of(Weighing weighing) {
        SeriesSection section = new SeriesSection(weighing);
        return Section.of("series", both("チェックポイントの推移", "Over the checkpoints"), both(
                "点は推定値、帯とひげは信頼区間です。縦軸は図ごとに範囲が異なり、0 から始まるとは限りません。問題や聞き方が異なる点どうしは線で結びません。"
                        + "警告は、標準化した変化の管理図（EWMA λ=0.2・3σ、CUSUM k=0.5・h=4）が悪化の側で管理限界を超えたこと、"
                        + "変化点は、水準が変わった可能性が最も高い箇所（ベイズ逐次変化点検出、ハザード 0.1）を表します。管理図は警告するだけで、合否には使いません。",
                "Points are estimates, ribbons and whiskers their confidence intervals. The vertical axis differs from chart"
                        + " to chart and need not begin at 0. Points on other questions, or asked in another way, are not"
                        + " joined. A warning: a control chart of standardised changes (EWMA λ=0.2, 3σ; CUSUM k=0.5, h=4)"
                        + " left its limits for the worse. A change point: where the level most likely became another"
                        + " (Bayesian online detection, hazard 0.1). Control charts warn, they never gate."),
                section.order(), section.measuring(), section.warnings(), section.legend(), section.charts(),
                section.table(), section.leftOut());
    }

    private Html order() {
        History history = weighing.history();
        int count = history.runs().size();
        if (count == 1) {
            return both("比較できる記録がまだないため、このチェックポイントだけを示します。",
                    "No other run can be compared yet; this checkpoint is shown alone.").in("p");
        }
        Phrase order = history.bySteps()
                ? both("学習ステップ順", "in order of training steps")
                : both("測定日時順", "in order of time");
        Phrase apart = !history.apart()
                ? Phrase.same("")
                : both("。候補は系列から分かれたものとして右端に置き、線では結びません",
                        "; the candidate is off the line and stands apart on the right");
        return both("チェックポイント " + count + " 個、", count + " checkpoints, ").then(order).then(apart).then(both("。", "."))
                .in("p");
    }

    /// What changed of the measuring is kept apart from what changed of the model.
    private Html measuring() {
        List<RunRecord> runs = weighing.history().runs();
        List<MeasuringChange> changes = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            MeasuringChange.between(runs.get(i - 1), runs.get(i)).ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            return Html.nothing();
        }
        return Html.element("div", both("測り方が変わった箇所（モデルの変化とは限りません）",
                "Where the measuring changed; a step there need not be the model’s").in("b"),
                Html.element("ul", changes.stream().map(change -> Html.element("li", Html.element("code",
                        change.checkpoint()), both("：", ": ").html(), Phrase.join(change.what(), "、", "; ").html()))))
                .kind("measuring");
    }

    private Html warnings() {
        List<Html> lines = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            ControlChart control = controls.get(i);
            if (!control.warnings().isEmpty()) {
                lines.add(Html.element("li", Section.metric(curve.metric()), Html.text(" "),
                        Html.all(control.warnings().stream().map(place -> warning(curve, control, place)))));
            }
        }
        return lines.isEmpty()
                ? Html.nothing()
                : Html.element("div",
                        both("管理図の警告（合否には使いません）", "Warnings of the control charts; no gate uses them").in("b"),
                        Html.element("ul", lines.stream())).kind("warnings");
    }

    private static Html warning(Curve curve, ControlChart control, int place) {
        List<String> charts = new ArrayList<>();
        if (control.average().contains(place)) {
            charts.add("EWMA");
        }
        if (control.sums().contains(place)) {
            charts.add("CUSUM");
        }
        return Html.element("span", curve.points().get(place).label() + "（" + String.join("・", charts) + "）")
                .kind("property");
    }

    private Html legend() {
        List<Html> signs = new ArrayList<>(List.of(sign("disc", both("候補", "candidate")),
                sign("square", both("基準", "baseline")), sign("ribbon", both("信頼区間", "confidence interval")),
                sign("limit", both("合否基準の境界", "limit of a gate"))));
        if (curves.stream().anyMatch(curve -> !curve.breaks().isEmpty())) {
            signs.add(sign("break", both("測り方の変更", "measured anew")));
        }
        if (controls.stream().anyMatch(control -> !control.warnings().isEmpty())) {
            signs.add(sign("warning", both("管理図の警告", "warning of a control chart")));
        }
        if (controls.stream().anyMatch(control -> !control.changes().isEmpty())) {
            signs.add(sign("change", both("変化点", "change point")));
        }
        return Html.element("p", signs.stream()).kind("legend");
    }

    private static Html sign(String style, Phrase words) {
        return Html.element("span", Html.element("i").kind(style), words.html());
    }

    private Html charts() {
        List<Html> figures = new ArrayList<>();
        for (TaskRecord task : weighing.run().tasks()) {
            for (MetricRecord metric : task.metrics()) {
                figures.add(figure(curves.get(figures.size()), metric, figures.size()));
            }
        }
        return Html.element("div", figures.stream()).kind("charts");
    }

    private static Html figure(Curve curve, MetricRecord metric, int number) {
        Phrase direction = metric.higherIsBetter() ? Phrase.same("") : both("（低いほど良い）", " (lower is better)");
        Html.Element caption = Html.element("figcaption", Section.metric(metric.name()), direction.html(),
                metric.estimate().map(one -> Html.element("span", Section.estimate(one, curve.isRate())).kind("now"))
                        .map(Html.class::cast).orElse(both("推定値なし", "no estimate").in("span").kind("loud")));
        return Html.element("figure", caption, Html.all(Stream.of(Language.values())
                .map(language -> language.only("div", picture(curve, language, "c" + number + language.tag())))));
    }

    private static Html picture(Curve curve, Language language, String prefix) {
        Phrase name = both(curve.metric() + " の推移", curve.metric() + " over the checkpoints");
        return Chart.draw(curve, language, prefix).with("role", "img").with("aria-label", name.in(language));
    }

    private Html table() {
        List<Phrase> columns = new ArrayList<>(List.of(both("指標", "Metric")));
        weighing.history().runs().forEach(run -> columns.add(Phrase.same(run.header().checkpoint().name())));
        Stream<Html> rows = weighing.run().tasks().stream()
                .flatMap(task -> task.metrics().stream().map(metric -> row(task.name(), metric)));
        return Html.element("details", both("数値で見る", "The same as numbers").in("summary"),
                Section.table("numbers", Section.head(columns.toArray(Phrase[]::new)), rows));
    }

    private Html row(String task, MetricRecord metric) {
        Stream<Html> cells = weighing.history().runs().stream().map(run -> cell(run, task, metric.name()));
        return Html.element("tr", Html.element("td", Section.metric(metric.name())), Html.all(cells));
    }

    private static Html cell(RunRecord run, String task, String metric) {
        Optional<MetricRecord> measured = History.metric(run, task, metric);
        Optional<Estimate> estimate = measured.flatMap(MetricRecord::estimate);
        boolean rate = estimate.map(Figures::isRate).orElse(true);
        Html previous = measured.flatMap(MetricRecord::previous)
                .map(one -> Html.element("div", both("前回比 ", "since the last ").html(), Section.change(one, rate))
                        .kind("small"))
                .map(Html.class::cast).orElse(Html.nothing());
        return Html.element("td", estimate.map(one -> Section.estimate(one, rate)).orElse(Html.text("–")), previous)
                .kind("number");
    }

    private Html leftOut() {
        List<History.LeftOut> leftOut = weighing.history().leftOut();
        if (leftOut.isEmpty()) {
            return Html.nothing();
        }
        return Html.element("details", both("比較から除いた記録 " + leftOut.size() + " 件", leftOut.size()
                + (leftOut.size() == 1 ? " run" : " runs") + " left out, and why").in("summary"),
                Html.element("ul", leftOut.stream().map(one -> Html.element("li", Html.element("code", one.run()),
                        both("：", ": ").html(), one.reason().html()))));
    }
}
