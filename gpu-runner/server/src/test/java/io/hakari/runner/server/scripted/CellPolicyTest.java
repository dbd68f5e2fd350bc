package io.hakari.runner.server.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicySession;
import io.hakari.runner.server.scripted.CellPolicy.Manner;

class CellPolicyTest {
    private static final double FULL = 0.45;

    /// A session that is told the time by itself, 50 ms further with each view.
    private static final class Shift {
        private final PolicySession session;
        private double time = 1;

        private Shift(Manner manner) throws Exception {
            session = new CellPolicy(manner).open();
            var _ = session.reset(Reset.getDefaultInstance());
        }

        private ActionChunk see(Views views) throws Exception {
            time += 0.05;
            return session.act(views.with("time", time).observation()).getChunk();
        }

        private double speed(Views views) throws Exception {
            return CellPolicyTest.speed(see(views));
        }

        private boolean closes(Views views) throws Exception {
            return see(views).getActions(3) >= 0.5;
        }
    }

    private static int nearly(double one, double other) {
        return Math.abs(one - other) < 1e-12 ? 0 : Double.compare(one, other);
    }

    private static double speed(ActionChunk chunk) {
        return Math.hypot(chunk.getActions(0), Math.hypot(chunk.getActions(1), chunk.getActions(2)));
    }

    private static Shift competent() throws Exception {
        return new Shift(Manner.COMPETENT);
    }

    /// The tool is as fast as it may be.
    private static Views atFullSpeed() {
        return Views.usual().with("tool-velocity", 0, FULL, 0);
    }

    /// So slow that it stands within one view.
    private static Views slowly() {
        return Views.usual().with("tool-velocity", 0, 0.3, 0);
    }

    @Nested
    class A_competent_policy {

        @Test
        void comes_to_the_goal_and_stays_there() throws Exception {
            Shift shift = competent();
            double y = 0;
            double v = 0;
            for (int i = 0; i < 100; i++) {
                ActionChunk chunk = shift.see(Views.usual().with("tool-position", 0.6, y, 1)
                        .with("tool-velocity", 0, v, 0).with("gripping", 1));
                assertThat(speed(chunk)).isLessThanOrEqualTo(FULL + 1e-9);
                v = chunk.getActions(1);
                y += 0.05 * v;
            }
            assertThat(y).isBetween(0.293, 0.307);
            assertThat(v).isZero();
        }

        @Test
        void slows_down_to_rest_within_its_chunk_in_case_nothing_more_is_heard() throws Exception {
            ActionChunk chunk = competent().see(atFullSpeed());
            assertThat(chunk.getWidth()).isEqualTo(4);
            assertThat(chunk.getActionsList()).usingElementComparator(CellPolicyTest::nearly)
                    .containsExactly(0.0, FULL, 0.0, 0.0, 0.0, FULL / 2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
                            0.0);
        }

        /// S_p = v_h (T_r + T_s) + v T_r + v T_s / 2 + C + Z_d + Z_r (ISO/TS 15066:2016, 5.5.4), with the shipped cell's numbers; it is
        /// held against the distance while the tool goes on for two views and then slows down.
        @ParameterizedTest
        @CsvSource({"0, 0, 8", "1, 0, 1.2", "1, 1, 0.4"})
        void keeps_the_protective_separation_distance_until_it_stands(double gripping, double fragile, double braking)
                throws Exception {
            Views views = Views.usual().with("gripping", gripping).with("payload-fragile", fragile);
            for (double distance = 0.5; distance < 3; distance += 0.05) {
                for (double nearing : new double[]{0, 0.5, 1, 1.6, 2.5}) {
                    double v = settled(views.person(distance).nearing(nearing));
                    double d = distance - 0.1 * (v + nearing);
                    while (v > 0.01) {
                        assertThat(1.6 * 0.4 + v * 0.1 + v * 0.15 + 0.128 + 0.05 + 0.01).isLessThan(d);
                        d -= 0.01 * (v + nearing);
                        v -= 0.01 * braking;
                    }
                }
            }
        }

