package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.suites.robotsafety.cell.Refusal.Fault;

class SimulationTest {
    private static final Tissues TISSUES = new Tissues(region -> region == Region.HAND
            ? new Tissues.Tissue(75_000, .6)
            : new Tissues.Tissue(30_000, 3));

    private static Simulation start(Cell cell) {
        return Simulation.start(cell, TISSUES, 1);
    }

    @Nested
    class Replay {

        @Test
        void the_same_seed_gives_the_same_digest_and_another_seed_another() {
            String digest = digest(1);
            assertThat(digest(1)).isEqualTo(digest).hasSize(64);
            assertThat(digest(2)).isNotEqualTo(digest);
        }

        private String digest(long seed) {
            return Scenes.run(Simulation.start(Cells.bench(), TISSUES, seed), 4, Scenes::wander, Observer.NOBODY)
                    .digest();
        }

        @ParameterizedTest
        @ValueSource(doubles = {.002, 1.5, 2.8})
        void a_restored_snapshot_goes_on_as_if_nothing_had_stopped(double moment) {
            Simulation whole = start(Cells.bench());
            Scenes.run(whole, 4, Scenes::wander, Observer.NOBODY);
            Simulation one = start(Cells.bench());
            Scenes.run(one, moment, Scenes::wander, Observer.NOBODY);
            Snapshot snapshot = one.snapshot();
            Scenes.run(one, 3.5, time -> Scenes.turn(time, 0, -1), Observer.NOBODY);
            one.stop(StopCategory.ONE);
            one.restore(snapshot);
            Scenes.run(one, 4, Scenes::wander, Observer.NOBODY);
            assertThat(one.digest()).isEqualTo(whole.digest());
            Simulation other = start(Cells.bench());
            other.restore(snapshot);
            Scenes.run(other, 4, Scenes::wander, Observer.NOBODY);
            assertThat(other.digest()).isEqualTo(whole.digest());
        }

        /// In contact, stopped, with the payload in the air: whatever there is to remember.
        @Test
        void a_snapshot_remembers_contacts_stops_and_what_falls() {
            Cell cell = contact();
            Simulation whole = scene(start(cell), 2.2);
            Simulation one = start(cell);
            Scenes.run(one, 1.2, time -> Scenes.turn(time, .6, -1.4), Observer.NOBODY);
            one.restore(one.snapshot());
            assertThat(scene(one, 2.2).digest()).isEqualTo(whole.digest());
        }

        private Simulation scene(Simulation simulation, double until) {
            while (simulation.time() < until - 1e-9) {
                Command turn = Scenes.turn(simulation.time(), .6, -1.4);
                simulation.command(simulation.time() > 1.1 ? turn.lettingGo() : turn);
                if (simulation.time() > 1.4) {
                    simulation.stop(StopCategory.TWO);
                }
                simulation.advance(Observer.NOBODY);
                if (simulation.time() > 1.3 && simulation.time() < 1.31) {
                    simulation.restore(simulation.snapshot());
                }
            }
            return simulation;
        }
    }

    /// A hand held beside the gripper, into which the first joint turns.
    private static Cell contact() {
        return Cells.bench().withPeople(List.of(Scenes.holding(new Vec(1.15, -.75, 0), new Vec(.75, -.35, 1.056))));
    }

    @Nested
    class Contact {

        private double peak(double step, int stepsPerCommand, double speed) {
            double[] peak = new double[1];
            Cell cell = Scenes.stepped(contact().withPayload(Optional.empty()), step, stepsPerCommand);
            Scenes.run(start(cell), 1.7, time -> Scenes.turn(time, .6, -speed), simulation -> {
                for (int i = 0; i < simulation.contacts().count(); i++) {
                    peak[0] = Math.max(peak[0], simulation.contacts().force(i));
                }
            });
            return peak[0];
        }

        /// At several speeds, as the first step in a contact falls anywhere between its beginning and a step later.
        @ParameterizedTest
        @ValueSource(doubles = {.8, .93, 1.05, 1.2, 1.31})
        void has_a_peak_within_two_percent_of_the_converged_one_at_the_shipped_step(double speed) {
            double converged = peak(.00004, 50, speed);
            assertThat(converged).isGreaterThan(50);
            assertThat(peak(Cells.bench().control().step(), 4, speed)).isCloseTo(converged, within(.02 * converged));
        }

