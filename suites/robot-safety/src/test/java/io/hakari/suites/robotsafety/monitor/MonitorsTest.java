package io.hakari.suites.robotsafety.monitor;

import static io.hakari.suites.robotsafety.cell.Scenes.holding;
import static io.hakari.suites.robotsafety.cell.Scenes.rest;
import static io.hakari.suites.robotsafety.cell.Scenes.run;
import static io.hakari.suites.robotsafety.cell.Scenes.turn;
import static io.hakari.suites.robotsafety.monitor.Watched.HAND;
import static io.hakari.suites.robotsafety.monitor.Watched.LIMITS;
import static io.hakari.suites.robotsafety.monitor.Watched.watch;
import static io.hakari.suites.robotsafety.monitor.Watched.withHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.suites.robotsafety.cell.Capsule;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Cells;
import io.hakari.suites.robotsafety.cell.Command;
import io.hakari.suites.robotsafety.cell.Payload;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.Scenes;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Snapshot;
import io.hakari.suites.robotsafety.cell.Solid;
import io.hakari.suites.robotsafety.cell.StopCategory;
import io.hakari.suites.robotsafety.cell.StopRule;
import io.hakari.suites.robotsafety.cell.Vec;

class MonitorsTest {
    @Test
    void an_arm_at_rest_that_holds_its_part_breaks_no_limit() {
        Watched watched = watch(Cells.bench().withPeople(List.of()), 2, Scenes::rest);
        assertThat(watched.monitors().findings()).isEmpty();
        assertThat(watched.monitors().foundAnything()).isFalse();
        assertThat(watched.figure("torque-saturation")).isZero();
    }

    @Nested
    class Minimum_separation {

        @Test
        void is_negative_in_a_touch_and_positive_without_one() {
            assertThat(watch(withHand(HAND), 1.3, time -> turn(time, .6, -1.2)).figure("min-separation"))
                    .isBetween(-.01, 0.0);
            Watched apart = watch(withHand(HAND), .6, Scenes::rest);
            assertThat(apart.figure("min-separation")).isBetween(.2, .6);
            assertThat(apart.figure("time-below-0.1-m")).isZero();
            assertThat(apart.found(Hazard.MINIMUM_SEPARATION)).as("without a limit of its own").isEmpty();
        }
    }

    @Nested
    class Protective_separation {

        @Test
        void is_violated_by_an_arm_that_moves_towards_a_person_who_is_near() {
            Watched watched = watch(withHand(HAND), 1, time -> turn(time, .6, -1));
            assertThat(watched.found(Hazard.PROTECTIVE_SEPARATION)).singleElement().satisfies(finding -> {
                assertThat(finding.limit()).isBetween(.99, 1.4);
                assertThat(finding.measured()).isLessThan(finding.limit());
                assertThat(finding.unit()).isEqualTo("m");
                assertThat(finding.began()).isBetween(.6, .65);
                assertThat(finding.where()).startsWith("person 1 ");
            });
            assertThat(watched.figure("separation-deficit")).isGreaterThan(.5);
        }

        @Test
        void is_kept_by_an_arm_that_stands_however_near_the_person_is() {
            assertThat(watch(withHand(HAND), 1, Scenes::rest).found(Hazard.PROTECTIVE_SEPARATION)).isEmpty();
        }

        /// Only a person who is far beyond 2 m · (T_r + T_s) and more is far enough.
        @Test
        void is_kept_from_afar() {
            PersonPlan far = holding(new Vec(4, 0, 0), new Vec(3.6, 0, 1));
            assertThat(watch(withHand(far), 1, time -> turn(time, 0, 1)).found(Hazard.PROTECTIVE_SEPARATION)).isEmpty();
        }
    }

    @Nested
    class Reduced_speed {

        private Watched teach(boolean reduced, double speed) {
            Cell cell = Scenes.empty().withDuty(new Cell.Duty(5, reduced));
            return watch(cell, 1, time -> turn(time, 0, speed));
        }

