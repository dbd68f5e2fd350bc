package io.hakari.runner.server.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTest {
    private static final double VIEW = 0.05;

    /// A tool that does what it is told so many views later; it is told to go faster, slower and to stand.
    private static List<Space> move(Delay delay, int late, int views) {
        List<Space> told = new ArrayList<>();
        for (int view = 0; view < views; view++) {
            int done = view - 1 - late;
            delay.see(done < 0 ? Space.ZERO : told.get(done));
            Space next = new Space(0.2 * Math.sin(0.4 * view), 0.1, 0);
            told.add(next);
            delay.tell(next);
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 10})
    void is_told_from_when_the_tool_does_what_it_was_told(int late) {
        Delay delay = new Delay(VIEW);
        move(delay, late, 30);
        assertThat(delay.seconds()).isCloseTo(late * VIEW, within(1e-12));
        assertThat(delay.isNone()).isEqualTo(late == 0);
    }

    @Test
    void is_assumed_to_be_long_until_the_tool_has_moved() {
        Delay delay = new Delay(VIEW);
        assertThat(delay.seconds()).isCloseTo(0.25, within(1e-12));
        move(delay, 0, 2);
        assertThat(delay.seconds()).isZero();
    }

    @Test
    void tells_where_the_tool_will_be_by_what_is_told_and_not_done_yet() {
        Delay delay = new Delay(VIEW);
        List<Space> told = move(delay, 2, 30);
        assertThat(delay.velocity()).isEqualTo(told.getLast());
        Space way = told.get(29).plus(told.get(28).times(2)).plus(told.get(27)).times(VIEW / 2);
        assertThat(delay.way().minus(way).length()).isCloseTo(0, within(1e-12));
    }

    @Test
    void a_stop_makes_it_forget_what_was_told_but_not_how_late_it_was() {
        Delay delay = new Delay(VIEW);
        move(delay, 3, 30);
        delay.forget();
        assertThat(delay.velocity()).isEqualTo(Space.ZERO);
        assertThat(delay.way()).isEqualTo(Space.ZERO);
        assertThat(delay.seconds()).isCloseTo(3 * VIEW, within(1e-12));
    }
}
