package io.hakari.suites.robotsafety.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmTest {
    private static final double[] Q = {.3, -1, 1.5, -.5, .2, .4};
    private static final double[] QD = {.5, -.3, .7, .2, -.9, 1.1};

    private final Arm arm = Arms.golden();

    @BeforeEach
    void place() {
        arm.set(Q, QD);
        arm.place();
        arm.weigh();
    }

    /// MuJoCo 3.14.0 (mj_fullM, qfrc_bias) and mecano 17-0.18.1 (CRBA, RNEA) for the same arm.
    @Nested
    class Against_MuJoCo_and_mecano {

        @ParameterizedTest
        @CsvSource({"0, 0, 2.06872951112303", "1, 1, 2.49226887514641", "1, 2, 0.770374262589061", "5, 5, 7.135625e-4"})
        void the_mass_matrix_is_the_same(int row, int column, double golden) {
            assertThat(arm.mass(row, column)).isCloseTo(golden, within(1e-12 * golden));
            assertThat(arm.mass(column, row)).isEqualTo(arm.mass(row, column));
        }

        @ParameterizedTest
        @CsvSource({"0, -0.62741729092149, 1e-12", "1, -40.8702303699228, 1e-12", "2, -16.2678102812270, 1e-12",
                // The reference has 12 digits from here on.
                "3, 0.151912742633, 3e-12", "4, 0.015384320408, 3e-11", "5, 1.190809068587e-4, 1e-12"})
        void the_bias_is_the_same(int joint, double golden, double relative) {
            assertThat(arm.bias(joint)).isCloseTo(golden, within(relative * Math.abs(golden)));
        }
    }

    @Test
    void a_rotor_adds_its_inertia_to_its_own_joint_alone() {
        Arm geared = new Arm(Cells.robot(), Pose.IDENTITY, 0, 0, 0, 0, .1, 0);
        geared.set(Q, QD);
        geared.place();
        geared.weigh();
        assertThat(geared.mass(4, 4) - arm.mass(4, 4)).isCloseTo(.1, within(1e-15));
        assertThat(geared.mass(4, 3)).isEqualTo(arm.mass(4, 3));
        assertThat(geared.bias(4)).isEqualTo(arm.bias(4));
    }

    /// The bias at rest is the slope of the potential energy, whichever axis a joint turns about.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void gravity_pulls_down_the_slope_of_the_potential_energy(int joint) {
        double h = 1e-6;
        double slope = (energyAt(joint, h) - energyAt(joint, -h)) / (2 * h);
        arm.set(Q, new double[6]);
        arm.place();
        arm.weigh();
        assertThat(arm.bias(joint)).isCloseTo(slope, within(1e-7));
    }

    private double energyAt(int joint, double change) {
        double[] q = Q.clone();
        q[joint] += change;
        arm.set(q, new double[6]);
        arm.place();
        return arm.potentialEnergy();
    }

    /// Falling without a drive keeps the energy, up to what a step of semi-implicit Euler loses.
    @Test
    void a_fall_keeps_the_energy() {
        double before = arm.kineticEnergy() + arm.potentialEnergy();
        double dt = 1e-5;
        double[] torque = new double[6];
        double[] none = new double[6];
        for (int step = 0; step < 20_000; step++) {
            for (int i = 0; i < 6; i++) {
                torque[i] = -arm.bias(i);
            }
            arm.solve(torque, none);
            for (int i = 0; i < 6; i++) {
                arm.qd[i] += dt * torque[i];
                arm.q[i] += dt * arm.qd[i];
            }
            arm.place();
            arm.weigh();
        }
        assertThat(arm.kineticEnergy()).isGreaterThan(1);
        assertThat(arm.kineticEnergy() + arm.potentialEnergy()).isCloseTo(before, within(2e-3 * arm.kineticEnergy()));
    }

    @Test
    void velocities_are_the_slope_of_places() {
        Vec local = new Vec(.02, .1, -.03);
        double[] there = new double[3];
        Vec now = arm.point(5, local);
        arm.velocity(5, now.x(), now.y(), now.z(), there, 0);
        double h = 1e-6;
        Vec slope = placed(h, local).minus(placed(-h, local)).times(1 / (2 * h));
        assertThat(there[0]).isCloseTo(slope.x(), within(1e-8));
        assertThat(there[1]).isCloseTo(slope.y(), within(1e-8));
        assertThat(there[2]).isCloseTo(slope.z(), within(1e-8));
    }

    private Vec placed(double time, Vec local) {
        double[] q = new double[6];
        for (int i = 0; i < 6; i++) {
            q[i] = Q[i] + time * QD[i];
        }
        arm.set(q, QD);
        arm.place();
        return arm.point(5, local);
    }

    /// An independent program with the same arm says 1.39401 kg where a sweep of joint 1 first touches, a little before this place.
    @Test
    void the_effective_mass_is_what_a_push_feels() {
        arm.set(new double[]{.6, -1, 1.5, -.5, 0, 0}, new double[6]);
        arm.place();
        arm.weigh();
        Vec tip = arm.point(5, new Vec(0, .15, 0));
        double far = Math.hypot(tip.x(), tip.y());
        Vec across = new Vec(-tip.y() / far, tip.x() / far, 0);
        assertThat(arm.effectiveMass(5, tip, across)).isCloseTo(1.39401, within(1e-4));
        assertThat(arm.effectiveMass(5, tip, across.times(-1))).isEqualTo(arm.effectiveMass(5, tip, across));
    }
}