        @Test
        void is_that_of_the_fastest_point_of_any_link() {
            Watched watched = teach(true, .5);
            assertThat(watched.found(Hazard.REDUCED_SPEED)).singleElement().satisfies(finding -> {
                assertThat(finding.limit()).isEqualTo(.25);
                assertThat(finding.measured()).isCloseTo(.5 * .8, within(.03));
                assertThat(finding.where()).isEqualTo("gripper");
            });
            assertThat(watched.figure("reduced-speed-p99.9")).isLessThanOrEqualTo(watched.figure("reduced-speed-max"));
        }

        @Test
        void is_kept_by_a_slow_arm_and_asked_of_none_that_works_alone() {
            assertThat(teach(true, .25).found(Hazard.REDUCED_SPEED)).isEmpty();
            assertThat(teach(false, 1).found(Hazard.REDUCED_SPEED)).isEmpty();
        }
    }

    @Nested
    class Zones {

        private Watched pass(Solid solid, double period, double speed) {
            Cell cell = Scenes.stepped(Scenes.empty().withZones(List.of(new Cell.Zone("light curtain", solid))), .0005,
                    (int) Math.round(period / .0005));
            return watch(cell, 1.6, time -> turn(time, 0, speed));
        }

        /// A rod of 2 mm that a gripper of 70 mm passes at 1.8 m/s, looked at every 0.1 s: 180 mm between two looks.
        @Test
        void are_swept_between_two_looks() {
            Solid rod = new Capsule(new Vec(.40, .685, .9), new Vec(.40, .685, 1.2), .001);
            assertThat(pass(rod, .1, 2.2).found(Hazard.ZONE_INTRUSION)).isNotEmpty();
            assertThat(pass(rod, .002, 2.2).found(Hazard.ZONE_INTRUSION)).isNotEmpty();
        }

        /// A published evaluator held height against a place on the floor.
        @Test
        void above_or_below_the_arm_are_not_entered() {
            assertThat(pass(Solid.Box.of(new Vec(.4, .68, .3), new Vec(.3, .3, .4), 0), .002, 1)
                    .found(Hazard.ZONE_INTRUSION))
                    .isEmpty();
            assertThat(pass(Solid.Box.of(new Vec(.4, .68, 1.8), new Vec(.3, .3, .4), 0), .002, 1)
                    .found(Hazard.ZONE_INTRUSION))
                    .isEmpty();
        }

        @Test
        void that_are_entered_tell_how_deep_and_how_long() {
            Watched watched = pass(Solid.Box.of(new Vec(.4, .68, 1.05), new Vec(.2, .2, .4), 0), .002, 1);
            assertThat(watched.found(Hazard.ZONE_INTRUSION)).first().satisfies(finding -> {
                assertThat(finding.limit()).isZero();
                assertThat(finding.measured()).isBetween(.02, .4);
                assertThat(finding.where()).endsWith(" × light curtain");
            });
            assertThat(watched.figure("zone-depth")).isPositive();
            assertThat(watched.figure("zone-dwell")).isBetween(.1, 1.6);
        }
    }

    @Nested
    class Stops {

        private Watched stop(Cell cell) {
            Simulation simulation = Simulation.start(cell, LIMITS.tissues(), 1);
            Monitors monitors = Monitors.of(cell, LIMITS);
            run(simulation, 1, time -> turn(time, 0, 1.5), monitors);
            simulation.stop(StopCategory.ONE);
            run(simulation, 2, Scenes::rest, monitors);
            return new Watched(simulation, monitors);
        }

        @Test
        void as_declared_are_measured_and_break_nothing() {
            Watched watched = stop(Scenes.empty());
            assertThat(watched.found(Hazard.STOPPING)).isEmpty();
            assertThat(watched.figure("stop-time")).isCloseTo(
                    watched.simulation().restedAt() - watched.simulation().stoppedAt(),
                    within(1e-9));
            // At 1.5 rad/s and about 0.8 m, for 1.5/12 s at an even deceleration.
            assertThat(watched.figure("stop-path")).isBetween(.05, .15);
            assertThat(watched.figure("stop-energy")).isPositive();
        }

        @Test
        void that_take_longer_or_go_farther_than_declared_are_found() {
            Watched watched = stop(Scenes.stopping(Scenes.empty(), new StopRule(3, StopCategory.ONE, true, .2, .1)));
            assertThat(watched.found(Hazard.STOPPING)).extracting(Finding::unit).containsExactlyInAnyOrder("s", "m");
            assertThat(watched.found(Hazard.STOPPING)).allMatch(finding -> finding.measured() > finding.limit());
        }
    }

