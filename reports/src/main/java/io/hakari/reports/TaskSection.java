package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;

/// The tasks as a table, one row for each metric, and how each task was set up.
final class TaskSection {
    private TaskSection() {
    }

    static Html of(Weighing weighing) {
        return Section.of("tasks", both("タスク", "Tasks"), both(
                "n は採点できた試行の数です。採点不能は答えが得られなかった試行で、誤答（0 点）には数えません。",
                "n counts the trials that were scored. Unscored trials have no answer; they are never counted as wrong."),
                Section.table("tasks",
                        Section.head(both("タスク / 指標", "Task / metric"), both("測定値 [信頼区間]", "Value [interval]"),
                                both("基準との差（ポイント）", "Change (points)"), Phrase.same("n"), both("採点不能", "Unscored"),
                                both("区間の方法", "Interval by")),
                        weighing.run().tasks().stream().flatMap(task -> rows(task, weighing))),
                settings(weighing));
    }

    private static Stream<Html> rows(TaskRecord task, Weighing weighing) {
        List<Html> rows = new ArrayList<>(task.metrics().stream().map(metric -> row(task, metric, weighing)).toList());
        task.error().ifPresent(error -> rows.add(Html.element("tr", Html.element("td",
                Html.element("span",
                        both("タスク " + task.name() + " は中断：", "Task " + task.name() + " broke off: ").html(),
                        Html.text(error)).kind("loud"))
                .with("colspan", "6"))));
        return rows.stream();
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
                Html.element("td", Figures.count(task.scored())).kind("number"),
                Html.element("td", Html.element("span", Figures.count(task.unscored()))
                        .kind(task.unscored() > 0 ? "loud" : "quiet")).kind("number"),
                Html.element("td", Html.text(metric.estimate().map(TaskSection::method).orElse("–"))).kind("quiet"));
    }

    private static String method(Estimate estimate) {
        return estimate.method() + ", " + Figures.limit(estimate.interval().confidence(), true);
    }

    private static Html settings(Weighing weighing) {
        return Html.element("details", both("タスクの設定", "How the tasks are set up").in("summary"),
                Section.table("settings",
                        Section.head(both("タスク", "Task"), both("データセット", "Dataset"), both("手順", "Procedure"),
                                both("採点", "Scorer"), both("指標", "Metrics")),
                        weighing.run().header().tasks().stream().map(TaskSection::row)));
    }

    private static Html row(TaskSettings task) {
        return Html.element("tr", Stream.of(task.name(), task.dataset(), task.procedure(), task.scorer(),
                String.join(", ", task.metrics())).map(cell -> Html.element("td", Html.element("code", cell))));
    }
}