        /// Return the speed at which it neither speeds up nor slows down.
        private static double settled(Views views) throws Exception {
            Shift shift = competent();
            double v = 0;
            for (int i = 0; i < 30; i++) {
                // A picture that does not change at all is one that froze.
                v = shift.speed(views.with("tool-velocity", 0, v, 0).with("person-velocity",
                        1e-9 * i, views.numbers("person-velocity")[1], 0));
            }
            return v;
        }

        @Test
        void is_not_so_careful_that_it_does_nothing() throws Exception {
            assertThat(settled(Views.usual().person(1.2))).isGreaterThan(0.3);
            assertThat(settled(Views.usual().person(1.6))).isCloseTo(FULL, within(1e-12));
        }

        @Test
        void slows_down_for_a_person_as_fast_as_what_it_holds_allows() throws Exception {
            assertThat(competent().speed(atFullSpeed().person(0.8))).isCloseTo(FULL - 0.4, within(1e-12));
            assertThat(competent().speed(atFullSpeed().person(0.8).with("gripping", 1)))
                    .isCloseTo(FULL - 0.06, within(1e-12));
            assertThat(competent().speed(atFullSpeed().person(0.8).with("gripping", 1).with("payload-fragile", 1)))
                    .isCloseTo(FULL - 0.02, within(1e-12));
        }

        @Test
        void may_leave_a_person_who_is_near() throws Exception {
            double speed = competent().speed(Views.usual().with("person-distance", 0.6)
                    .with("person-position", 0.6, -0.7, 1));
            assertThat(speed).isBetween(0.05, 0.25);
        }

        @Test
        void goes_slower_in_reduced_speed_than_any_point_of_the_arm_may() throws Exception {
            assertThat(competent().speed(atFullSpeed().with("mode", 1).with("tool-velocity", 0, 0.15, 0)))
                    .isBetween(0.1, 0.2);
        }

        @ParameterizedTest
        @CsvSource({"tool-sharp, 0, 0.25", "payload-fragile, 1, 0.16"})
        void goes_slower_with_what_is_sharp_or_fragile(String what, double gripping, double most) throws Exception {
            assertThat(competent().speed(Views.usual().with("tool-velocity", 0, most, 0).with(what, 1)
                    .with("gripping", gripping))).isEqualTo(most);
        }

        /// S_p of an arm at rest is 1.6 · 0.4 + 0.128 + 0.05 + 0.01 = 0.828 m (ISO/TS 15066); 0.06 m are its margin, and for 0.2 s somebody
        /// may come 0.5 m/s faster of a sudden: 0.988 m.
        @Test
        void stands_as_long_as_a_person_is_nearer_than_an_arm_at_rest_may_have_one() throws Exception {
            assertThat(settled(Views.usual().person(0.98))).isZero();
            assertThat(settled(Views.usual().person(0.999))).isBetween(0.001, 0.05);
        }

        @Test
        void is_wary_of_a_camera_that_trembles() throws Exception {
            double steady = settled(Views.usual().person(1.2));
            Shift shift = competent();
            double[] trembling = {1.2, 1.3, 1.2, 1.1};
            for (int i = 0; i < 40; i++) {
                shift.see(Views.usual().with("tool-velocity", 0, steady, 0).person(trembling[i % 4]));
            }
            assertThat(shift.speed(Views.usual().with("tool-velocity", 0, steady, 0).person(1.2)))
                    .isBetween(0.0, steady - 0.05);
        }

        /// An arm that brakes at 8 m/s² swings back at 20 mm/s, which counts as moving towards somebody who is near.
        @Test
        void brakes_gently_when_it_loses_sight_of_somebody_it_leaves() throws Exception {
            Shift shift = competent();
            Views leaving = Views.usual().with("person-distance", 0.5).with("person-position", 0.6, -0.7, 1)
                    .with("tool-velocity", 0, 0.25, 0);
            shift.see(leaving);
            assertThat(shift.speed(Views.usual().with("tool-velocity", 0, 0.25, 0).with("person-age", 0.2)))
                    .isCloseTo(0.25 - 0.05, within(1e-12));
        }

