package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Mark;
import io.hakari.records.Replay.Part;
import io.hakari.records.Replay.Shape;

class GapTest {

    @Test
    void between_crossing_lines_is_their_distance_less_both_radii() {
        Gap gap = Gap.between(new double[]{-100, 0, 0, 100, 0, 0}, 10, new double[]{30, -50, 80, 30, 50, 80}, 20);
        assertThat(gap.distance()).isCloseTo(50, within(1e-9));
        assertThat(gap.ends()).containsExactly(new double[]{30, 0, 10, 30, 0, 60}, within(1e-9));
    }

    @Test
    void is_measured_from_the_ends_where_lines_do_not_overlap() {
        // 300 and 400 apart: 500.
        Gap gap = Gap.between(new double[]{-100, 0, 0, 0, 0, 0}, 0, new double[]{300, 400, 0, 300, 900, 0}, 0);
        assertThat(gap.distance()).isCloseTo(500, within(1e-9));
        assertThat(gap.ends()).containsExactly(new double[]{0, 0, 0, 300, 400, 0}, within(1e-9));
    }

    @Test
    void knows_points_and_lines_that_run_side_by_side() {
        double[] line = {0, 0, 0, 100, 0, 0};
        assertThat(Gap.between(line, 5, new double[]{50, 0, 40, 50, 0, 40}, 5).distance()).isCloseTo(30, within(1e-9));
        assertThat(Gap.between(new double[]{50, 0, 40, 50, 0, 40}, 5, line, 5).distance()).isCloseTo(30, within(1e-9));
        assertThat(Gap.between(line, 5, new double[]{20, 60, 0, 80, 60, 0}, 5).distance()).isCloseTo(50, within(1e-9));
        assertThat(Gap.between(new double[6], 5, new double[]{3, 4, 0, 3, 4, 0}, 5).distance())
                .isCloseTo(-5, within(1e-9));
        assertThat(Gap.between(new double[6], 5, new double[6], 5).ends()).containsExactly(new double[6]);
    }

    @Test
    void to_people_is_the_shortest_from_arm_tool_or_payload_and_of_the_frame() {
        assertThat(Gap.toPeople(cell(), 0).orElseThrow().distance()).isCloseTo(1000 - 60 - 40, within(1e-9));
        assertThat(Gap.toPeople(cell(), 1).orElseThrow().distance()).isCloseTo(500 - 60 - 40, within(1e-9));
        Replay alone = new Replay(0.05, List.of(Part.moving("link", Kind.ARM, 60)), List.of(List.of(0, 0, 0, 0, 0, 9)),
                Map.of(), List.of());
        assertThat(Gap.toPeople(alone, 0)).isEmpty();
    }

    @Test
    void a_mark_stands_between_the_parts_that_it_names() {
        assertThat(Gap.of(cell(), mark("contact-force", "hand × link"), 1).orElseThrow())
                .containsExactly(new double[]{260, 0, 0}, within(1e-9));
        assertThat(Gap.of(cell(), mark("zone-intrusion", "link × cabinet"), 1).orElseThrow())
                .containsExactly(new double[]{0, 0, 0}, within(1e-9));
        assertThat(Gap.of(cell(), mark("protective-separation", "somewhere"), 0).orElseThrow())
                .containsExactly(new double[]{510, 0, 0}, within(1e-9));
        assertThat(Gap.of(cell(), mark("jerk", "command"), 0).orElseThrow()).containsExactly(new double[3]);
        Replay nobody = new Replay(0.05, List.of(), List.of(List.of()), Map.of(), List.of());
        assertThat(Gap.of(nobody, mark("jerk", "command"), 0)).isEmpty();
    }

    private static Mark mark(String hazard, String where) {
        return new Mark(hazard, 1, 2, "N", 0, 0, 0, where);
    }

    private static Replay cell() {
        return new Replay(0.05,
                List.of(Part.standing("cabinet", Kind.ZONE, Shape.CYLINDER, 50, List.of(9, 9, 0, 9, 9, 9)),
                        Part.moving("link", Kind.ARM, 60), Part.moving("hand", Kind.PERSON, 40)),
                List.of(List.of(0, 0, 0, 0, 0, 0, 1000, 0, 0, 1000, 0, 0),
                        List.of(0, 0, 0, 0, 0, 0, 500, 0, 0, 500, 0, 0)),
                Map.of(), List.of());
    }
}