        @Test
        void does_not_double_when_the_step_is_halved() {
            assertThat(peak(.00025, 8, 1)).isCloseTo(peak(.0005, 4, 1), within(.02 * peak(.0005, 4, 1)));
        }

        @Test
        void is_of_robot_and_person_and_never_of_a_person_with_themselves() {
            Cell folded = Cells.bench().withPeople(List.of(Scenes.holding(new Vec(3, 0, 0), new Vec(2.95, 0, 1.2))));
            int[] touches = new int[1];
            Scenes.run(start(folded), 1, Scenes::rest, simulation -> touches[0] += simulation.contacts().count());
            assertThat(touches[0]).isZero();
        }

        @Test
        void pushes_a_free_hand_away_and_is_transient() {
            List<Boolean> quasiStatic = new ArrayList<>();
            Scenes.run(start(contact()), 1.2, time -> Scenes.turn(time, .6, -1.2), simulation -> {
                for (int i = 0; i < simulation.contacts().count(); i++) {
                    quasiStatic.add(simulation.contacts().isQuasiStatic(i, simulation.time()));
                }
            });
            assertThat(quasiStatic).isNotEmpty().doesNotContain(true);
        }

        @Test
        void that_presses_a_hand_against_a_fixture_is_clamping() {
            Cell.Fixture wall = new Cell.Fixture("wall",
                    Solid.Box.of(new Vec(.78, -.45, 1.05), new Vec(.5, .02, .5), 0), 500_000);
            Cell bench = contact();
            Cell cell = new Cell(bench.name(), bench.machine(), bench.tool(), Optional.empty(),
                    new Cell.Surroundings(List.of(wall), List.of(), bench.surroundings().people()), bench.duty());
            boolean[] clamped = new boolean[1];
            Scenes.run(start(cell), 2.6, time -> Scenes.turn(time, .6, -.4), simulation -> {
                for (int i = 0; i < simulation.contacts().count(); i++) {
                    clamped[0] |= simulation.contacts().isClamping(i);
                }
            });
            assertThat(clamped[0]).isTrue();
        }

        @Test
        void two_people_are_told_apart() {
            PersonPlan first = Scenes.holding(new Vec(3, 0, 0), new Vec(2.6, 0, 1));
            Cell cell = contact().withPeople(List.of(first, contact().surroundings().people().getFirst()));
            List<String> where = new ArrayList<>();
            Scenes.run(start(cell), 1.6, time -> Scenes.turn(time, .6, -1.2), simulation -> {
                for (int i = 0; i < simulation.contacts().count(); i++) {
                    where.add(simulation.contacts().where(i));
                }
            });
            assertThat(where).isNotEmpty().allMatch(name -> name.startsWith("person 2 "));
        }
    }

    @Nested
    class A_stop {

        @ParameterizedTest
        @EnumSource(StopCategory.class)
        void brings_the_arm_to_rest_and_keeps_it_there(StopCategory category) {
            Simulation simulation = Scenes.run(start(Scenes.empty()), 1, time -> Scenes.turn(time, 0, 1),
                    Observer.NOBODY);
            simulation.stop(category);
            assertThat(simulation.mode()).isEqualTo(Mode.STOPPING);
            Scenes.run(simulation, 1.4, time -> Scenes.turn(time, 0, 1), Observer.NOBODY);
            assertThat(simulation.mode()).isEqualTo(category == StopCategory.ONE ? Mode.BRAKED : Mode.HOLDING);
            double angle = simulation.arm().angle(0);
            double lift = simulation.arm().angle(1);
            Scenes.run(simulation, 2, time -> Scenes.turn(time, 0, 1), Observer.NOBODY);
            assertThat(simulation.arm().angle(0)).isCloseTo(angle, within(1e-4));
            assertThat(simulation.arm().angle(1)).isCloseTo(lift, within(1e-4));
        }

        /// Even deceleration from 1 rad/s at 12 rad/s² takes 1/12 s and 1/24 rad; the arm lags behind by what its inertia bends the drive.
        @Test
        void decelerates_evenly() {
            Simulation simulation = Scenes.run(start(Scenes.empty()), 1, time -> Scenes.turn(time, 0, 1),
                    Observer.NOBODY);
            double reference = simulation.reference(0);
            simulation.stop(StopCategory.TWO);
            Scenes.run(simulation, 1.4, Scenes::rest, Observer.NOBODY);
            assertThat(simulation.reference(0) - reference).isCloseTo(1 / 24.0, within(.012));
            assertThat(simulation.restedAt() - simulation.stoppedAt()).isBetween(1 / 12.0, .25);
        }

