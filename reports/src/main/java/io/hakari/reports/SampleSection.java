package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The samples of every task: a click opens the task, a click narrows it to one kind, a click opens a sample.
///
/// The filter is a row of radio buttons in front of the list and rules of the style sheet; no script runs.
final class SampleSection {
    private SampleSection() {
    }

    static Html of(Weighing weighing) {
        List<TaskSamples> tasks = weighing.samples();
        boolean compared = tasks.stream().anyMatch(TaskSamples::compared);
        return Section.of("samples", both("問題ごとの結果", "Samples"), both(
                "タスク名を押すと問題の一覧が、問題を押すと問題文・選択肢・回答・正解・得点が開きます。「新たに誤答」は、基準では満点だったのに候補では満点でない問題です。",
                "Open a task for its samples, and a sample for its prompt, choices, answer, target and score. “Newly wrong”"
                        + " had the full score at the baseline and no longer has it."),
                compared || tasks.isEmpty() ? Html.nothing() : note(weighing),
                Html.all(IntStream.range(0, tasks.size()).mapToObj(place -> task(tasks.get(place), place))));
    }

    private static Html note(Weighing weighing) {
        boolean missing = weighing.run().judgement().flatMap(one -> one.baseline()).isPresent();
        return (missing
                ? both("基準の記録がこのフォルダーにないため、問題ごとの比較は示せません。",
                        "The baseline's run is not in this folder, so samples are not compared with it.")
                : both("基準がないため、問題ごとの比較は示しません。", "There is no baseline, so samples are not compared.")).in("p");
    }

    private static Html task(TaskSamples task, int place) {
        String id = "task-" + place;
        List<Html> body = new ArrayList<>();
        if (task.total() > task.shown().size()) {
            body.add(cut(task));
        }
        List<Outcome> kinds = Stream.of(Outcome.values()).filter(kind -> task.count(kind) > 0).toList();
        body.add(filters(task, kinds, id));
        Html.Element list = Html.element("ol", task.shown().stream().map(SampleItem::of)).kind("samples");
        return Html.element("details",
                Html.element("summary", Section.metric(task.task()),
                        Html.all(kinds.stream().map(kind -> count(task, kind)))),
                Html.element("div", Html.all(body.stream()), list).kind("task").id(id)).kind("task");
    }

    private static Html count(TaskSamples task, Outcome kind) {
        return Html.element("span", kind.word().html(), Html.text(" " + Figures.count(task.count(kind))))
                .kind("kind " + kind.style());
    }

    private static Html cut(TaskSamples task) {
        String shown = Figures.count(task.shown().size());
        String all = Figures.count(task.total());
        return both(all + " 件のうち " + shown + " 件を示しています。残りは journal.jsonl にあります。",
                "Showing " + shown + " of " + all + "; the rest is in journal.jsonl.").in("p").kind("cut");
    }

    /// The radio buttons and the list are siblings, so that the style sheet can hide what is not asked for.
    private static Html filters(TaskSamples task, List<Outcome> kinds, String id) {
        List<Html> inputs = new ArrayList<>();
        List<Html> labels = new ArrayList<>();
        inputs.add(radio(id, "all").with("checked", "checked"));
        labels.add(label(id, "all", both("すべて", "all"), task.shown().size()));
        for (Outcome kind : kinds) {
            int shown = Collections.frequency(task.shown().stream().map(TaskSamples.Shown::outcome).toList(), kind);
            inputs.add(radio(id, kind.style()));
            labels.add(label(id, kind.style(), kind.word(), shown));
        }
        return Html.all(Html.all(inputs.stream()), Html.element("p", labels.stream()).kind("filter"));
    }

    private static Html.Element radio(String id, String kind) {
        return Html.element("input").with("type", "radio").with("name", id).id(id + "-" + kind).kind("show-" + kind);
    }

    private static Html label(String id, String kind, Phrase words, int shown) {
        return Html.element("label", words.html(), Html.text(" " + Figures.count(shown))).with("for", id + "-" + kind)
                .kind("pick-" + kind);
    }
}
