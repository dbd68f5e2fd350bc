package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.OptionalDouble;

import io.hakari.metric.Estimate;
import io.hakari.records.AblationRecord;
import io.hakari.records.MetricRecord;

/// What is left of each task's score with something taken from its media, and what that was worth.
final class AblationSection {
    private AblationSection() {
    }

    /// Write the section; a run without ablations has none.
    static Html of(Weighing weighing) {
        if (weighing.run().ablations().isEmpty()) {
            return Html.nothing();
        }
        double reach = weighing.run().ablations().stream().flatMap(one -> one.worth().stream())
                .mapToDouble(worth -> Math.max(-worth.lower(), worth.upper())).filter(Double::isFinite).max().orElse(1);
        return Section.of("ablations", both("見て答えているか", "Does it look?"), both(
                "問題の一部を、画像や映像を取り除いて（またはコマの順を崩して）もう一度尋ねた結果です。「差」は、同じ問題をすべて見せたときの得点から引いた値です。"
                        + "差の区間が 0 を含むなら、取り除いたものを使って答えているとは言えません。",
                "A share of the questions was asked again with the pictures taken away, or the frames out of order. The"
                        + " difference is the score with everything to see minus the score so asked, on the same questions."
                        + " Where its interval contains 0, nothing shows that what was taken is used."),
                Section.table("ablations",
                        Section.head(both("タスク", "Task"), both("取り除いたもの", "Without"),
                                both("測定値 [信頼区間]", "Value [interval]"), both("偶然", "Chance"), Phrase.same("n"),
                                both("差（ポイント）", "Difference (points)")),
                        weighing.run().ablations().stream().map(one -> row(one, reach))));
    }

    private static Html row(AblationRecord ablation, double reach) {
        Html task = Html.element("td", Section.metric(ablation.task()));
        Html taken = Html.element("td", taken(ablation.taken()).html(), warning(ablation));
        MetricRecord metric = ablation.asked().metrics().getFirst();
        if (metric.estimate().isEmpty()) {
            return Html.element("tr", task, taken,
                    Html.element("td", none(ablation).in("span").kind("loud")).with("colspan", "4"));
        }
        Estimate estimate = metric.estimate().get();
        boolean rate = Figures.isRate(estimate);
        return Html.element("tr", task, taken,
                Html.element("td", Section.estimate(estimate, rate)).kind("number"),
                Html.element("td", Html.text(ablation.chance().isPresent()
                        ? Figures.value(ablation.chance().getAsDouble(), true)
                        : "–")).kind("number"),
                Html.element("td", Figures.size(estimate).html()).kind("number n"),
                worth(ablation, rate, reach));
    }

    private static Html worth(AblationRecord ablation, boolean rate, double reach) {
        return Html.element("td", ablation.worth().map(one -> Section.change(one, rate)).orElse(Html.text("–")),
                ablation.worth().map(one -> Gauge.change(one, OptionalDouble.empty(), reach * 1.05))
                        .orElse(Html.nothing()))
                .kind("number");
    }

    private static Phrase none(AblationRecord ablation) {
        return ablation.asked().error().map(error -> both("推定値なし：" + error, "no estimate: " + error))
                .orElse(both("推定値なし", "no estimate"));
    }

    private static Html warning(AblationRecord ablation) {
        return ablation.leaks()
                ? leak().in("div").kind("small loud")
                : Html.nothing();
    }

    /// Return what is wrong with questions that are answered without looking.
    static Phrase leak() {
        return both("見なくても偶然以上に答えられます。問題文が答えを漏らしています。",
                "answered better than by chance without looking: the questions tell their answers");
    }

    static Phrase taken(String taken) {
        return switch (taken) {
            case "no-media" -> both("画像・映像すべて", "any media");
            case "middle-frame" -> both("中央の 1 コマ以外", "all frames but the middle one");
            case "shuffled" -> both("コマの順序", "the order of the frames");
            default -> Phrase.same(taken);
        };
    }
}
