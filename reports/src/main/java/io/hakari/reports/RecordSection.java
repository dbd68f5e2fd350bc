package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.records.BaselineRecord;
import io.hakari.records.Judgement;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// What is needed to trust the numbers and to get them again.
final class RecordSection {
    private RecordSection() {
    }

    static Html of(Weighing weighing) {
        RunRecord run = weighing.run();
        RunHeader header = run.header();
        return Section.of("record", both("記録", "Record"), both(
                "数値はすべて、この HTML と同じフォルダーの record.json と journal.jsonl にあります。ダイジェストが同じなら、同じ重みに同じ問題を尋ねています。",
                "Every number is in record.json and journal.jsonl beside this page. Equal digests mean that the same weights were"
                        + " asked the same questions."),
                Html.element("dl",
                        row(both("記録", "Run"), code(header.id())),
                        row(both("開始 / 封印", "Started / sealed"), Html.all(VerdictSection.date(header.started()).html(),
                                Html.text(" / "), VerdictSection.date(run.sealed()).html())),
                        row(both("記録の完全性", "Journal"), intact(weighing)),
                        row(both("採点不能", "Unscored"), unscored(weighing)),
                        row(both("チェックポイント", "Checkpoint"), Html.all(Html.text(header.checkpoint().name() + " "),
                                code(header.checkpoint().digest()), properties(header.checkpoint().properties()))),
                        row(both("スイート", "Suite"),
                                Html.all(Html.text(header.suite() + " " + header.suiteVersion() + " "),
                                        code(header.suiteDigest()))),
                        row(both("基準", "Baseline"), baseline(run)),
                        row(both("シード", "Seed"), code(Long.toString(header.seed()))),
                        row(both("ランナー", "Runner"), code(header.runner())),
                        Html.all(run.energy().map(EnergyLine::of).map(line -> row(both("電力量", "Energy"), line.html()))
                                .stream()),
                        row(both("ソフトウェア", "Software"), properties(header.software())),
                        row(both("もう一度測る", "Run again"), Html.element("pre", code(RerunCommand.of(run)))))
                        .kind("record"),
                Html.element("details", both("タスクごとの問題のダイジェスト", "Digest of each task's samples").in("summary"),
                        Html.element("ul", run.tasks().stream().map(RecordSection::digest)).kind("digests")));
    }

    private static Html row(Phrase name, Html value) {
        return Html.element("div", name.in("dt"), Html.element("dd", value));
    }

    private static Html code(String text) {
        return Html.element("code", text);
    }

    private static Html intact(Weighing weighing) {
        Phrase trials = both("（試行 " + Figures.count(weighing.run().trials()) + " 件）",
                " (" + Figures.count(weighing.run().trials()) + " trials)");
        Html.Element words = weighing.intact()
                ? both("封印時のまま", "as sealed").in("span")
                : both("封印後に変更あり", "changed after it was sealed").in("span").kind("loud");
        return Html.all(words, trials.html(), Html.text(" "), code(weighing.run().journalSha256()));
    }

    private static Html unscored(Weighing weighing) {
        return Html.element("span", both(Figures.count(weighing.unscored()) + " 件", Figures.count(weighing.unscored()))
                .html()).kind(weighing.unscored() > 0 ? "loud" : "quiet");
    }

    private static Html baseline(RunRecord run) {
        List<Html> parts = run.judgement().flatMap(Judgement::baseline).map(RecordSection::baseline)
                .orElse(List.of(both("なし", "none").html()));
        return Html.all(parts.stream());
    }

    private static List<Html> baseline(BaselineRecord baseline) {
        return List.of(Html.text(baseline.checkpoint() + " "), code(baseline.digest()), Html.text(" "),
                code(baseline.run()));
    }

    private static Html properties(Map<String, String> properties) {
        Stream<Html> pairs = new TreeMap<>(properties).entrySet().stream()
                .map(one -> Html.element("span", one.getKey() + " = " + one.getValue()).kind("property"));
        return Html.all(pairs);
    }

    private static Html digest(TaskRecord task) {
        return Html.element("li", Section.metric(task.name()), Html.text(" "), code(task.samplesDigest()));
    }
}
