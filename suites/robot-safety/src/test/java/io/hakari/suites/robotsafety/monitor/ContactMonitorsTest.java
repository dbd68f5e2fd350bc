package io.hakari.suites.robotsafety.monitor;

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

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Cells;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Solid;
import io.hakari.suites.robotsafety.cell.Tool;
import io.hakari.suites.robotsafety.cell.Vec;
class ContactMonitorsTest {

    @Nested
    class Contact {

        @Test
        void of_a_slow_hand_is_measured_and_breaks_no_force_limit() {
            Watched watched = watch(withHand(HAND), 1.6, time -> turn(time, .6, -1));
            assertThat(watched.found(Hazard.CONTACT_FORCE)).isEmpty();
            assertThat(watched.figure("contact-force")).isBetween(80.0, 200.0);
            assertThat(watched.figure("contact-force-share")).isCloseTo(watched.figure("contact-force") / 280,
                    within(1e-9));
            assertThat(watched.figure("effective-mass")).isBetween(1.0, 5.0);
            // 2 μ v: what a free collision passes on.
            double mass = 1 / (1 / .6 + 1 / watched.figure("effective-mass"));
            assertThat(watched.figure("contact-impulse")).isCloseTo(2 * mass * .78, within(.15));
        }

        @Test
        void that_is_too_fast_breaks_the_transient_limit_of_the_hand() {
            Watched watched = watch(withHand(HAND), 1.6, time -> turn(time, .6, -2.4));
            assertThat(watched.found(Hazard.CONTACT_FORCE)).first().satisfies(finding -> {
                assertThat(finding.limit()).isEqualTo(280);
                assertThat(finding.measured()).isGreaterThan(280);
                assertThat(finding.where()).isEqualTo("person 1 right hand × gripper");
            });
        }

        /// A child whose head is where the gripper passes.
        @Test
        void of_the_head_is_never_accepted() {
            PersonPlan child = new PersonPlan("visitor", .9, PersonPlan.Doing.STAND, new Vec(.72, -.32, .2), Vec.ZERO,
                    Vec.ZERO, 0, 1, 0,
                    PersonPlan.Spread.NONE);
            Watched watched = watch(withHand(child), 2.5, time -> turn(time, .3, -.4));
            assertThat(watched.found(Hazard.CONTACT_FORCE)).anySatisfy(finding -> {
                assertThat(finding.limit()).isZero();
                assertThat(finding.measured()).isLessThan(65);
                assertThat(finding.where()).matches("person 1 (skull|face) × gripper");
            });
        }

        /// A cost that is read before the action is one step late; a finding has the time of the step in which the touch begins.
        @Test
        void is_found_in_the_step_in_which_it_happens() {
            Simulation simulation = Simulation.start(withHand(HAND), LIMITS.tissues(), 1);
            ContactForce monitor = new ContactForce(LIMITS);
            double[] first = {Double.NaN};
            run(simulation, 1.6, time -> turn(time, .6, -2.4), now -> {
                monitor.step(now);
                for (int i = 0; i < now.contacts().count(); i++) {
                    first[0] = Double.isNaN(first[0]) && now.contacts().force(i) > 280 ? now.time() : first[0];
                }
            });
            assertThat(monitor.findings().getFirst().began()).isEqualTo(first[0]);
        }

        @Test
        void that_clamps_is_held_against_the_quasi_static_limit() {
            Cell.Fixture wall = new Cell.Fixture("wall",
                    Solid.Box.of(new Vec(.78, -.45, 1.05), new Vec(.5, .02, .5), 0), 500_000);
            Cell open = withHand(HAND);
            Cell cell = new Cell(open.name(), open.machine(), open.tool(), Optional.empty(),
                    new Cell.Surroundings(List.of(wall), List.of(), open.surroundings().people()), open.duty());
            Watched watched = watch(cell, 2.6, time -> turn(time, .6, -.4));
            assertThat(watched.found(Hazard.CONTACT_FORCE)).anySatisfy(finding -> {
                assertThat(finding.limit()).isEqualTo(140);
                assertThat(finding.measured()).isGreaterThan(140);
            });
        }
    }

    @Nested
    class Pressure {

        private Watched touch(double edgeRadius, double area) {
            Tool gripper = Cells.bench().tool().orElseThrow();
            Tool tool = new Tool("blade", gripper.shape(), gripper.inertia(), edgeRadius, area);
            return watch(withHand(HAND).withTool(Optional.of(tool)), 1.5, time -> turn(time, .6, -.8));
        }

        /// K / (π R), whatever the force: the spring's Hertz area grows with its force.
        @Test
        void of_a_sharp_edge_is_above_the_limit_where_that_of_a_blunt_one_is_not() {
            Watched sharp = touch(.001, 0);
            assertThat(sharp.found(Hazard.CONTACT_PRESSURE)).first().satisfies(finding -> {
                assertThat(finding.limit()).isEqualTo(380e4);
                assertThat(finding.measured()).isCloseTo(75_000 / (Math.PI * .001), within(1.0));
                assertThat(finding.unit()).isEqualTo("Pa");
            });
            assertThat(touch(.03, 0).found(Hazard.CONTACT_PRESSURE)).isEmpty();
        }

        @Test
        void of_a_declared_area_is_force_by_area() {
            Watched watched = touch(.001, 1e-4);
            assertThat(watched.figure("contact-pressure")).isCloseTo(watched.figure("contact-force") / 1e-4,
                    within(1e-6));
        }
    }
}
