package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The golden arm without rotors sweeps its first joint by 1.2 rad in 1.6 s into a free hand: a ball of 0.6 kg and 40 mm with 75 kN/m.
class SweepTest {
    private static final double[] HOME = {0, -1, 1.5, -.5, 0, 0};
    private static final double[] STIFFNESS = {4000, 4000, 3000, 1000, 800, 500};
    private static final double[] DAMPING = {250, 250, 180, 60, 40, 25};
    private static final double[] EFFORT = {150, 150, 150, 28, 28, 28};
    private static final double K = 75_000;
    private static final double HAND = .6;
    private static final double RADIUS = .04;
    private static final double WRIST = .035;

    /// MuJoCo 3.14.0 with the same spring law applied inside it (contacts off, Euler, no implicit damping).
    ///
    /// At 1 ms the wrist without a rotor chatters between both ends of its effort, so that the last bit decides; no peak is compared there.
    @ParameterizedTest
    @CsvSource({"5e-4, 181.6", "2.5e-4, 178.8"})
    void the_peak_force_is_that_of_MuJoCo_at_the_same_step(double step, double golden) {
        assertThat(peak(step)).isCloseTo(golden, within(.15));
    }

    @Test
    void the_peak_at_the_shipped_step_is_within_two_percent_of_the_converged_one() {
        assertThat(peak(Cells.bench().control().step())).isCloseTo(peak(2.5e-5), within(.02 * 179));
    }

    private static double peak(double dt) {
        Arm arm = Arms.golden();
        arm.set(new double[]{.6, -1, 1.5, -.5, 0, 0}, new double[6]);
        arm.place();
        Vec tip = arm.point(5, new Vec(0, .15, 0));
        double far = StrictMath.hypot(tip.x(), tip.y());
        double[] hand = {tip.x() - tip.y() / far * (RADIUS + WRIST), tip.y() + tip.x() / far * (RADIUS + WRIST),
                tip.z()};
        double[] speed = new double[3];
        double[] torque = new double[6];
        double[] wrist = new double[6];
        double[] none = new double[6];
        double peak = 0;
        arm.set(HOME, none);
        for (int step = 0; step < Math.round(1.2 / dt); step++) {
            arm.place();
            arm.weigh();
            servo(arm, step * dt, torque);
            arm.point(5, 0, 0, 0, wrist, 0);
            arm.point(5, 0, .15, 0, wrist, 3);
            double f = touch(arm, wrist, hand, torque, speed, dt);
            peak = Math.max(peak, f);
            arm.solve(torque, none);
            for (int i = 0; i < 6; i++) {
                arm.qd[i] += dt * torque[i];
                arm.q[i] += dt * arm.qd[i];
            }
            for (int k = 0; k < 3; k++) {
                hand[k] += dt * speed[k];
            }
        }
        return peak;
    }

    private static void servo(Arm arm, double time, double[] torque) {
        double s = Math.min(time / 1.6, 1);
        for (int i = 0; i < 6; i++) {
            double angle = i == 0 ? 1.2 * s * s * s * (10 - 15 * s + 6 * s * s) : HOME[i];
            double rate = i == 0 ? 1.2 / 1.6 * 30 * s * s * (1 - 2 * s + s * s) : 0;
            double asked = arm.bias(i) + STIFFNESS[i] * (angle - arm.q[i]) + DAMPING[i] * (rate - arm.qd[i]);
            torque[i] = Math.clamp(asked, -EFFORT[i], EFFORT[i]) - arm.bias(i);
        }
    }

    private static double touch(Arm arm, double[] wrist, double[] hand, double[] torque, double[] speed, double dt) {
        double[] s = new double[2];
        double[] ball = {hand[0], hand[1], hand[2], hand[0], hand[1], hand[2]};
        double distance = Math.sqrt(Segments.distanceSquared(wrist, 0, ball, 0, s));
        double f = ContactLaw.force(K, RADIUS + WRIST - distance);
        if (f > 0) {
            double[] at = new double[3];
            double[] n = new double[3];
            for (int k = 0; k < 3; k++) {
                double axis = wrist[k] + s[0] * (wrist[3 + k] - wrist[k]);
                n[k] = (hand[k] - axis) / distance;
                at[k] = axis + n[k] * WRIST;
                speed[k] += dt * f * n[k] / HAND;
            }
            arm.push(5, at, -f * n[0], -f * n[1], -f * n[2], torque);
        }
        return f;
    }
}
