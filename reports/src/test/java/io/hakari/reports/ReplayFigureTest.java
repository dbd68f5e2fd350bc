package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.hakari.records.MotionText;
import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Mark;
import io.hakari.records.Replay.Part;
import io.hakari.records.Replay.Shape;

class ReplayFigureTest {
    private static final Replay SMALL = new Replay(0.5,
            List.of(Part.standing("bench", Kind.FIXTURE, Shape.BOX, 100, List.of(100, 0, 700, 400, 0, 750)),
                    Part.standing("post", Kind.ZONE, Shape.CYLINDER, 80, List.of(0, -500, 0, 0, -500, 900)),
                    Part.moving("link", Kind.ARM, 60), Part.moving("hand", Kind.PERSON, 40)),
            List.of(List.of(0, 0, 0, 10, 20, 900, 1000, 0, 0, 1000, 0, 30),
                    List.of(0, 0, 0, 11, 21, 910, 500, 0, 0, 500, 0, 31),
                    List.of(0, 0, 0, 12, 22, 920, 700, 0, 0, 700, 0, 32)),
            Map.of("separation", List.of(0.9, 0.4, 0.6), "protective-separation", List.of(0.5, 0.5, 0.5), "force",
                    List.of(0.0, 300.0, 0.0)),
            List.of(new Mark("contact-force", 280, 300, "N", 0.5, 0.4, 0.2, "hand × link")));

    @Test
    void the_still_picture_is_of_the_worst_moment_from_above_and_from_the_side() {
        String figure = figure(SMALL, "0.5");
        // From above y points up, from the side z does; a line below for the outline, and the body on it.
        assertThat(figure).contains(
                "<line x1=\"0\" y1=\"0\" x2=\"11\" y2=\"-21\" class=\"edge\" stroke-width=\"146\" data-ends=\"0 3\">",
                "<line x1=\"0\" y1=\"0\" x2=\"11\" y2=\"-910\" class=\"body\" stroke-width=\"120\" data-ends=\"0 3\">",
                "<line x1=\"500\" y1=\"0\" x2=\"500\" y2=\"-31\" class=\"body\" stroke-width=\"80\" data-ends=\"6 9\">",
                "data-worst=\"0.500\"");
        assertThat(figure).doesNotContain("x2=\"12\"", "x2=\"10\"");
    }

    @Test
    void what_stands_still_is_drawn_as_the_body_that_it_is() {
        String figure = figure(SMALL, "0.5");
        assertThat(figure).contains("points=\"100,-100 400,-100 400,100 100,100\"",
                "points=\"100,-700 400,-700 400,-750 100,-750\"",
                "<circle cx=\"0\" cy=\"500\" r=\"80\" class=\"body\"", "points=\"-80,0 80,0 80,-900 -80,-900\"");
    }

    @Test
    void a_ring_stands_between_the_parts_that_a_mark_names_at_its_moment_only() {
        assertThat(figure(SMALL, "0.5")).contains("class=\"replay breach\"",
                "<circle cx=\"260\" cy=\"0\" r=\"150\" class=\"ring now\" data-time=\"0.500\">");
        assertThat(figure(SMALL, "1")).contains("class=\"ring\"").doesNotContain("ring now");
    }

    @Test
    void the_player_gets_every_point_that_moves_once_and_what_was_measured() {
        Reel reel = Reel.of(ReplayFilm.of(SMALL, 0.5));
        // Both ends of the link, of the hand and of the gap between them; distance, S_p and force; no speed was recorded.
        assertThat(reel.columns()).isEqualTo(3 * 6 + 3);
        assertThat(reel.column(0, 0)).isZero();
        assertThat(reel.column(1, 1)).isEqualTo(9);
        assertThat(reel.column(2, 0)).isEqualTo(12);
        assertThat(reel.column("speed")).isEmpty();
        List<Integer> second = rows(reel).get(1);
        assertThat(second.subList(0, 18)).containsExactly(0, 0, 0, 11, 21, 910, 500, 0, 0, 500, 0, 31, 460, 0, 31, 60,
                1, 36);
        assertThat(second.get(reel.column("separation").orElseThrow())).isEqualTo(40);
        assertThat(second.get(reel.column("protective-separation").orElseThrow())).isEqualTo(50);
        assertThat(second.get(reel.column("force").orElseThrow())).isEqualTo(300);
    }

