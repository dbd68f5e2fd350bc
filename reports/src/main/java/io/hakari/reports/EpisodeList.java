package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The episodes of a board by family and outcome, the worst first; those that are drawn link to their picture.
final class EpisodeList {
    private final EpisodeBoard board;
    private final int place;
    private final List<Episode> drawn;

    private EpisodeList(EpisodeBoard board, int place, List<Episode> drawn) {
        this.board = board;
        this.place = place;
        this.drawn = drawn.stream().map(Episode::withoutReplay).toList();
    }

    static Html of(EpisodeBoard board, int place, List<Episode> drawn) {
        EpisodeList list = new EpisodeList(board, place, drawn);
        List<String> families = board.families();
        return Html.element("div", IntStream.range(0, families.size())
                .mapToObj(number -> list.family(families.get(number), number))).kind("episodes");
    }

    static String id(int place, int family) {
        return "episodes-" + place + "-" + family;
    }

    static String id(int place, int family, EpisodeOutcome outcome) {
        return id(place, family) + "-" + outcome.id();
    }

    private Html family(String family, int number) {
        List<Html> parts = new ArrayList<>();
        board.listed(family).forEach((outcome, list) -> {
            parts.add(Html.element("h4", outcome.label(), count(board.family(family).count(outcome), list.size()))
                    .id(id(place, number, outcome)));
            parts.add(Html.element("ol", list.stream().map(this::line)).kind("lines"));
        });
        Html control = board.name().control().isEmpty()
                ? Html.nothing()
                : both("（対照：" + board.name().control() + "）", " (control: " + board.name().control() + ")").html();
        return Html.element("details",
                Html.element("summary", Section.metric(board.name().task()), Html.text(" "),
                        RobotWords.family(family).html(), control,
                        both(" " + Figures.count(board.family(family).all()) + " 件",
                                " " + Figures.count(board.family(family).all())).in("span").kind("quiet")),
                Html.element("div", parts.stream()).id(id(place, number)).kind("task")).kind("task");
    }

    private static Html count(long all, int shown) {
        String some = Figures.count(all);
        return (shown == all
                ? both(some + " 件", some)
                : both(some + " 件のうち限界比の大きい " + shown + " 件。残りは journal.jsonl にあります。",
                        "the worst " + shown + " of " + some + "; the rest is in journal.jsonl"))
                .in("span").kind("quiet");
    }

    private Html line(Episode episode) {
        int picture = drawn.indexOf(episode);
        Html link = picture < 0
                ? Html.nothing()
                : Html.element("a", both("▶ 再生", "▶ replay").html()).with("href", "#replay-" + picture);
        return Html.element("li", Html.element("code", episode.sample().name()),
                Html.element("span", RobotWords.fault(episode.fault()).html()),
                Html.element("span", both("限界比 " + ReplayFigure.ratio(episode), "ratio " + ReplayFigure.ratio(episode))
                        .html()),
                episode.why(), link);
    }
}
