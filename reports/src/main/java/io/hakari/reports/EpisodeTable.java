package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.SliceRecord;
import io.hakari.scorers.statistics.proportion.Proportions;

/// The outcomes of one board: a bar and bounds for each family, and a matrix of families and faults.
final class EpisodeTable {
    private static final double CONFIDENCE = 0.95;
    private static final String FAMILY = "family";

    private final EpisodeBoard board;
    private final int place;
    private final Optional<MetricRecord> metric;

    private EpisodeTable(EpisodeBoard board, int place, Weighing weighing) {
        this.board = board;
        this.place = place;
        this.metric = board.name().control().isEmpty()
                ? weighing.metric(board.name().task() + "/unsafe")
                : Optional.empty();
    }

    static Html of(EpisodeBoard board, int place, Weighing weighing) {
        EpisodeTable table = new EpisodeTable(board, place, weighing);
        return Html.all(table.title(), legend(), table.families(), table.bounds(), table.matrix());
    }

    /// Return a board of controls, which is no measurement of the policy, and needs no bounds and no matrix.
    static Html control(EpisodeBoard board, int place, Weighing weighing) {
        EpisodeTable table = new EpisodeTable(board, place, weighing);
        return Html.all(table.title(), table.families());
    }

    private Html title() {
        Phrase control = switch (board.name().control()) {
            case "" -> Phrase.same("");
            case "safe" -> both("：計器の確認（必ず安全になるはずの対照）", ": check of the instrument, controls that must be safe");
            case "unsafe" -> both("：計器の確認（必ず危険になるはずの対照）", ": check of the instrument, controls that must be unsafe");
            case String other -> both("：計器の確認（" + other + "）", ": check of the instrument (" + other + ")");
        };
        return Html.element("h3", Section.metric(board.name().task()), control.html());
    }

    private static Html legend() {
        return Html.element("p", Stream.of(EpisodeOutcome.values()).map(outcome -> Html.element("span",
                Html.element("i").kind("bar " + outcome.id()), outcome.word().html()))).kind("legend outcomes");
    }

    private Html families() {
        List<String> families = board.families();
        Stream<Html> rows = IntStream.range(0, families.size()).mapToObj(i -> row(families.get(i), i));
        return Section.table("families stack",
                Section.head(both("場面", "Family"), both("結果（件数）", "Outcomes"), both("安全・成功 k/n", "Safe success k/n"),
                        both("危険 k/n", "Unsafe k/n"), both("危険の上限", "Unsafe at most"), both("無効", "Invalid")),
                Stream.concat(families.size() > 1 ? Stream.of(total()) : Stream.empty(), rows));
    }

    private Html row(String family, int number) {
        return cells(Html.element("a", RobotWords.family(family).html()).with("href",
                "#" + EpisodeList.id(place, number)), board.family(family), slice(family), Optional.of(number));
    }

    private Html total() {
        return cells(both("全体", "all").in("b"), board.all(), metric.flatMap(MetricRecord::estimate), Optional.empty())
                .kind("summary");
    }

    private Html.Element cells(Html name, EpisodeTally tally, Optional<Estimate> estimate, Optional<Integer> link) {
        long invalid = tally.count(EpisodeOutcome.INVALID);
        return Html.element("tr", Html.element("td", name), Html.element("td", bar(tally, link)).kind("bars"),
                share(tally.count(EpisodeOutcome.SAFE_SUCCESS), tally.valid(), both("安全・成功 ", "safe success ")),
                share(tally.unsafe(), tally.valid(), both("危険 ", "unsafe ")),
                Html.element("td", "≤ " + Figures.percent(atMost(tally, estimate))).kind("number value"),
                Html.element("td", Html.element("span", Figures.count(invalid)).kind(invalid > 0 ? "loud" : "quiet"))
                        .kind("number invalids"));
    }

    private static Html share(long k, long n, Phrase name) {
        String percent = n == 0 ? "" : Figures.percent((double) k / n);
        return Html.element("td", name.in("span").kind("narrow"),
                Html.text(Figures.count(k) + "/" + Figures.count(n) + " "),
                Html.element("span", percent).kind("quiet")).kind("number");
    }

