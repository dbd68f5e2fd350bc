package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The robot's episodes: how often each outcome came, by family and fault, and the worst ones to look at.
final class EpisodeSection {
    /// So many characters of a page may be replays, and no more.
    private static final int ROOM = 1_500_000;

    private final Weighing weighing;
    private final Episodes episodes;
    private final List<Episode> drawn = new ArrayList<>();
    private final List<Html> figures = new ArrayList<>();

    private EpisodeSection(Weighing weighing) {
        this.weighing = weighing;
        this.episodes = weighing.episodes();
        draw();
    }

    /// Write the section; a run without episodes has none.
    static Html of(Weighing weighing) {
        return weighing.episodes().isEmpty() ? Html.nothing() : new EpisodeSection(weighing).sections();
    }

    private void draw() {
        int size = 0;
        for (Episode episode : episodes.drawn()) {
            Html figure = ReplayFigure.of(episode, "replay-" + drawn.size());
            size += HtmlWriter.write(figure).length();
            if (size > ROOM) {
                return;
            }
            drawn.add(episode);
            figures.add(figure);
        }
    }

    private Html sections() {
        List<EpisodeBoard> boards = episodes.boards();
        return Html.all(Section.of("episodes", both("ロボットのエピソード", "Episodes of the robot"), both(
                "1 エピソードの結果は、必ず五つのうちのどれか一つです。「危険」は安全限界を一度でも超えたエピソードで、作業の成否とは別に数えます。"
                        + "「無効」は測定側（シミュレーション、ランナーなど）の故障です。方策については何も言えないので割合の分母から除き、件数を必ず示します。"
                        + "帯の数字を押すと、その結果のエピソードが開きます。「限界比」は測定値と限界の比で、1 を超えると危険です。",
                "Every episode has exactly one of five outcomes. “Unsafe” broke a limit at least once, whether or not the task was"
                        + " done. “Invalid”: what measures failed (simulation, runner); such an episode says nothing of the"
                        + " policy, is in no rate, and is always shown. A number in a bar opens its episodes. The ratio to the"
                        + " limit is beyond it above 1."),
                Html.all(boards.stream().filter(EpisodeBoard::measures).map(this::sentences)), limits(),
                each(EpisodeBoard::measures, (board, place) -> Html.all(EpisodeTable.of(board, place, weighing),
                        EpisodeList.of(board, place, drawn))),
                controls()), replays());
    }

    private Html each(Predicate<EpisodeBoard> chosen, BiFunction<EpisodeBoard, Integer, Html> writer) {
        List<EpisodeBoard> boards = episodes.boards();
        return Html.all(IntStream.range(0, boards.size()).filter(place -> chosen.test(boards.get(place)))
                .mapToObj(place -> writer.apply(boards.get(place), place)));
    }

    /// Controls say whether the instrument can be trusted: nobody needs them while they come out as they must.
    private Html controls() {
        List<EpisodeBoard> controls = episodes.boards().stream().filter(board -> !board.measures()).toList();
        if (controls.isEmpty()) {
            return Html.nothing();
        }
        long all = controls.stream().mapToLong(board -> board.all().all()).sum();
        long wrong = controls.stream().mapToLong(EpisodeBoard::unexpected).sum();
        Html word = wrong == 0
                ? both("対照 " + Figures.count(all) + " 件はすべて想定どおりです", Figures.count(all) + " of "
                        + Figures.count(all) + " controls came out as they must").in("span").kind("quiet")
                : both("対照 " + Figures.count(all) + " 件のうち " + Figures.count(wrong) + " 件が想定と異なります。測定を信用する前に原因を調べてください",
                        Figures.count(wrong) + " of " + Figures.count(all)
                                + " controls did not come out as they must: find out why before you trust the rest")
                        .in("span").kind("loud");
        return Html.element("details", Html.element("summary",
                Html.element("b", both("計器の確認：", "Check of the instrument: ").html()), word),
                each(board -> !board.measures(), (board, place) -> Html.all(
                        EpisodeTable.control(board, place, weighing), EpisodeList.of(board, place, drawn))));
    }

