package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.hakari.gate.Importance;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;

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
        return Section.of("gates", both("合否基準", "Gates"), section.howToRead(), section.body());
    }

    private Phrase howToRead() {
        Terms terms = weighing.terms();
        String pass = Figures.limit(terms.alphaPass(), true);
        String fail = Figures.limit(terms.alphaFail(), true);
        return both("合格は、信頼区間の全体が基準の内側にあるときだけです。区間が境界をまたぐものは判定保留、証拠が足りないものは判定不能で、どちらも合格ではありません。"
                + "ここに示す区間は判定に使ったもので、片側の誤り率は合格側 " + pass + "、不合格側 " + fail
                + " です（「タスク」の表の信頼区間とは幅が異なります）。「必須」の基準だけが合否を決めます。",
                "A gate passes only when the whole confidence interval lies inside the limit. An interval across the limit is"
                        + " undecided and missing evidence is invalid; neither is a pass. These are the intervals that the"
                        + " gates decided by, with a one-sided error rate of " + pass + " for passing and " + fail
                        + " for failing; those under “Tasks” differ in width. Advisory gates never decide.");
    }

    private Html body() {
        if (weighing.gates().isEmpty()) {
            return both("この記録では、合否基準は 1 件も判定されていません。", "No gate was judged in this run.").in("p").kind("none");
        }
        return Html.all(counts(), Section.table("gates stack", Section.head(both("判定", "Verdict"), both("基準", "Rule"),
                both("判定に使った値 [区間]", "Decided by [interval]"), Phrase.same("n"), both("理由", "Reason")),
                worstFirst().map(this::row)));
    }

    /// What blocks comes first, then what would, then what passed.
    private Stream<GateRecord> worstFirst() {
        return Stream.of(Standing.FAIL, Standing.INVALID, Standing.UNDECIDED, Standing.PASS)
                .flatMap(standing -> weighing.gates(standing).stream()
                        .sorted((one, other) -> Boolean.compare(isAside(one), isAside(other))));
    }

    private static boolean isAside(GateRecord gate) {
        return gate.importance() == Importance.ADVISORY || gate.waiver().isPresent();
    }

    private Html counts() {
        return Html.element("p", Stream.of(Standing.PASS, Standing.FAIL, Standing.UNDECIDED, Standing.INVALID)
                .map(standing -> Html.element("span", standing.word().html(),
                        Html.text(" " + weighing.gates(standing).size()))
                        .kind(weighing.gates(standing).isEmpty() ? "count zero" : "count " + standing.style())))
                .kind("counts");
    }

    private Html row(GateRecord gate) {
        Optional<Bounds> bounds = reasons.bounds(gate);
        return Html.element("tr",
                Html.element("td", Standing.of(gate.verdict()).label(), importance(gate)),
                Html.element("td", link(gate), Html.element("div", reasons.rule(gate).html())),
                Html.element("td", bounds.map(one -> shown(gate, one)).orElse(Html.nothing())).kind("number"),
                Html.element("td", counted(bounds.map(Bounds::seen))).kind("number n"),
                Html.element("td", Html.element("div", reasons.reason(gate).html()), Html.all(small(gate).stream()))
                        .kind("reason"));
    }

    private static Html importance(GateRecord gate) {
        Html.Element weight = Html.element("div", Rules.importance(gate.importance()).html())
                .kind("importance " + gate.importance().name().toLowerCase(Locale.ROOT));
        return gate.waiver().isEmpty()
                ? weight
                : Html.all(weight, Html.element("div", both("免除中", "waived").html()).kind("importance waived"));
    }

    private Html shown(GateRecord gate, Bounds bounds) {
        Estimate seen = bounds.seen();
        boolean rate = weighing.metric(gate.metric()).flatMap(one -> one.estimate()).map(Figures::isRate).orElse(true);
        OptionalDouble limit = OptionalDouble.of(bounds.threshold());
        if (Bounds.compares(gate)) {
            return Html.all(both("差 ", "change ").in("span").kind("quiet"), Section.change(seen, rate),
                    Gauge.change(seen, limit, Gauge.reach(seen, limit) * 1.1));
        }
        if (gate.kind().equals("SafetyLimit")) {
            return Html.all(Html.element("span", Figures.rare(seen.value())).kind("value"), Html.text(" "),
                    Html.element("span", "[" + Figures.rare(seen.lower()) + ", " + Figures.rare(seen.upper()) + "]")
                            .kind("bounds"),
                    Gauge.upTo(seen, limit, 1.2 * Math.max(seen.upper(), bounds.threshold())));
        }
        return Html.all(Section.estimate(seen, rate), rate ? Gauge.rate(seen, limit) : Html.nothing());
    }

    /// What only a researcher asks for: the p-value, the plan, and waivers that help nobody.
    private List<Html> small(GateRecord gate) {
        List<Html> lines = new ArrayList<>();
        gate.broken().ifPresent(p -> lines.add(note(chance(gate, p))));
        Planning.of(gate, reasons.bounds(gate), weighing.terms()).ifPresent(plan -> lines.add(
                Html.element("div", plan.html(), gate.plan().map(one -> Html.element("bdi", one))
                        .map(Html.class::cast).orElse(Html.nothing())).kind("small")));
        gate.flaws().forEach(flaw -> lines.add(Html.element("div", both("無効な免除：", "A waiver does not count: ").in("b"),
                Wording.flaw(flaw).html()).kind("small flaw")));
        return lines;
    }

    private Phrase chance(GateRecord gate, double p) {
        int all = weighing.gates().size();
        boolean stands = gate.verdict() instanceof Verdict.Fail;
        return both("「基準が破れている」ことの p 値 " + Figures.p(p) + (stands
                ? "（" + all + " 件のホルム法でも有意）"
                : "（" + all + " 件のホルム法では有意でない）"),
                "p of “the rule is broken” " + Figures.p(p) + (stands
                        ? ", significant among " + all + " gates by Holm"
                        : ", not significant among " + all + " gates by Holm"));
    }

    private static Html note(Phrase words) {
        return Html.element("div", words.html()).kind("small");
    }

    private Html link(GateRecord gate) {
        int place = weighing.place(gate.metric());
        Html.Element name = Section.metric(gate.metric());
        return place < 0 ? name : Html.element("a", name).with("href", "#task-" + place);
    }

    private static Html counted(Optional<Estimate> estimate) {
        List<Html> parts = estimate
                .map(one -> Stream.of(Figures.size(one).html(), unscored(one)).toList())
                .orElse(List.of());
        return Html.all(parts.stream());
    }

    private static Html unscored(Estimate estimate) {
        String count = Figures.count(estimate.unscored());
        return estimate.unscored() == 0
                ? Html.nothing()
                : Html.element("span", both("採点不能 " + count, count + " unscored").html()).kind("loud");
    }
}
