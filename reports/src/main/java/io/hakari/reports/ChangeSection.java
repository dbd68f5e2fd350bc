package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;

/// What moved against the baseline beyond noise, in both directions.
final class ChangeSection {
    /// How often a 95 % interval misses zero although nothing changed.
    private static final double CHANCE = 0.05;

    private ChangeSection() {
    }

    static Html of(Weighing weighing) {
        long compared = compared(weighing).count();
        return Section.of("changes", both("基準からの変化", "What moved against the baseline"),
                listed().then(compared == 0 ? Phrase.same("") : byChance(compared)), body(weighing, compared));
    }

    private static Phrase listed() {
        return both("差の信頼区間が 0 を含まない指標だけを挙げています（差＝候補−基準、同じ問題どうしの対比較）。",
                "Only changes whose interval excludes 0 are listed; a change is candidate minus baseline, paired by"
                        + " question.");
    }

    private static Phrase byChance(long compared) {
        String expected = String.format(Locale.ROOT, "%.1f", compared * CHANCE);
        return both("比較した " + compared + " 指標のうち約 " + expected + " 件は、実際には変化がなくても偶然ここに現れます。",
                " Of " + compared + " metrics compared, about " + expected
                        + " would appear here by chance although nothing changed.");
    }

    private static Html body(Weighing weighing, long compared) {
        if (compared == 0) {
            return both("基準がないため、比較していません。", "There is no baseline to compare with.").in("p").kind("none");
        }
        List<MetricRecord> worse = weighing.moved(false);
        List<MetricRecord> better = weighing.moved(true);
        if (worse.isEmpty() && better.isEmpty()) {
            return both("比較した " + compared + " 指標に、誤差を超える変化はありません。", "None of " + compared
                    + " metrics moved beyond noise.").in("p").kind("none");
        }
        double reach = Stream.concat(worse.stream(), better.stream()).flatMap(metric -> metric.change().stream())
                .mapToDouble(change -> Gauge.reach(change, OptionalDouble.empty())).max().orElse(1);
        return Section.table("changes stack",
                Section.head(both("向き", "Direction"), both("指標", "Metric"), both("差（ポイント）",
                        "Change (points)"), Phrase.same(""), both("候補", "Candidate"), both("対応のある n", "Pairs")),
                Stream.concat(worse.stream().map(metric -> row(metric, false, weighing, reach)),
                        better.stream().map(metric -> row(metric, true, weighing, reach))));
    }

    private static Html row(MetricRecord metric, boolean better, Weighing weighing, double reach) {
        Estimate change = metric.change().orElseThrow();
        boolean rate = metric.estimate().map(Figures::isRate).orElse(true);
        Html.Element word = Html.element("b", (better ? both("改善", "better") : both("悪化", "worse")).html())
                .kind("direction " + (better ? "better" : "worse"));
        return Html.element("tr", Html.element("td", word),
                Html.element("td", Html.element("a", Section.metric(metric.name()))
                        .with("href", "#task-" + Math.max(0, weighing.place(metric.name())))),
                Html.element("td", Section.change(change, rate)).kind("number"),
                Html.element("td", Gauge.change(change, OptionalDouble.empty(), reach * 1.05)),
                Html.element("td", metric.estimate().map(one -> Section.estimate(one, rate)).orElse(Html.text("–")))
                        .kind("number"),
                Html.element("td", Figures.size(change).html()).kind("number n"));
    }

    private static Stream<MetricRecord> compared(Weighing weighing) {
        return weighing.run().tasks().stream().flatMap(task -> task.metrics().stream())
                .filter(metric -> metric.change().isPresent());
    }
}
