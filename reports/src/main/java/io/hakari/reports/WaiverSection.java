package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;

import io.hakari.gate.Waiver;
import io.hakari.records.GateRecord;

/// The waivers that count, above everything else: what the verdict does not say by itself.
final class WaiverSection {
    private WaiverSection() {
    }

    static Html of(Weighing weighing) {
        List<GateRecord> waived = weighing.waived();
        if (waived.isEmpty()) {
            return Html.nothing();
        }
        Rules rules = new Rules(weighing);
        String english = waived.size() + (waived.size() == 1 ? " gate is waived" : " gates are waived");
        return Html.element("div",
                both("合否基準 " + waived.size() + " 件が免除されています", english).in("h2"),
                Html.element("ul", waived.stream().map(gate -> row(gate, rules)))).kind("waivers").id("waivers");
    }

    private static Html row(GateRecord gate, Rules rules) {
        Waiver waiver = gate.waiver().orElseThrow();
        return Html.element("li",
                Html.element("div", Standing.of(gate.verdict()).label(), Html.text(" "),
                        Section.metric(gate.metric()), Html.text(" "), rules.rule(gate).html()),
                Html.element("div", both("理由：", "Reason: ").in("b"), Html.element("bdi", waiver.reason())),
                Html.element("div", both("申請 ", "Asked by ").html(), Html.element("bdi", waiver.author()),
                        both("、承認 ", ", approved by ").html(), Html.element("bdi", waiver.approver()),
                        both("、期限 ", ", until ").html(),
                        Html.element("b", VerdictSection.date(waiver.expires()).html())));
    }
}
