package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.gate.Terms;
import io.hakari.records.LookRecord;
import io.hakari.records.PolicyRecord;

/// What the run was judged by, as fixed before its first request, and every look that was taken.
final class PolicySection {
    private PolicySection() {
    }

    static Html of(Weighing weighing) {
        PolicyRecord policy = weighing.run().header().policy();
        Terms terms = policy.terms();
        String pass = Figures.limit(terms.alphaPass(), true);
        String fail = Figures.limit(terms.alphaFail(), true);
        String missing = Figures.limit(terms.mostUnscored(), true);
        return Section.of("policy", both("判定方針", "Policy"), both(
                "判定方針は最初の質問より前に固定され、内容のダイジェストで確認できます。合格の誤り率は基準ごとに分割しません（すべての合格が必要なため）。不合格の誤り率はホルム法で全基準に配分します。",
                "The policy is fixed before the first request and known by its digest. The error rate of passing is not divided"
                        + " among gates, because all must pass; that of failing is shared by Holm’s method."),
                Html.element("dl", row(both("名前", "Name"), Html.all(Html.text(policy.name() + " "),
                        Html.element("code", policy.digest()))),
                        row(both("誤って合格とする率", "Wrong pass"),
                                both("基準ごとに " + pass + " 以下", "at most " + pass + " for each gate")
                                        .html()),
                        row(both("誤って不合格とする率", "Wrong fail"), both("全基準を通して " + fail + " 以下", "at most " + fail
                                + " over all gates").html()),
                        row(both("採点不能の許容", "Unscored"), both(missing + " まで。超えた基準は判定不能", "up to " + missing
                                + "; a gate beyond it is invalid").html()),
                        row(both("判定の機会", "Looks"), looks(policy.looks()).html())).kind("record"),
                table(weighing.looks()));
    }

    private static Html row(Phrase name, Html value) {
        return Html.element("div", name.in("dt"), Html.element("dd", value));
    }

    private static Phrase looks(List<Double> looks) {
        String shares = String.join(" → ", looks.stream().map(look -> Figures.limit(look, true)).toList());
        return looks.size() == 1
                ? both("1 回（全問の測定後）", "one, after all samples")
                : both("最大 " + looks.size() + " 回（" + shares + " の時点）", "up to " + looks.size() + ", after " + shares);
    }

    /// One look tells nothing that the gates do not.
    private static Html table(List<LookRecord> looks) {
        return looks.size() < 2
                ? Html.nothing()
                : Section.table("looks stack",
                        Section.head(both("回", "Look"), both("測定済みの割合", "Share"), both("試行", "Trials"),
                                both("使った誤り率（合格 / 不合格）", "Error rates (pass / fail)"), both("判定", "Verdict")),
                        IntStream.range(0, looks.size()).mapToObj(i -> row(i + 1, looks.get(i))));
    }

    private static Html row(int number, LookRecord look) {
        return Html.element("tr", Stream.of(
                Html.element("td", both(number + " 回目", "look " + number).html()),
                Html.element("td", Figures.limit(look.share(), true)).kind("number"),
                Html.element("td",
                        both(Figures.count(look.trials()) + " 件", Figures.count(look.trials()) + " trials").html())
                        .kind("number"),
                Html.element("td",
                        Figures.limit(look.alphaPass(), true) + " / " + Figures.limit(look.alphaFail(), true))
                        .kind("number"),
                Html.element("td", Standing.of(look.verdict()).label())));
    }
}
