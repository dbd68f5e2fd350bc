package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MediaRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;

/// The tasks as a table, one row for each metric, and how each task was set up.
final class TaskSection {
    private TaskSection() {
    }

    static Html of(Weighing weighing) {
        return Section.of("tasks", both("タスク", "Tasks"), both(
                "n は採点できた試行の数です。「300（12 クラスター）」は、300 件が互いに独立な 12 のまとまりに属することを表し、区間の幅はまとまりの数で決まります。"
                        + "採点不能は答えが得られなかった試行で、誤答（0 点）には数えず、最悪と最良の両方を見込んで区間を広げます。",
                "n counts the trials that were scored; of “300 in 12 clusters” it is the 12 independent clusters that the"
                        + " interval rests on. Unscored trials have no answer: they are never counted as wrong, and widen the"
                        + " interval by the worst and the best they could have been."),
                Section.table("tasks",
                        Section.head(both("タスク / 指標", "Task / metric"), both("測定値 [信頼区間]", "Value [interval]"),
                                both("基準との差（ポイント）", "Change (points)"), both("前回との差（ポイント）", "Since the last (points)"),
                                Phrase.same("n"), both("採点不能", "Unscored"), both("区間の方法", "Interval by")),
                        Stream.concat(weighing.run().summaries().stream().map(TaskSection::summary),
                                weighing.run().tasks().stream().flatMap(task -> rows(task, weighing)))),
                settings(weighing));
    }

    private static Stream<Html> rows(TaskRecord task, Weighing weighing) {
        List<Html> rows = new ArrayList<>(task.metrics().stream().map(metric -> row(task, metric, weighing)).toList());
        task.media().filter(media -> media.unverified() > 0)
                .ifPresent(media -> rows.add(loud(unverified(task, media).html())));
        task.error().ifPresent(error -> rows.add(loud(
                both("タスク " + task.name() + " は中断：", "Task " + task.name() + " broke off: ").html(),
                Html.text(error))));
        return rows.stream();
    }

    private static Html loud(Html... words) {
        return Html.element("tr",
                Html.element("td", Html.element("span", words).kind("loud")).with("colspan", "7"));
    }

    private static Phrase unverified(TaskRecord task, MediaRecord media) {
        String unverified = Figures.count(media.unverified());
        String shown = Figures.count(media.shown());
        return both("タスク " + task.name() + " は、画像・映像・音声を示した " + shown + " 件のうち " + unverified
                + " 件で、モデルが何を見たかを確認できていません（ランナーが伝えていないか、示したものと異なります）。",
                "Task " + task.name() + ": media unverified in " + unverified + " of " + shown
                        + " trials; the runner does not tell what the model saw, or tells of something else.");
    }

    private static Html row(TaskRecord task, MetricRecord metric, Weighing weighing) {
        boolean rate = metric.estimate().map(Figures::isRate).orElse(true);
        Html none = both("推定値なし", "no estimate").in("span").kind("loud");
        return Html.element("tr",
                Html.element("td", Html.element("a", Section.metric(metric.name())).with("href",
                        "#task-" + Math.max(0, weighing.place(metric.name())))),
                Html.element("td", metric.estimate().map(one -> Section.estimate(one, rate)).orElse(none))
                        .kind("number"),
                Html.element("td", metric.change().map(one -> Section.change(one, rate)).orElse(Html.text("–")))
                        .kind("number"),
                previous(metric, rate),
                Html.element("td", metric.estimate().map(one -> Figures.size(one).html())
                        .orElse(Html.text(Figures.count(task.scored())))).kind("number n"),
                Html.element("td", Html.element("span", Figures.count(task.unscored()))
                        .kind(task.unscored() > 0 ? "loud" : "quiet")).kind("number"),
                Html.element("td", Html.text(metric.estimate().map(TaskSection::method).orElse("–"))).kind("quiet"));
    }

    /// A summary has no task of its own: its parts are in the rows below.
    private static Html summary(MetricRecord summary) {
        boolean rate = summary.estimate().map(Figures::isRate).orElse(true);
        Html none = both("推定値なし（欠けた指標があります）", "no estimate: a part is missing").in("span").kind("loud");
        long unscored = summary.estimate().map(Estimate::unscored).orElse(0L);
        return Html.element("tr",
                Html.element("td", Section.metric(summary.name()), Html.element("div", aggregated(summary).html())
                        .kind("small")),
                Html.element("td", summary.estimate().map(one -> Section.estimate(one, rate)).orElse(none))
                        .kind("number"),
                Html.element("td", summary.change().map(one -> Section.change(one, rate)).orElse(Html.text("–")))
                        .kind("number"),
                previous(summary, rate),
                Html.element("td", summary.estimate().map(one -> Figures.size(one).html()).orElse(Html.text("–")))
                        .kind("number n"),
                Html.element("td", Html.element("span", Figures.count(unscored)).kind(unscored > 0 ? "loud" : "quiet"))
                        .kind("number"),
                Html.element("td", Html.text(summary.estimate().map(TaskSection::method).orElse("–"))).kind("quiet"))
                .kind("summary");
    }

    private static Phrase aggregated(MetricRecord summary) {
        String method = summary.estimate().map(Estimate::method).orElse("");
        if (method.startsWith("macro")) {
            return both("マクロ平均（指標ごとに同じ重み）", "macro: every metric weighs the same");
        }
        return method.startsWith("micro")
                ? both("マイクロ平均（試行ごとに同じ重み）", "micro: every trial weighs the same")
                : both("総合値", "summary");
    }

    private static Html previous(MetricRecord metric, boolean rate) {
        return Html.element("td", metric.previous().map(one -> Section.change(one, rate)).orElse(Html.text("–")))
                .kind("number");
    }

    private static String method(Estimate estimate) {
        return estimate.method() + ", " + Figures.limit(estimate.interval().confidence(), true);
    }

    private static Html settings(Weighing weighing) {
        return Html.element("details", both("タスクの設定", "How the tasks are set up").in("summary"),
                Section.table("settings",
                        Section.head(both("タスク", "Task"), both("データセット", "Dataset"), both("手順", "Procedure"),
                                both("採点", "Scorer"), both("指標", "Metrics"), both("設計", "Design")),
                        weighing.run().header().tasks().stream().map(TaskSection::row)));
    }

    private static Html row(TaskSettings task) {
        return Html.element("tr", Stream.of(task.name(), task.dataset(), task.procedure(), task.scorer(),
                String.join(", ", task.metrics()), task.design())
                .map(cell -> Html.element("td", Html.element("code", cell))));
    }
}