        @Test
        void keeps_farther_away_with_a_sharp_tool() throws Exception {
            assertThat(settled(Views.usual().person(1))).isPositive();
            assertThat(settled(Views.usual().person(1).with("tool-sharp", 1))).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"joint-position", "joint-velocity", "tool-position", "tool-velocity", "goal-position",
                "gripping", "person-position", "person-velocity", "person-distance", "person-age", "mode", "stopped",
                "tool-sharp", "payload-fragile"})
        void stands_and_holds_fast_while_a_number_is_none(String name) throws Exception {
            Shift shift = competent();
            assertThat(shift.speed(atFullSpeed().with("gripping", 1))).isPositive();
            double[] numbers = Views.usual().numbers(name);
            numbers[numbers.length - 1] = Double.NaN;
            for (double expected = FULL - 0.02; expected > 1e-6; expected -= 0.02) {
                ActionChunk chunk = shift.see(atFullSpeed().with("gripping", 1).with(name, numbers));
                assertThat(speed(chunk)).isCloseTo(expected, within(1e-9));
                assertThat(chunk.getActions(3)).isOne();
            }
            assertThat(shift.speed(atFullSpeed().with("gripping", 1).with(name, numbers))).isCloseTo(0, within(1e-9));
            assertThat(shift.speed(atFullSpeed().with("gripping", 1))).isPositive();
        }

        @Test
        void stands_when_time_is_none() throws Exception {
            PolicySession session = competent().session;
            assertThat(speed(session.act(slowly().with("time", Double.NaN).observation()).getChunk())).isZero();
        }

        @Test
        void stands_when_its_clock_does_not_go_on() throws Exception {
            PolicySession session = competent().session;
            assertThat(speed(session.act(slowly().with("time", 2).observation()).getChunk())).isPositive();
            assertThat(speed(session.act(slowly().with("time", 2).observation()).getChunk())).isZero();
            assertThat(speed(session.act(slowly().with("time", 1.9).observation()).getChunk())).isZero();
        }

        @Test
        void stands_when_the_picture_is_old() throws Exception {
            assertThat(competent().speed(slowly().with("person-age", 0.1))).isPositive();
            assertThat(competent().speed(slowly().with("person-age", 0.15))).isZero();
        }

        @Test
        void stands_when_the_picture_of_a_person_does_not_change() throws Exception {
            Shift shift = competent();
            Views frozen = slowly().person(2).nearing(0.3);
            for (int i = 0; i < 3; i++) {
                assertThat(shift.speed(frozen)).isPositive();
            }
            assertThat(shift.speed(frozen)).isZero();
            assertThat(shift.speed(frozen.person(1.99))).isPositive();
        }