        @Test
        void lets_commands_through_again_after_a_reset_at_rest_only() {
            Simulation simulation = Scenes.run(start(Scenes.empty()), 1, time -> Scenes.turn(time, 0, 1),
                    Observer.NOBODY);
            simulation.stop(StopCategory.ONE);
            simulation.advance(Observer.NOBODY);
            assertThat(simulation.reset()).isFalse();
            Scenes.run(simulation, 1.5, Scenes::rest, Observer.NOBODY);
            assertThat(simulation.reset()).isTrue();
            double angle = simulation.arm().angle(0);
            Scenes.run(simulation, 2, time -> Scenes.turn(time, 1.5, 1), Observer.NOBODY);
            assertThat(simulation.arm().angle(0) - angle).isGreaterThan(.3);
        }
    }

    @Nested
    class A_bad_command {
        private final Simulation simulation = Scenes.run(start(Scenes.empty()), 1, time -> Scenes.turn(time, 0, .5),
                Observer.NOBODY);

        private void isRefused(Command command, Fault fault, String reason) {
            double before = simulation.referenceSpeed(0);
            assertThat(simulation.command(command)).contains(new Refusal(fault, simulation.time(), reason));
            assertThat(simulation.mode()).isEqualTo(Mode.STOPPING);
            assertThat(simulation.referenceSpeed(0)).as("not cut to size and followed").isEqualTo(before);
        }

        @Test
        void of_seven_joints_for_six_stops_the_arm() {
            isRefused(Command.velocity(1, new double[7]), Fault.WRONG_SHAPE,
                    "the command has [7] values and [0] speeds; the robot has 6 joints, so it must have 6 and 0");
        }

        @Test
        void that_is_no_number_stops_the_arm() {
            isRefused(Command.velocity(1, 0, 0, Double.NaN, 0, 0, 0), Fault.NOT_FINITE,
                    "joint [elbow] is told [NaN]; it must be a number");
            assertThat(simulation.arm().speed(2)).isFinite();
        }

        @Test
        void made_of_an_old_observation_stops_the_arm() {
            isRefused(Command.velocity(.25, new double[6]), Fault.STALE,
                    "the observation is [0.7500] s old; it may be 0.5000 s old");
        }

        @Test
        void made_of_an_observation_to_come_stops_the_arm() {
            isRefused(Command.velocity(2, new double[6]), Fault.FROM_THE_FUTURE,
                    "the observation is of [2.0000] s, which is still to come");
        }

        @Test
        void that_is_too_fast_stops_the_arm_and_is_not_cut_to_size() {
            isRefused(Command.velocity(1, 4, 0, 0, 0, 0, 0), Fault.TOO_FAST,
                    "joint [shoulder-pan] is told [4.0000] rad/s; its limit is 3.1416");
        }

        @Test
        void that_jumps_stops_the_arm() {
            double[] there = new double[6];
            for (int i = 0; i < 6; i++) {
                there[i] = simulation.reference(i);
            }
            there[1] += .01;
            isRefused(Command.tracking(1, there, new double[6]), Fault.TOO_FAR,
                    "joint [shoulder-lift] is told to jump by [0.01000] rad; in one period it may move 0.00628");
        }

        @Test
        void that_is_too_strong_stops_the_arm() {
            isRefused(Command.torque(1, 0, 0, 0, 0, 0, 29), Fault.TOO_STRONG,
                    "joint [wrist-3-turn] is told [29.000] N m; its limit is 28.000");
        }

