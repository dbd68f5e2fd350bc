package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.gate.Importance;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.records.AblationRecord;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.TaskRecord;

/// The first screen: the verdict in a sentence, why, and what to do next.
final class VerdictSection {
    private static final int MOST_REASONS = 3;
    private static final double MANY_TIMES = 50;
    private static final DateTimeFormatter JAPANESE_DATE = DateTimeFormatter.ofPattern("uuuu年M月d日 H:mm", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Tokyo"));
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter
            .ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Weighing weighing;

    private VerdictSection(Weighing weighing) {
        this.weighing = weighing;
    }

    static Html of(Weighing weighing) {
        VerdictSection section = new VerdictSection(weighing);
        Standing standing = weighing.standing();
        return Html.element("header",
                Html.element("div", Headline.label(weighing), Headline.of(weighing).in("h1")).kind("headline"),
                section.facts(),
                Html.element("div", section.why(), section.next()).kind("pair"),
                section.alarms(), section.notes()).kind("hero " + standing.style()).id("verdict");
    }

    private Html facts() {
        RunHeader header = weighing.run().header();
        Phrase baseline = weighing.run().judgement().flatMap(one -> one.baseline())
                .map(one -> Phrase.same(one.checkpoint())).orElse(both("なし", "none"));
        return Html.element("dl", fact(both("測定日時", "Weighed"), date(header.started())),
                fact(both("スイート", "Suite"), Phrase.same(header.suite() + " " + header.suiteVersion())),
                fact(both("チェックポイント", "Checkpoint"), Phrase.same(header.checkpoint().name())),
                fact(both("基準", "Baseline"), baseline),
                fact(both("採点できた試行", "Scored trials"), Phrase.same(scored()))).kind("facts");
    }

    private String scored() {
        long scored = weighing.run().tasks().stream().mapToLong(TaskRecord::scored).sum();
        return Figures.count(scored) + " / " + Figures.count(scored + weighing.unscored());
    }

    private static Html fact(Phrase name, Phrase value) {
        return Html.element("div", name.in("dt"), value.in("dd"));
    }

    static Phrase date(Instant instant) {
        return both(JAPANESE_DATE.format(instant) + "（日本時間）", ENGLISH_DATE.format(instant) + " UTC");
    }

    private Html why() {
        Reasons reasons = new Reasons(weighing);
        List<GateRecord> broken = Stream.of(Standing.FAIL, Standing.INVALID, Standing.UNDECIDED)
                .flatMap(standing -> weighing.blocking(standing).stream()).toList();
        List<Html> lines = new ArrayList<>();
        broken.stream().limit(MOST_REASONS).forEach(gate -> lines.add(Html.element("li",
                Standing.of(gate.verdict()).label(), Html.text(" "), Section.metric(gate.metric()), Html.text(" "),
                reasons.reason(gate).html())));
        if (broken.size() > MOST_REASONS) {
            int more = broken.size() - MOST_REASONS;
            lines.add(both("ほか " + more + " 件（下の表）", more + " more in the table below").in("li"));
        }
        if (lines.isEmpty()) {
            lines.add(noneBroken().in("li"));
        }
        advisory().ifPresent(words -> lines.add(
                Html.element("li", Html.element("a", words.html()).with("href", "#gates"))));
        stopped().ifPresent(words -> lines.add(words.in("li")));
        int worse = weighing.moved(false).size();
        if (worse > 0) {
            lines.add(Html.element("li", Html.element("a", both("基準より明らかに悪化した指標が " + worse + " 件あります。",
                    worse + (worse == 1 ? " metric is" : " metrics are") + " clearly worse than baseline.").html())
                    .with("href", "#changes")));
        }
        return Html.element("div", both("理由", "Why").in("h2"), Html.element("ul", lines.stream()));
    }

    private Optional<Phrase> advisory() {
        long broken = weighing.gates().stream().filter(gate -> gate.importance() == Importance.ADVISORY)
                .filter(gate -> !(gate.verdict() instanceof Verdict.Pass)).count();
        return broken == 0
                ? Optional.empty()
                : Optional.of(both("参考の基準 " + broken + " 件は合格していません（合否には影響しません）。", broken
                        + (broken == 1 ? " advisory gate does" : " advisory gates do")
                        + " not pass; that decides nothing."));
    }

    /// Say that a run with several looks ended before the last.
    private Optional<Phrase> stopped() {
        int taken = weighing.looks().size();
        int planned = weighing.run().header().policy().looks().size();
        if (taken == 0 || taken >= planned) {
            return Optional.empty();
        }
        String share = Figures.limit(weighing.looks().getLast().share(), true);
        return Optional
                .of(both("全体の " + share + " を測った " + taken + " 回目の判定で結論が出たため、そこで測定を終えました（予定は最大 " + planned + " 回）。",
                        "All gates had decided at look " + taken + " of " + planned + ", after " + share
                                + " of the samples; the rest was not asked."));
    }

    private Phrase noneBroken() {
        return switch (weighing.standing()) {
            case PASS -> weighing.waived().isEmpty()
                    ? both("判定に使ったどの信頼区間も、全体が合格側にあります。",
                            "Every interval that a gate decided by lies wholly on the passing side.")
                    : both("免除された基準のほかは、判定に使った信頼区間の全体が合格側にあります。",
                            "But for what is waived, every interval that a gate decided by lies wholly on the passing side.");
            case UNJUDGED -> both("候補（系列の最後のチェックポイント）だけが判定の対象です。",
                    "Only the candidate, the last checkpoint of a series, is judged.");
            case FAIL, UNDECIDED, INVALID -> Headline.of(weighing);
        };
    }

    private Html next() {
        return Html.element("div", both("次にすること", "What to do next").in("h2"), Html.element("ul",
                steps().stream().map(step -> step.in("li"))));
    }

    private List<Phrase> steps() {
        return switch (weighing.standing()) {
            case PASS -> passed();
            case FAIL -> List.of(both("このチェックポイントは次の工程へ進めないでください。", "Do not let this checkpoint go on."),
                    both("下の「問題ごとの結果」で誤答、特に「新たに誤答」を確認し、原因を除いてから測り直してください。",
                            "Look at the wrong answers under “Samples”, the newly wrong first; weigh again once the cause is"
                                    + " removed."));
            case UNDECIDED -> undecided();
            case INVALID -> List.of(both("合格として扱わないでください。", "Do not treat this as a pass."),
                    both("理由に挙げた原因を除き、測り直してください。", "Remove the cause named on the left and weigh again."));
            case UNJUDGED -> List.of(both("合否が必要なときは、このチェックポイントを系列の最後に置いて測り直してください。",
                    "If a verdict is needed, weigh again with this checkpoint as the last of the series."));
        };
    }

    private List<Phrase> passed() {
        List<Phrase> steps = new ArrayList<>();
        weighing.waived().stream().flatMap(gate -> gate.waiver().stream()).map(Waiver::expires)
                .min(Comparator.naturalOrder()).map(VerdictSection::date)
                .ifPresent(until -> steps.add(both("免除は " + until.japanese() + " までです。それまでに原因を除き、測り直してください。",
                        "The waiver ends on " + until.english() + "; remove the cause and weigh again before.")));
        steps.add(weighing.moved(false).isEmpty()
                ? both("次の工程へ進められます。", "The checkpoint may go on to the next stage.")
                : both("悪化した指標が許容できるかを確認してから、次の工程へ進めてください。",
                        "Check whether what got worse is acceptable, then let the checkpoint go on."));
        return steps;
    }

    private List<Phrase> undecided() {
        List<Phrase> steps = new ArrayList<>();
        steps.add(both("合格として扱わないでください。", "Do not treat this as a pass."));
        Reasons reasons = new Reasons(weighing);
        List<GateRecord> open = weighing.blocking(Standing.UNDECIDED);
        if (!open.isEmpty() && open.stream().allMatch(reasons::mayBeChance)) {
            steps.add(both("悪化が偶然でないかを、問題数を増やして確かめてください。",
                    "Weigh again on more samples to see whether what looks broken is chance."));
            return steps;
        }
        Optional<Double> factor = open.stream().flatMap(gate -> reasons.trialsNeeded(gate).stream())
                .max(Double::compare);
        steps.add(factor.filter(times -> times <= MANY_TIMES).map(times -> {
            String rounded = Figures.count((long) Math.ceil(times));
            return both("問題数を増やして測り直してください。目安は今の約 " + rounded + " 倍です。",
                    "Weigh again on more samples; about " + rounded + " times as many should decide.");
        }).orElse(both("測定値が境界に近く、問題数を増やしても決まりにくい状態です。合否基準の幅を見直すか、問題を大きく増やしてください。",
                "The value is so close to the limit that more samples alone will hardly decide; review the margin, or add"
                        + " very many.")));
        return steps;
    }

    /// Say what makes the whole page doubtful as loudly as the verdict itself.
    private Html alarms() {
        List<Phrase> alarms = new ArrayList<>();
        if (!weighing.intact()) {
            alarms.add(both("記録が封印後に変更されています。この結果は信用できません。",
                    "The journal was changed after it was sealed. These numbers cannot be trusted."));
        }
        weighing.run().tasks().forEach(task -> task.error().ifPresent(error -> alarms.add(
                both("タスク " + task.name() + " は中断しました：" + error, "Task " + task.name() + " broke off: " + error))));
        if (weighing.unscored() > 0) {
            String count = Figures.count(weighing.unscored());
            alarms.add(both("採点不能 " + count + " 件：誤答としては数えず、信頼区間をその分広げています。", count
                    + " unscored: not counted as wrong; they widen the intervals."));
        }
        weighing.run().ablations().stream().filter(AblationRecord::leaks).forEach(one -> alarms.add(
                both("タスク " + one.task() + "：", "Task " + one.task() + ": ").then(AblationSection.leak())));
        weighing.run().header().limit().ifPresent(limit -> alarms.add(both("問題数を 1 タスク " + limit + " 問に制限した測定です。",
                "Limited to " + limit + " samples per task.")));
        List<String> unmeasured = weighing.run().tasks().stream().flatMap(task -> task.metrics().stream())
                .filter(metric -> metric.estimate().isEmpty()).map(MetricRecord::name).toList();
        if (!unmeasured.isEmpty()) {
            String names = String.join(", ", unmeasured);
            alarms.add(both("推定値のない指標：" + names, "Without an estimate: " + names));
        }
        return alarms.isEmpty()
                ? Html.nothing()
                : Html.element("ul", alarms.stream().map(alarm -> alarm.in("li"))).kind("alarms");
    }

    private Html notes() {
        List<String> notes = weighing.run().judgement().map(Judgement::notes).orElse(List.of());
        return notes.isEmpty()
                ? Html.nothing()
                : Html.element("ul", notes.stream().map(note -> Wording.note(note).in("li"))).kind("notes");
    }
}
