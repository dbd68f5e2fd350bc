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

    private SeriesSection(Weighing weighing) {
        this.weighing = weighing;
    }

    static Html of(Weighing weighing) {
        SeriesSection section = new SeriesSection(weighing);
        return Section.of("series", both("チェックポイントの推移", "Over the checkpoints"), both(
                "点は推定値、帯とひげは信頼区間です。縦軸は図ごとに範囲が異なり、0 から始まるとは限りません。",
                "Points are estimates, ribbons and whiskers their confidence intervals. The vertical axis differs from chart"
                        + " to chart and need not begin at 0."),
                section.order(), section.legend(), section.charts(), section.table(), section.leftOut());
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

    private Html legend() {
        return Html.element("p", sign("disc", both("候補", "candidate")), sign("square", both("基準", "baseline")),
                sign("ribbon", both("信頼区間", "confidence interval")), sign("limit", both("合否基準の境界", "limit of a gate")))
                .kind("legend");
    }

    private static Html sign(String style, Phrase words) {
        return Html.element("span", Html.element("i").kind(style), words.html());
    }

    private Html charts() {
        List<Html> figures = new ArrayList<>();
        for (TaskRecord task : weighing.run().tasks()) {
            for (MetricRecord metric : task.metrics()) {
                figures.add(figure(task.name(), metric, figures.size()));
            }
        }
        return Html.element("div", figures.stream()).kind("charts");
    }

    private Html figure(String task, MetricRecord metric, int number) {
        Curve curve = Curve.of(task, metric.name(), weighing);
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

    private Html cell(RunRecord run, String task, String metric) {
        Optional<Estimate> estimate = History.estimate(run, weighing.run(), task, metric);
        return Html.element("td", estimate.map(one -> Section.estimate(one, Figures.isRate(one)))
                .orElse(Html.text("–"))).kind("number");
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