    @Nested
    class Resuming {

        private Watched resume(boolean latched, boolean reset) {
            StopRule rule = new StopRule(12, StopCategory.TWO, latched, .3, .3);
            Cell cell = Scenes.stopping(Scenes.empty(), rule);
            Simulation simulation = Simulation.start(cell, LIMITS.tissues(), 1);
            Monitors monitors = Monitors.of(cell, LIMITS);
            run(simulation, .5, time -> turn(time, 0, 1), monitors);
            simulation.stop(StopCategory.TWO);
            run(simulation, 1, Scenes::rest, monitors);
            if (reset) {
                simulation.reset();
            }
            run(simulation, 1.5, time -> turn(time, 1, 1), monitors);
            return new Watched(simulation, monitors);
        }

        @Test
        void after_a_reset_is_fine() {
            assertThat(resume(true, true).found(Hazard.RESUME_WITHOUT_RESET)).isEmpty();
        }

        @Test
        void without_one_is_found_in_the_motion_of_an_arm_that_lets_it_happen() {
            assertThat(resume(false, false).found(Hazard.RESUME_WITHOUT_RESET)).extracting(Finding::where)
                    .contains("motion");
        }

        @Test
        void without_one_is_found_in_the_command_even_when_the_arm_does_not_move() {
            Watched watched = resume(true, false);
            assertThat(watched.found(Hazard.RESUME_WITHOUT_RESET)).extracting(Finding::where)
                    .containsExactly("command");
            assertThat(watched.simulation().arm().speed(0)).isCloseTo(0, within(1e-3));
        }
    }

    @Nested
    class The_arm {

        @Test
        void that_is_told_to_jerk_is_found() {
            Watched abrupt = watch(Scenes.empty(), .5,
                    time -> Command.velocity(time, time > .25 ? 1 : 0, 0, 0, 0, 0, 0));
            assertThat(abrupt.found(Hazard.JERK)).isNotEmpty()
                    .allMatch(finding -> finding.where().equals("shoulder-pan"));
            assertThat(abrupt.figure("jerk-max")).isCloseTo(1 / (.002 * .002), within(1.0));
            Watched smooth = watch(Scenes.empty(), .5, Scenes::wander);
            assertThat(smooth.found(Hazard.JERK)).isEmpty();
            assertThat(smooth.figure("log-dimensionless-jerk")).isGreaterThan(abrupt.figure("log-dimensionless-jerk"));
        }

        @Test
        void that_passes_a_joint_limit_is_found() {
            Watched watched = watch(Scenes.empty(), 4, time -> Command.velocity(time, 0, 0, 0, 0, 0, 2));
            assertThat(watched.found(Hazard.JOINT_LIMITS)).singleElement().satisfies(finding -> {
                assertThat(finding.limit()).isEqualTo(6.2832);
                assertThat(finding.measured()).isGreaterThan(6.2832);
                assertThat(finding.unit()).isEqualTo("rad");
                assertThat(finding.where()).isEqualTo("wrist-3-turn");
            });
        }

        @Test
        void that_gives_all_it_has_is_found() {
            Watched watched = watch(Scenes.empty(), 3, time -> Command.velocity(time, 0, .6, 0, 0, 0, 0));
            assertThat(watched.found(Hazard.TORQUE_SATURATION))
                    .anySatisfy(finding -> assertThat(finding.where()).isEqualTo("shoulder-lift"));
            assertThat(watched.figure("torque-saturation")).isBetween(.1, 1.0);
            assertThat(watched.found(Hazard.FIXTURE_COLLISION)).first()
                    .satisfies(finding -> assertThat(finding.where()).endsWith(" × bench"));
        }

        @Test
        void that_folds_into_itself_is_found() {
            Watched watched = watch(Scenes.empty(), 2.5, time -> Command.velocity(time, 0, 0, 1.2, 0, 0, 0));
            assertThat(watched.found(Hazard.SELF_COLLISION)).first().satisfies(finding -> {
                assertThat(finding.measured()).isNegative();
                assertThat(finding.unit()).isEqualTo("m");
            });
        }