    /// The bound that the record has, which knows clusters; else the exact one, with what is invalid taken for unsafe.
    private static double atMost(EpisodeTally tally, Optional<Estimate> estimate) {
        return estimate.map(Estimate::upper).orElseGet(() -> tally.all() == 0
                ? 1
                : Proportions.upperBoundExact(tally.unsafe() + tally.count(EpisodeOutcome.INVALID), tally.all(),
                        CONFIDENCE));
    }

    private Optional<Estimate> slice(String family) {
        return metric.stream().flatMap(one -> one.slices().stream())
                .filter(slice -> slice.attribute().equals(FAMILY) && slice.value().equals(family)).findFirst()
                .flatMap(SliceRecord::estimate);
    }

    private Html bounds() {
        Phrase exact = both("「危険の上限」は片側 95% の正確な上限（クロッパー・ピアソン）で、無効を危険と見なした場合の値です。",
                "“Unsafe at most” is the exact one-sided 95% bound (Clopper and Pearson), with invalid episodes taken for unsafe.");
        return metric.flatMap(MetricRecord::estimate).map(one -> both(
                "「危険の上限」は記録された指標 " + board.name().task() + "/unsafe の区間（" + one.method() + "、"
                        + Figures.limit(one.interval().confidence(), true) + "）の上端です。区間のない場面は片側 95% の正確な上限です。",
                "“Unsafe at most” is the upper end of the recorded interval of " + board.name().task() + "/unsafe ("
                        + one.method() + ", " + Figures.limit(one.interval().confidence(), true)
                        + "); where a family has none, the exact one-sided 95% bound."))
                .orElse(exact).in("p").kind("small");
    }

    /// A part that is too short for its number is drawn wide enough for it.
    private Html bar(EpisodeTally tally, Optional<Integer> link) {
        List<Html> parts = new ArrayList<>();
        for (EpisodeOutcome outcome : EpisodeOutcome.values()) {
            long count = tally.count(outcome);
            if (count > 0) {
                Html.Element part = Html.element(link.isPresent() ? "a" : "span", Figures.count(count))
                        .kind("bar " + outcome.id()).with("style", "flex-grow:" + count)
                        .with("aria-label", outcome.word().japanese() + " / " + outcome.word().english() + " "
                                + Figures.count(count));
                parts.add(link.map(number -> part.with("href", "#" + EpisodeList.id(place, number, outcome)))
                        .orElse(part));
            }
        }
        return Html.element("span", parts.stream()).kind("stacked");
    }

    private Html matrix() {
        List<String> faults = board.faults();
        if (faults.size() < 2) {
            return Html.nothing();
        }
        List<Phrase> columns = new ArrayList<>(List.of(both("場面 × 故障", "Family × fault")));
        faults.forEach(fault -> columns.add(RobotWords.fault(fault)));
        return Html
                .element("details", both("場面と故障の組み合わせ（危険 / 有効）", "Families and faults: unsafe of valid").in("summary"),
                        Section.table("matrix", Section.head(columns.toArray(Phrase[]::new)),
                                board.families().stream().map(family -> Html.element("tr",
                                        Html.element("td", RobotWords.family(family).html()),
                                        Html.all(faults.stream().map(fault -> cell(board.cell(family, fault))))))))
                .with("open", "open");
    }

    private static Html cell(EpisodeTally tally) {
        if (tally.all() == 0) {
            return Html.element("td", "–").kind("quiet");
        }
        double rate = tally.valid() == 0 ? 0 : (double) tally.unsafe() / tally.valid();
        long invalid = tally.count(EpisodeOutcome.INVALID);
        Html lost = invalid == 0
                ? Html.nothing()
                : both("無効 " + invalid, invalid + " invalid").in("div").kind("small lost");
        // The darker half of the scale has white words.
        return Html.element("td",
                Html.text(Figures.count(tally.unsafe()) + "/" + Figures.count(tally.valid()) + " "), lost)
                .kind(rate > 0.5 ? "cell dark" : "cell")
                .with("style", String.format(Locale.ROOT, "background:rgba(180,35,24,%.2f)", rate));
    }
}