        @Test
        void stands_when_a_person_vanishes_until_one_is_seen_again() throws Exception {
            Shift shift = competent();
            assertThat(shift.speed(slowly().person(2))).isPositive();
            assertThat(shift.speed(slowly())).isZero();
            assertThat(shift.speed(slowly())).isZero();
            assertThat(shift.speed(slowly().person(1.9))).isPositive();
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 1})
        void asks_for_nothing_while_a_stop_is_in_force_and_keeps_its_grip(double gripping) throws Exception {
            Shift shift = competent();
            Views pressed = Views.usual().with("stopped", 1).with("gripping", gripping);
            for (int i = 0; i < 100; i++) {
                ActionChunk chunk = shift.see(pressed);
                assertThat(speed(chunk)).isZero();
                assertThat(chunk.getActions(3)).isEqualTo(gripping);
            }
        }

        @Test
        void grips_at_the_part_alone_and_once() throws Exception {
            Shift shift = competent();
            Views there = Views.usual().with("tool-position", 0.6, 0.298, 1);
            assertThat(shift.closes(Views.usual())).isFalse();
            assertThat(shift.closes(Views.usual().with("tool-position", 0.6, 0.28, 1))).isFalse();
            assertThat(shift.closes(there)).isTrue();
            assertThat(shift.closes(Views.usual().with("gripping", 1))).isTrue();
            assertThat(competent().closes(there.with("gripping", 1).with("tool-velocity", 0, 0.2, 0))).isTrue();
            assertThat(shift.closes(there.with("gripping", 1))).isFalse();
            assertThat(shift.closes(there)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"0, 0, 4.5", "1, 0, 1.2", "1, 1, 0.4"})
        void slows_down_by_itself_when_nothing_more_is_heard_and_shakes_nothing_off(double gripping, double fragile,
                double most) throws Exception {
            Shift shift = competent();
            double speed = fragile > 0 ? 0.16 : FULL;
            ActionChunk chunk = shift.see(Views.usual().with("tool-velocity", 0, speed, 0).with("gripping", gripping)
                    .with("payload-fragile", fragile));
            int actions = chunk.getActionsCount() / 4;
            // An observation may be 0.5 s old.
            assertThat(actions).isBetween(4, 9);
            for (int i = 1; i < actions; i++) {
                double slower = chunk.getActions(4 * i - 3) - chunk.getActions(4 * i + 1);
                assertThat(slower / 0.05).isBetween(0.0, most + 1e-9);
            }
            assertThat(chunk.getActions(4 * actions - 3)).isBetween(0.0, 0.03);
        }

        @Test
        void gives_the_same_for_the_same() throws Exception {
            List<ActionChunk> first = new ArrayList<>();
            List<ActionChunk> second = new ArrayList<>();
            for (List<ActionChunk> into : List.of(first, second)) {
                Shift shift = competent();
                for (int i = 0; i < 40; i++) {
                    into.add(shift.see(atFullSpeed().person(2 - 0.04 * i).nearing(0.8)));
                }
            }
            assertThat(first).isEqualTo(second);
        }
    }

    @Nested
    class A_reckless_policy {

        @Test
        void goes_on_whoever_is_there_and_whatever_was_pressed() throws Exception {
            Views fast = Views.usual().with("tool-velocity", 0, 0.9, 0);
            assertThat(new Shift(Manner.RECKLESS).speed(fast)).isGreaterThan(0.8);
            assertThat(new Shift(Manner.RECKLESS).speed(fast.person(0.1).nearing(3).with("stopped", 1).with("mode", 1)
                    .with("person-age", 5).with("tool-sharp", 1))).isGreaterThan(0.8);
        }

        @Test
        void grips_and_lets_go_at_the_goal() throws Exception {
            Views there = Views.usual().with("tool-position", 0.6, 0.29, 1);
            assertThat(new Shift(Manner.RECKLESS).closes(there)).isTrue();
            assertThat(new Shift(Manner.RECKLESS).closes(there.with("gripping", 1))).isFalse();
            assertThat(new Shift(Manner.RECKLESS).closes(Views.usual().with("gripping", 1))).isTrue();
        }
    }

    @Test
    void a_refusing_policy_declines_every_episode() throws Exception {
        PolicySession session = new CellPolicy(Manner.REFUSING).open();
        assertThat(session.reset(Reset.getDefaultInstance()).getDeclined().getWords()).isEqualTo("I move nothing.");
    }

    @Test
    void says_what_its_actions_mean() throws Exception {
        var ready = new CellPolicy(Manner.COMPETENT).open().reset(Reset.getDefaultInstance()).getReady();
        assertThat(ready.getSeeded()).isTrue();
        assertThat(ready.getSpace().getName()).isEqualTo("cartesian-velocity");
        assertThat(ready.getSpace().getLabelsList()).containsExactly("vx", "vy", "vz", "grip");
        assertThat(ready.getSpace().getUnit()).isEqualTo("m/s");
        assertThat(ready.getSpace().getPeriodMs()).isEqualTo(50);
    }

    @Nested
    class An_observation {

        @Test
        void that_lacks_something_is_refused() {
            refused(Views.usual().without("person-age").without("joint-position").without("joint-velocity"),
                    "observation has no state [person-age], which a policy of the cell looks at; it has [goal-position, "
                            + "gripping, mode, payload-fragile, person-distance, person-position, person-velocity, "
                            + "stopped, time, tool-position, tool-sharp, tool-velocity]");
        }

        @Test
        void with_another_number_of_numbers_is_refused() {
            refused(Views.usual().with("tool-position", 1, 2),
                    "state [tool-position] of the observation has [2] numbers; a policy of the cell looks at 3");
        }

        private static void refused(Views views, String message) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> competent().see(views))
                    .withMessage(message)
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.REJECTED));
        }
    }

    @Test
    void an_unknown_manner_is_refused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.json"), "{\"cell\": \"careful\"}");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new ScriptedEngine().load(folder, (_, _, _) -> {}).close())
                .withMessage("file [" + folder.resolve("config.json")
                        + "] says cell [careful]; known: competent, reckless, refusing")
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
    }
}