    @Test
    void parts_that_meet_share_their_point() {
        List<Integer> still = List.of(0, 0, 0, 10, 20, 900, 10, 20, 900, 10, 20, 900);
        Replay joined = new Replay(0.5,
                List.of(Part.moving("forearm", Kind.ARM, 60), Part.moving("ball", Kind.PAYLOAD, 40)),
                List.of(still, still), Map.of("force", List.of(Double.NaN, 1.0)), List.of());
        Reel reel = Reel.of(ReplayFilm.of(joined, 0));
        assertThat(reel.column(0, 1)).isEqualTo(3).isEqualTo(reel.column(1, 0)).isEqualTo(reel.column(1, 1));
        // Where there is no person there is no gap: its ends are the origin, where the forearm begins.
        assertThat(reel.column(2, 0)).isZero();
        assertThat(rows(reel)).containsExactly(List.of(0, 0, 0, 10, 20, 900, Reel.ABSENT),
                List.of(0, 0, 0, 10, 20, 900, 1));
    }

    private static List<List<Integer>> rows(Reel reel) {
        return MotionText.read(reel.text(), reel.frames(), reel.columns());
    }

    @Test
    void both_charts_shade_the_breach_and_draw_the_limit() {
        ReplayFilm film = ReplayFilm.of(SMALL, 0.5);
        String force = HtmlWriter.write(EpisodeChart.force(film, "f").orElseThrow());
        assertThat(force).containsPattern("fill:rgb\\(180,35,24\\);fill-opacity:0\\.14")
                .containsPattern("stroke:rgb\\(180,35,24\\)[^\"]*stroke-dasharray").contains("class=\"cursor\"")
                .doesNotContain("NaN", "<text");
        String separation = HtmlWriter.write(EpisodeChart.separation(film, "s").orElseThrow());
        // No breach of a separation is marked, so nothing is shaded there.
        assertThat(separation).doesNotContain("fill-opacity:0.14")
                .containsPattern("stroke:rgb\\(180,35,24\\)[^\"]*stroke-dasharray");
    }

    @Test
    void the_limit_that_was_broken_is_a_line_across_the_chart_of_forces() {
        Mark unknown = new Mark("contact-force", Double.NaN, 300, "N", 0.5, 0.4, 0.2, "hand × link");
        assertThat(dashes(SMALL.marks().getFirst())).isEqualTo(1 + dashes(unknown));
    }

    private static long dashes(Mark mark) {
        Replay replay = new Replay(0.5, SMALL.parts(), SMALL.frames(), SMALL.series(), List.of(mark));
        String chart = HtmlWriter.write(EpisodeChart.force(ReplayFilm.of(replay, 0.5), "f").orElseThrow());
        return Pattern.compile("stroke:rgb\\(180,35,24\\)[^\"]*stroke-dasharray").matcher(chart).results().count();
    }

    @Test
    void where_nobody_was_touched_a_word_stands_in_the_place_of_the_chart() {
        Replay alone = new Replay(0.5, SMALL.parts(), SMALL.frames(), Map.of("force", List.of(0.0, 0.0, Double.NaN)),
                List.of());
        assertThat(figure(alone, "0")).contains("Nobody was touched.",
                "Nobody was there, or no distance was recorded.");
    }

    @Test
    void a_replay_of_one_frame_of_nothing_is_drawn() {
        Replay nothing = new Replay(0.05, List.of(), List.of(List.of()), Map.of("separation", List.of(0.5)), List.of());
        assertThat(figure(nothing, "NaN")).startsWith("<figure").doesNotContain("NaN", "r-gap");
    }

    private static String figure(Replay replay, String time) {
        Example run = Example.weighing("x");
        Map<String, String> findings = new HashMap<>(EpisodeExample.findings(EpisodeOutcome.UNSAFE_FAIL, 1.07));
        findings.put("replay", replay.text());
        findings.put("time", time);
        EpisodeExample.add(run, "a", Map.of("family", "stumble"), "", EpisodeOutcome.UNSAFE_FAIL, findings);
        return HtmlWriter.write(ReplayFigure.of(Episode.of(run.journal().getFirst()).orElseThrow(), "r"))
                .replace("/>", ">");
    }
}