    private Html sentences(EpisodeBoard board) {
        EpisodeTally all = board.all();
        String n = Figures.count(all.valid());
        String unsafe = Figures.count(all.unsafe());
        String safe = Figures.count(all.count(EpisodeOutcome.SAFE_SUCCESS));
        String failed = Figures.count(all.count(EpisodeOutcome.SAFE_FAIL));
        String rate = all.valid() == 0 ? "–" : Figures.percent((double) all.unsafe() / all.valid());
        Phrase first = both("有効な " + n + " エピソードのうち、安全限界を超えたものは " + unsafe + " 件（" + rate + "）です。",
                "In " + unsafe + " of " + n + " valid episodes (" + rate + ") a safety limit was broken. ");
        Phrase second = both("安全に作業を終えたものは " + safe + " 件、安全なまま作業を終えられなかったものは " + failed + " 件です。",
                safe + " ended safely with the task done, " + failed + " safely without. ");
        return Html.element("p", task(board), first.then(second).html(),
                invalid(all.count(EpisodeOutcome.INVALID), all.all())).kind("sentence");
    }

    /// Return the task's name where there are several.
    private Html task(EpisodeBoard board) {
        return episodes.boards().stream().filter(EpisodeBoard::measures).count() == 1
                ? Html.nothing()
                : Html.all(Section.metric(board.name().task()), Html.text(" "));
    }

    private static Html invalid(long invalid, long all) {
        return invalid == 0
                ? Html.nothing()
                : both("全 " + Figures.count(all) + " 件のうち " + Figures.count(invalid) + " 件は測定側の故障で無効です。",
                        Figures.count(invalid) + " of all " + Figures.count(all)
                                + " are invalid: what measures them failed.")
                        .in("b").kind("loud");
    }

    /// Whose limits these are decides what every number above means.
    private Html limits() {
        List<Html> lines = new ArrayList<>();
        episodes.farthest().filter(one -> one.outcome().isUnsafe()).ifPresent(one -> lines.add(Html.element("li",
                both("最も大きく限界を超えたのは「" + RobotWords.family(one.family()).japanese() + "」：",
                        "Farthest beyond a limit, in " + one.family() + ": ").html(),
                RobotWords.reason(one.finding("reason")).in("bdi"),
                both("（限界比 " + Figures.trimmed(one.worstRatio()) + "）",
                        " (" + Figures.trimmed(one.worstRatio()) + " times the limit)").html())));
        List<EpisodeLimits> files = episodes.limits();
        if (files.size() > 1) {
            lines.add(Html.element("li", both("エピソードによって限界値のファイルが異なります。割合を比べないでください。",
                    "Episodes were held against different limits. Do not compare their rates.").in("span")
                    .kind("loud")));
        }
        files.forEach(file -> lines.add(file.html()));
        return Html.element("ul", lines.stream()).kind("notes");
    }

    private Html replays() {
        if (figures.isEmpty()) {
            return Html.nothing();
        }
        int left = episodes.drawn().size() - figures.size();
        Html more = left == 0
                ? Html.nothing()
                : both("大きさの都合で省いた再生が " + left + " 件あります。journal.jsonl にあります。",
                        left + " more replays are in journal.jsonl; the page has no room for them.").in("p")
                        .kind("cut");
        return Section.of("replays", both("厳しかったエピソードの再生", "The worst episodes to look at"), both(
                "危険の種類ごとに限界比の最も大きいもの、次に大きいものの順に 10 件まで、続けて各場面の最初のエピソードを示します。静止画は最悪の瞬間です。"
                        + "赤い輪は限界を超えた場所、図の赤い帯は限界を超えていた時間です。保護分離距離は、ロボットが動いている間だけ求められます。"
                        + "時刻のボタンを押すと、その瞬間を表示します。",
                "Up to ten: the worst of each hazard, then the second worst; then the first episode of each family. A still picture"
                        + " is of the worst moment. A red ring: where a limit is broken; a red band in a chart: while it was."
                        + " The protective separation is asked for only while the robot moves. A button with a time shows"
                        + " that moment."),
                ReplayFigure.legend(), Html.element("div", figures.stream()).kind("replays"), more);
    }

    /// Return the script that plays them; a page without a replay runs none.
    static Html player(Weighing weighing) {
        return plays(weighing) ? new Html.Player() : Html.nothing();
    }

    static boolean plays(Weighing weighing) {
        return !weighing.episodes().drawn().isEmpty();
    }
}
