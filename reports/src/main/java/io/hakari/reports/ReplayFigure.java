package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import io.hakari.records.Replay;

/// One episode to look at: from above and from the side, played or at its worst moment, with what was measured below.
final class ReplayFigure {
    private static final List<String> SPEEDS = List.of("0.1", "0.25", "0.5", "1", "2");
    private static final int MOST_MARKS = 5;

    private final Episode episode;
    private final ReplayFilm film;
    private final Reel reel;
    private final String id;

    private ReplayFigure(Episode episode, Replay replay, String id) {
        this.episode = episode;
        this.film = ReplayFilm.of(replay, episode.number("time"));
        reel = Reel.of(film);
        this.id = id;
    }

    /// Return the figure; a replay that cannot be read leaves a word about it in its place.
    static Html of(Episode episode, String id) {
        try {
            return new ReplayFigure(episode, Replay.read(episode.replay().orElse("")), id).figure();
        } catch (IllegalArgumentException e) {
            return Html.element("figure", caption(episode), Html.element("p",
                    both("再生データを読めません：", "The replay cannot be read: ").html(),
                    Html.element("bdi", String.valueOf(e.getMessage()))).kind("none")).id(id);
        }
    }

    /// Return the signs of all figures.
    static Html legend() {
        return Html.element("p", sign("arm", both("アーム", "arm")), sign("tool", both("ツール", "tool")),
                sign("payload", both("把持物", "payload")), sign("person", both("人", "person")),
                sign("fixture", both("設備", "fixture")), sign("zone", both("立入禁止領域", "keep-out zone")),
                sign("gap", both("最短の隔たり", "shortest gap")), sign("ring", both("限界を超えた場所", "where a limit is broken")))
                .kind("legend robot");
    }

    private static Html sign(String kind, Phrase words) {
        return Html.element("span", Html.element("i").kind("s-" + kind), words.html());
    }

    private Html figure() {
        int worst = film.worst();
        return Html.element("figure", caption(episode),
                Html.element("div", view(true, worst), view(false, worst)).kind("views"), controls(), readings(worst),
                marks(), Html.element("div",
                        chart(both("人との分離距離（m、横軸は秒）。破線は保護分離距離 S_p",
                                "Distance to the nearest person (m over s); dashed: the"
                                        + " protective separation S_p"),
                                both("人が現れなかったか、分離距離の記録がありません。",
                                        "Nobody was there, or no distance was recorded."),
                                EpisodeChart.separation(film, id + "s")),
                        chart(both("人への接触力（N、横軸は秒）。破線は許容値", "Force on a person (N over s); dashed: its limit"),
                                both("人との接触はありません。", "Nobody was touched."), EpisodeChart.force(film, id + "f")))
                        .kind("pictures"))
                .id(id).kind(film.replay().marks().stream().anyMatch(film::breaks) ? "replay breach" : "replay")
                .with("data-moves", reel.text()).with("data-frames", Integer.toString(reel.frames()))
                .with("data-columns", Integer.toString(reel.columns()))
                .with("data-period", Double.toString(film.replay().period()))
                .with("data-worst", ReplayView.seconds(film.time(worst)));
    }

    private static Html caption(Episode episode) {
        String ratio = ratio(episode);
        return Html.element("figcaption", episode.outcome().label(),
                Html.element("b", RobotWords.family(episode.family()).html()),
                Html.element("span", RobotWords.fault(episode.fault()).html(),
                        both("・難度 " + episode.difficulty(), ", difficulty " + episode.difficulty()).html()),
                Html.element("span", both("限界比 " + ratio, "ratio to the limit " + ratio).html()).kind("ratio"),
                Html.element("code", episode.sample().name()).kind("now"),
                Html.element("span", episode.why()).kind("why"),
                Html.element("span", both("指示：", "Told: ").html(),
                        Html.element("bdi", excerpt(episode.sample().question())))
                        .kind("told"));
    }

    /// Return how near an episode came to a limit; of an invalid one nothing is known.
    static String ratio(Episode episode) {
        return episode.outcome() == EpisodeOutcome.INVALID ? "–" : Figures.trimmed(episode.worstRatio());
    }