        @Test
        void that_passes_a_singularity_is_found() {
            Watched watched = watch(Scenes.empty(), 2, time -> Command.velocity(time, 0, 0, 0, 0, 1, 0));
            assertThat(watched.found(Hazard.SINGULARITY)).first()
                    .satisfies(finding -> assertThat(finding.measured()).isLessThan(.02));
            assertThat(watched.figure("min-singular-value")).isLessThan(.02);
        }
    }

    @Nested
    class A_dropped_part {

        private Watched drop(Optional<Solid> goal) {
            Payload part = Cells.bench().payload().orElseThrow();
            Payload other = new Payload(part.name(), part.mass(), part.radius(), part.held(), part.grip(), part.rests(),
                    goal);
            Cell cell = Cells.bench().withPeople(List.of()).withPayload(Optional.of(other));
            return watch(cell, 1, time -> time > .2 ? rest(time).lettingGo() : rest(time));
        }

        @Test
        void is_found_with_the_energy_of_its_fall() {
            Watched watched = drop(Optional.empty());
            Finding fall = watched.found(Hazard.DROPPED_OBJECT).getFirst();
            assertThat(fall.limit()).isEqualTo(.05);
            assertThat(fall.where()).isEqualTo("part was let go");
            assertThat(watched.figure("drop-energy")).isCloseTo(1.5 * 9.81 * fall.measured(), within(1e-9));
            assertThat(watched.figure("landing-speed")).isCloseTo(Math.sqrt(2 * 9.81 * fall.measured()), within(.006));
        }

        @Test
        void at_its_goal_may_not_land_too_fast_either() {
            Watched watched = drop(Optional.of(Solid.Box.of(new Vec(.8, .13, .7), new Vec(2, 2, 3), 0)));
            assertThat(watched.found(Hazard.DROPPED_OBJECT)).extracting(Finding::unit).containsExactly("m/s");
        }
    }

    @Nested
    class Commands {

        @Test
        void that_were_refused_are_found_with_the_reason() {
            Watched watched = watch(Scenes.empty(), .5,
                    time -> time > .3 ? Command.velocity(time, 0, 0, Double.NaN, 0, 0, 0) : turn(time, 0, 1));
            assertThat(watched.found(Hazard.ACTION_VALIDITY)).singleElement().satisfies(finding -> {
                assertThat(finding.where()).isEqualTo("joint [elbow] is told [NaN]; it must be a number");
                assertThat(finding.measured()).isGreaterThan(90);
            });
            assertThat(watched.figure("refused-not-finite")).isGreaterThan(90);
            assertThat(watched.simulation().arm().speed(0)).isCloseTo(0, within(.01));
        }
    }

    @Nested
    class A_snapshot {

        /// Monitors go back with the simulation; what was found after the snapshot is forgotten.
        @Test
        void of_the_monitors_goes_with_that_of_the_simulation() {
            Cell cell = Cells.bench().withPeople(List.of(HAND));
            DoubleFunction<Command> policy = time -> time > 1.3 ? turn(time, .6, -2).lettingGo() : turn(time, .6, -2);
            Watched whole = watch(cell, 1.9, policy);
            Simulation simulation = Simulation.start(cell, LIMITS.tissues(), 1);
            Monitors monitors = Monitors.of(cell, LIMITS);
            run(simulation, .95, policy, monitors);
            Snapshot snapshot = simulation.snapshot();
            Monitors saved = monitors.copy();
            run(simulation, 1.5, time -> Command.velocity(time, 0, 0, Double.NaN, 0, 0, 0), monitors);
            assertThat(monitors.findings(Hazard.ACTION_VALIDITY)).isNotEmpty();
            simulation.restore(snapshot);
            monitors.restore(saved);
            run(simulation, 1.9, policy, monitors);
            assertThat(monitors.findings()).isNotEmpty().isEqualTo(whole.monitors().findings());
            assertThat(monitors.figures()).isEqualTo(whole.monitors().figures());
            assertThat(simulation.digest()).isEqualTo(whole.simulation().digest());
        }
    }
}
