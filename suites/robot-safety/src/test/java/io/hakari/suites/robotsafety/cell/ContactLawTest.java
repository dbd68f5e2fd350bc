package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLawTest {
    private static final double HAND = 0.6;
    private static final double ROBOT = 0.73;
    private static final double STIFFNESS = 75_000;

    /// Closed form of two masses and a spring: F = v √(μK), T = π √(μ/K), impulse 2 μ v.
    @Test
    void a_collision_in_one_dimension_has_the_force_duration_and_impulse_of_the_closed_form() {
        Collision collision = collide(1e-6);
        assertThat(collision.peak).isCloseTo(157.160, within(5e-4));
        assertThat(collision.duration).isCloseTo(6.5831e-3, within(2e-6));
        assertThat(collision.impulse).isCloseTo(0.658647, within(5e-7));
        double mass = ContactLaw.reducedMass(HAND, ROBOT);
        assertThat(ContactLaw.halfPeriod(mass, STIFFNESS)).isCloseTo(6.5831e-3, within(5e-8));
    }

    /// Impulse divided by the step doubles whenever the step is halved; a force does not depend on it.
    @ParameterizedTest
    @CsvSource({"5e-4, 0.02", "2.5e-4, 0.005", "1.25e-4, 0.002"})
    void the_peak_does_not_grow_with_a_finer_step(double step, double relative) {
        assertThat(collide(step).peak).isCloseTo(157.160, within(relative * 157.160));
    }

    @Test
    void nothing_is_pulled() {
        assertThat(ContactLaw.force(STIFFNESS, -0.001)).isZero();
        assertThat(ContactLaw.force(STIFFNESS, 0.001)).isEqualTo(75);
    }

    private static Collision collide(double dt) {
        double hand = 0;
        double handSpeed = 0;
        double robot = 0;
        double robotSpeed = 1;
        double peak = 0;
        double impulse = 0;
        int steps = 0;
        do {
            double force = ContactLaw.force(STIFFNESS, robot - hand);
            peak = Math.max(peak, force);
            impulse += force * dt;
            handSpeed += dt * force / HAND;
            robotSpeed -= dt * force / ROBOT;
            hand += dt * handSpeed;
            robot += dt * robotSpeed;
            steps++;
        } while (robot > hand);
        return new Collision(peak, steps * dt, impulse);
    }

    private record Collision(double peak, double duration, double impulse) {}
}