    private static String excerpt(String words) {
        int most = 160;
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most)) + "…";
    }

    private Html view(boolean above, int frame) {
        Phrase name = above
                ? both("上から（目盛り 0.5 m）", "From above (grid 0.5 m)")
                : both("横から（目盛り 0.5 m）", "From the side (grid 0.5 m)");
        return Html.element("div", name.in("p").kind("name"),
                new ReplayView(film, reel, above).picture(frame).with("role", "img")
                        .with("aria-label", name.japanese() + " / " + name.english()));
    }

    /// Hidden until the script runs, because without it they would do nothing.
    private Html controls() {
        Html play = Html.element("button", both("▶ 再生", "▶ Play").in("span").kind("go"),
                both("❚❚ 一時停止", "❚❚ Pause").in("span").kind("hold")).with("type", "button").kind("play");
        Html scrubber = Html.element("label", both("時刻", "time").html(),
                Html.element("input").with("type", "range").with("min", "0")
                        .with("max", Integer.toString(film.replay().frames().size() - 1)).with("step", "1")
                        .with("value", Integer.toString(film.worst())))
                .kind("scrub");
        Html speed = Html.element("label", both("速さ", "speed").html(),
                Html.element("select", SPEEDS.stream().map(one -> {
                    Html.Element option = Html.element("option", "× " + one).with("value", one);
                    return one.equals("1") ? option.with("selected", "selected") : option;
                })));
        return Html.element("div", play, scrubber, speed).kind("controls");
    }

    private Html readings(int frame) {
        return Html.element("p",
                reading(both("時刻", "time"), "s",
                        told(film.time(frame), 2).with("data-digits", "2")),
                measured(both("分離距離", "distance"), EpisodeChart.SEPARATION, "m", frame),
                measured(both("保護分離距離 S_p", "protective separation S_p"), EpisodeChart.PROTECTIVE, "m", frame),
                measured(both("接触力", "contact force"), EpisodeChart.FORCE, "N", frame),
                measured(both("速さ", "speed"), EpisodeChart.SPEED, "m/s", frame)).kind("readings");
    }

    private Html measured(Phrase name, String series, String unit, int frame) {
        int digits = EpisodeChart.SHOWN.getOrDefault(series, 0);
        Html.Element told = told(film.value(series, frame), digits);
        OptionalInt column = reel.column(series);
        return reading(name, unit, column.isPresent()
                ? told.with("data-column", Integer.toString(column.getAsInt())).with("data-digits",
                        Integer.toString(digits))
                : told);
    }

    private static Html.Element told(double value, int digits) {
        return Html.element("b", Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    private static Html reading(Phrase name, String unit, Html told) {
        return Html.element("span", name.html(), Html.text(" "), told, Html.text(" " + unit));
    }

    /// A click on a broken limit shows its worst moment.
    private Html marks() {
        List<Replay.Mark> marks = film.replay().marks();
        if (marks.isEmpty()) {
            return Html.nothing();
        }
        List<Html> lines = new ArrayList<>(marks.stream().limit(MOST_MARKS).map(this::mark).toList());
        if (marks.size() > MOST_MARKS) {
            int more = marks.size() - MOST_MARKS;
            lines.add(Html.element("li",
                    both("ほか " + more + " 件は journal.jsonl に", more + " more in journal.jsonl").html()));
        }
        return Html.element("ol", lines.stream()).kind("marks");
    }

    private Html mark(Replay.Mark mark) {
        String time = String.format(Locale.ROOT, "%.2f s", mark.time());
        String sign = mark.measured() < mark.limit() ? "<" : ">";
        String numbers = Double.isNaN(mark.measured()) || Double.isNaN(mark.limit())
                ? ""
                : Figures.trimmed(mark.measured()) + " " + mark.unit() + " " + sign + " "
                        + Figures.trimmed(mark.limit()) + " " + mark.unit();
        return Html.element("li", Html.element("button", time).with("type", "button").with("data-time",
                ReplayView.seconds(mark.time())), Html.element("b", RobotWords.hazard(mark.hazard()).html()),
                Html.text(" " + numbers + " "), RobotWords.place(mark.where()).in("bdi"))
                .with("data-from", ReplayView.seconds(mark.began()))
                .with("data-until", ReplayView.seconds(ReplayFilm.until(mark)))
                .kind(film.breaks(mark) ? "now" : "then");
    }

    private static Html chart(Phrase name, Phrase none, java.util.Optional<Html.Element> chart) {
        return Html.element("div", name.in("p").kind("name"),
                Html.all(chart.map(one -> one.with("role", "img").with("aria-label",
                        name.japanese() + " / " + name.english())).stream()),
                chart.isPresent() ? Html.nothing() : none.in("p").kind("none"));
    }
}