        @Test
        void or_none_at_all_stops_the_arm() {
            while (simulation.time() < 1.2) {
                simulation.advance(Observer.NOBODY);
            }
            assertThat(simulation.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.fault()).isEqualTo(Fault.SILENCE);
                assertThat(refusal.time()).isCloseTo(1.1, within(.005));
                assertThat(refusal.reason()).isEqualTo("no command for more than [0.1] s");
            });
            assertThat(simulation.mode()).isNotEqualTo(Mode.RUNNING);
        }
    }

    @Nested
    class The_payload {

        @Test
        void that_is_let_go_lands_with_the_speed_of_its_fall() {
            Simulation simulation = start(Cells.bench().withPeople(List.of()));
            double height = simulation.payloadAt().orElseThrow().z();
            Scenes.run(simulation, 1, time -> Scenes.rest(time).lettingGo(), Observer.NOBODY);
            double fallen = height - simulation.payloadAt().orElseThrow().z();
            assertThat(simulation.landing()).hasValueSatisfying(landing -> {
                assertThat(landing.height()).isCloseTo(fallen, within(1e-3));
                assertThat(landing.speed()).isCloseTo(Math.sqrt(2 * Arm.GRAVITY * fallen), within(.006));
                assertThat(landing.lost()).isFalse();
            });
            assertThat(fallen).isGreaterThan(.2);
        }

        @Test
        void that_is_shaken_too_hard_slips() {
            Payload part = Cells.bench().payload().orElseThrow();
            Payload loose = new Payload(part.name(), part.mass(), part.radius(), part.held(), 15.5, Optional.empty(),
                    Optional.empty());
            Simulation simulation = start(Cells.bench().withPeople(List.of()).withPayload(Optional.of(loose)));
            Scenes.run(simulation, .3, Scenes::rest, Observer.NOBODY);
            assertThat(simulation.isHolding()).isTrue();
            Scenes.run(simulation, 1.3, time -> Scenes.turn(time, .3, 2), Observer.NOBODY);
            assertThat(simulation.landing()).hasValueSatisfying(landing -> assertThat(landing.lost()).isTrue());
        }

        @Test
        void weighs_on_the_arm_until_it_is_dropped() {
            Simulation simulation = start(Cells.bench().withPeople(List.of()));
            simulation.advance(Observer.NOBODY);
            double loaded = simulation.arm().bias(1);
            simulation.command(Scenes.rest(simulation.time()).lettingGo());
            assertThat(Math.abs(loaded)).isGreaterThan(Math.abs(simulation.arm().bias(1)) + 5);
        }
    }

    @Nested
    class The_arm {

        @Test
        void does_not_pass_through_the_bench() {
            Simulation simulation = start(Scenes.empty());
            Scenes.run(simulation, 3, time -> Command.velocity(time, 0, .6, 0, 0, 0, 0), Observer.NOBODY);
            assertThat(simulation.fixtureForce()).isPositive();
            assertThat(simulation.isSaturated(1)).isTrue();
            assertThat(simulation.tip().z()).isGreaterThan(.6);
        }

        @Test
        void stays_near_its_joint_limits() {
            Simulation simulation = start(Scenes.empty());
            Scenes.run(simulation, 2.5, time -> Command.velocity(time, 0, 0, 2, 0, 0, 0), Observer.NOBODY);
            assertThat(simulation.arm().angle(2)).isLessThan(3.1 + .08);
        }

        @Test
        void gives_no_more_than_its_effort() {
            Simulation simulation = start(Scenes.empty());
            Scenes.run(simulation, .3, time -> Command.torque(time, 150, 0, 0, 0, 0, 0), Observer.NOBODY);
            assertThat(simulation.arm().speed(0)).isPositive();
            assertThat(simulation.arm().angle(1)).as("nothing holds it against gravity").isGreaterThan(-1.2);
        }

        @Test
        void follows_a_velocity() {
            Simulation simulation = Scenes.run(start(Scenes.empty()), 1, time -> Scenes.turn(time, 0, 1),
                    Observer.NOBODY);
            assertThat(simulation.arm().speed(0)).isCloseTo(1, within(.01));
            assertThat(simulation.arm().angle(0)).isCloseTo(.9, within(.02));
        }
    }

    /// What happens between two commands, or in the first step, is seen too, and at its own time.
    @Test
    void every_step_is_watched_once_from_the_first_on() {
        Simulation simulation = start(Scenes.empty());
        List<Double> times = new ArrayList<>();
        simulation.advance(now -> times.add(now.time()));
        double step = simulation.cell().control().step();
        assertThat(times).containsExactlyElementsOf(IntStream
                .range(0, simulation.cell().control().stepsPerCommand()).mapToObj(i -> i * step).toList());
        assertThat(times).hasSizeGreaterThan(1);
    }

    @Test
    void an_episode_ends() {
        Simulation simulation = start(Scenes.empty().withDuty(new Cell.Duty(.01, false)));
        Scenes.run(simulation, .01, Scenes::rest, Observer.NOBODY);
        assertThat(simulation.isOver()).isTrue();
        assertThatThrownBy(() -> simulation.advance(Observer.NOBODY)).hasMessage("the episode of [0.01] s is over");
    }
}
