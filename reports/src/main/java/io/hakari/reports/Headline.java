package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import io.hakari.records.Judgement;

/// The sentence that the page begins with.
final class Headline {
    private final Weighing weighing;
    private final String name;
    /// The gates that decide, as the sentence calls them.
    private final String gates;
    private final int all;

    private Headline(Weighing weighing) {
        this.weighing = weighing;
        this.name = weighing.run().header().checkpoint().name();
        this.all = weighing.deciding().size();
        this.gates = (all < weighing.gates().size() ? "必須の合否基準 " : "合否基準 ") + all + " 件";
    }

    static Phrase of(Weighing weighing) {
        return new Headline(weighing).sentence();
    }

    /// Return what stands in the verdict's label: its word, and whether it rests on waivers.
    static Html.Element label(Weighing weighing) {
        int waived = weighing.waived().size();
        Phrase word = weighing.standing().word();
        return weighing.standing() == Standing.PASS && waived > 0
                ? Standing.PASS.label(word.then(both("（免除 " + waived + " 件）", ", " + waived + " waived")))
                : weighing.standing().label();
    }

    private Phrase sentence() {
        int part = weighing.blocking(weighing.standing()).size();
        String some = all == 1 ? "the only gate" : part + " of " + all + required() + " gates";
        return switch (weighing.standing()) {
            case PASS -> passed();
            case FAIL -> both(name + " は、" + gates + "のうち " + part + " 件を満たしていません。", name + " breaks " + some + ".");
            case UNDECIDED -> both(name + " は、" + gates + "のうち " + part + " 件で合否を決められません。",
                    name + " cannot be decided on " + some + ".");
            case INVALID -> unusable(part);
            case UNJUDGED -> both(name + " は履歴として測定した記録で、合否判定をしていません。",
                    name + " was weighed as history and was not judged.");
        };
    }

    private Phrase passed() {
        int waived = weighing.waived().size();
        if (waived > 0) {
            int kept = all - waived;
            return both(name + " は、" + gates + "のうち " + kept + " 件を満たし、残る " + waived + " 件は期限付きで免除されています。",
                    name + " keeps " + kept + " of " + all + required() + " gates; " + waived
                            + (waived == 1 ? " is" : " are") + " waived for a time.");
        }
        return both(name + " は、" + gates + "をすべて満たしました。",
                name + " keeps "
                        + (all == 1 ? "the only" + required() + " gate." : "all " + all + required() + " gates."));
    }

    private String required() {
        return all < weighing.gates().size() ? " required" : "";
    }

    private Phrase unusable(int part) {
        if (weighing.run().header().limit().isPresent()) {
            String limit = Figures.count(weighing.run().header().limit().getAsLong());
            return both(name + " は、問題数を 1 タスク " + limit + " 問に制限して測定したため、判定できません。",
                    name + " was weighed on " + limit + " samples per task only and cannot be judged.");
        }
        if (weighing.gates().isEmpty()) {
            return both(name + " には、判定された合否基準が 1 件もありません。", "No gate judged " + name + ".");
        }
        if (all == 0) {
            return both(name + " の合否基準はすべて参考であり、合否を決めるものがありません。",
                    "Every gate of " + name + " is advisory; none decides.");
        }
        if (part == 0) {
            String reason = Rules.english(
                    weighing.run().judgement().map(Judgement::verdict).map(one -> one.reason()).orElse(""));
            return both(name + " は判定できません。記録された理由：" + reason, name + " could not be judged: " + reason + ".");
        }
        return both(name + " は、" + gates + "のうち " + part + " 件を判定できませんでした。", name + " could not be judged by "
                + (all == 1 ? "the only gate." : part + " of " + all + required() + " gates."));
    }
}
