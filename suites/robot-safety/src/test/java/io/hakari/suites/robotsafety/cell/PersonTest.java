package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.suites.robotsafety.cell.PersonPlan.Doing;
import io.hakari.suites.robotsafety.cell.PersonPlan.Spread;

class PersonTest {
    private static final Tissues TISSUES = new Tissues(_ -> new Tissues.Tissue(75_000, .6));
    private static final double H = 1e-5;

    private static PersonPlan plan(Doing doing) {
        return new PersonPlan("operator", 1.7, doing, new Vec(2.5, .3, 0), new Vec(.9, 0, 0), new Vec(1.9, .2, 1.1), .5,
                1.6, 1,
                new Spread(.3, .1, .1));
    }

    private static Person person(Doing doing, long seed) {
        return new Person(plan(doing), TISSUES, 6, new SplittableRandom(seed));
    }

    /// Places and velocities are continuous, across the frames of the table too.
    @ParameterizedTest
    @EnumSource(Doing.class)
    void a_movement_is_smooth(Doing doing) {
        Person person = person(doing, 3);
        double[] before = new double[3];
        double[] after = new double[3];
        for (int frame = 1; frame < 110; frame++) {
            double time = frame * Person.FRAME;
            for (int part = 0; part < person.parts; part++) {
                person.place(time - H);
                double x = person.ends[6 * part];
                person.velocity(part, time - H, 0, before);
                person.place(time + H);
                person.velocity(part, time + H, 0, after);
                assertThat(person.ends[6 * part]).isCloseTo(x, within(12 * 2 * H));
                for (int k = 0; k < 3; k++) {
                    assertThat(after[k]).isCloseTo(before[k], within(.02));
                }
            }
        }
    }

    /// A published cell took the velocity of people from teleported poses and found a separation distance of 18 m.
    @ParameterizedTest
    @EnumSource(Doing.class)
    void the_velocity_is_that_of_the_movement(Doing doing) {
        Person person = person(doing, 5);
        double[] velocity = new double[3];
        double[] here = new double[person.ends.length];
        for (double time = .12; time < 5.5; time += .0613) {
            person.place(time - H);
            System.arraycopy(person.ends, 0, here, 0, here.length);
            person.place(time + H);
            for (int part = 0; part < person.parts; part++) {
                person.velocity(part, time, 0, velocity);
                for (int k = 0; k < 3; k++) {
                    assertThat(velocity[k]).isCloseTo((person.ends[6 * part + k] - here[6 * part + k]) / (2 * H),
                            within(1e-2));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Doing.class, names = {"STAND", "WALK", "REACH"})
    void nobody_moves_faster_than_people_do(Doing doing) {
        Person person = person(doing, 9);
        double[] v = new double[3];
        double fastest = 0;
        for (double time = 0; time < 6; time += .01) {
            person.velocity(0, time, 0, v);
            fastest = Math.max(fastest, new Vec(v[0], v[1], v[2]).length());
        }
        assertThat(fastest).isLessThan(1.6 * 1.1 * 1.05);
    }

    @Test
    void a_walk_has_the_speed_of_its_plan() {
        PersonPlan plan = new PersonPlan("operator", 1.75, Doing.WALK, new Vec(4, 0, 0), Vec.ZERO, Vec.ZERO, 0, 1.6, 0,
                Spread.NONE);
        Person person = new Person(plan, TISSUES, 6, new SplittableRandom(1));
        double[] v = new double[3];
        person.velocity(0, 1.2, 0, v);
        assertThat(v[0]).isCloseTo(-1.6, within(1e-9));
    }

    @Test
    void a_reaching_hand_arrives_where_it_was_going() {
        PersonPlan plan = new PersonPlan("operator", 1.75, Doing.REACH, new Vec(1.2, 0, 0), Vec.ZERO,
                new Vec(.65, 0, 1), 0, 1, 5,
                Spread.NONE);
        Person person = new Person(plan, TISSUES, 6, new SplittableRandom(1));
        person.place(4);
        int hand = 12;
        assertThat(Body.PARTS.get(hand).name()).isEqualTo("right hand");
        assertThat(new Vec(person.ends[6 * hand + 3], person.ends[6 * hand + 4], person.ends[6 * hand + 5])
                .minus(plan.target()).length()).isLessThan(1e-9);
    }

    @Test
    void another_seed_moves_otherwise() {
        Person one = person(Doing.WALK, 1);
        Person same = person(Doing.WALK, 1);
        Person other = person(Doing.WALK, 2);
        for (Person person : new Person[]{one, same, other}) {
            person.place(1.5);
        }
        assertThat(same.ends).isEqualTo(one.ends);
        assertThat(other.ends).isNotEqualTo(one.ends);
    }

    @Test
    void bones_keep_their_length() {
        Person person = person(Doing.REACH, 4);
        for (double time = 0; time < 5; time += .037) {
            person.place(time);
            double square = 0;
            for (int k = 0; k < 3; k++) {
                double d = person.ends[6 * 8 + 3 + k] - person.ends[6 * 8 + k];
                square += d * d;
            }
            assertThat(Math.sqrt(square)).isCloseTo(.30 * 1.7 / 1.75, within(.004));
        }
    }
}
