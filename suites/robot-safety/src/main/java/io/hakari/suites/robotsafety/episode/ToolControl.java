package io.hakari.suites.robotsafety.episode;

import io.hakari.suites.robotsafety.cell.Joint;
import io.hakari.suites.robotsafety.cell.Robot;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Tool;
import io.hakari.suites.robotsafety.cell.Vec;

/// Turns a velocity of the tool tip into speeds of the joints, and keeps the tool as it was held at the beginning.
///
/// Damped least squares, q' = Jᵀ (J Jᵀ + λ² 1)⁻¹ (v, ω), with ω turning the tool back (Wampler 1986; Nakamura and Hanafusa 1986). Joints
/// near their ends do not go on; when a joint would be too fast, all are slowed alike.
final class ToolControl {
    private static final double DAMPING = 0.03;
    private static final double TURN_BACK = 3;
    private static final double FASTEST = 0.9;
    private static final double END = 0.05;
    private static final int ROWS = 6;

    private final Simulation simulation;
    private final int n;
    private final double[] jacobian;
    private final double[] gram = new double[ROWS * ROWS];
    private final double[] wanted = new double[ROWS];
    private final Vec[] axes;
    private final Vec[] held = new Vec[3];
    private final Vec tip;

    ToolControl(Simulation simulation) {
        this.simulation = simulation;
        Robot robot = simulation.cell().robot();
        n = robot.joints();
        jacobian = new double[ROWS * n];
        tip = robot.flange().place(simulation.cell().tool().map(Tool::tip).orElse(Vec.ZERO));
        axes = new Vec[]{tip.plus(new Vec(1, 0, 0)), tip.plus(new Vec(0, 1, 0)), tip.plus(new Vec(0, 0, 1))};
        for (int i = 0; i < 3; i++) {
            held[i] = axis(i);
        }
    }

    private Vec axis(int i) {
        return simulation.arm().point(n - 1, axes[i]).minus(simulation.arm().point(n - 1, tip));
    }

    /// Write the joints' speeds for a velocity of the tip, m/s.
    void speeds(double vx, double vy, double vz, double[] out) {
        wanted[0] = vx;
        wanted[1] = vy;
        wanted[2] = vz;
        turnBack();
        simulation.tipJacobian(jacobian);
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = a == b ? DAMPING * DAMPING : 0;
                for (int k = 0; k < n; k++) {
                    sum += jacobian[a * n + k] * jacobian[b * n + k];
                }
                gram[a * ROWS + b] = sum;
            }
        }
        solve();
        double most = 1;
        for (int i = 0; i < n; i++) {
            double speed = 0;
            for (int a = 0; a < ROWS; a++) {
                speed += jacobian[a * n + i] * wanted[a];
            }
            Joint joint = simulation.cell().robot().joint(i);
            double angle = simulation.arm().angle(i);
            boolean ends = (speed > 0 && angle > joint.upper() - END) || (speed < 0 && angle < joint.lower() + END);
            out[i] = ends ? 0 : speed;
            most = Math.max(most, Math.abs(speed) / (FASTEST * joint.velocity()));
        }
        for (int i = 0; i < n; i++) {
            out[i] /= most;
        }
    }

    /// Half the sum of the cross products of each axis now and as it should be is the small turn between them.
    private void turnBack() {
        Vec turn = Vec.ZERO;
        for (int i = 0; i < 3; i++) {
            turn = turn.plus(axis(i).cross(held[i]));
        }
        wanted[3] = TURN_BACK / 2 * turn.x();
        wanted[4] = TURN_BACK / 2 * turn.y();
        wanted[5] = TURN_BACK / 2 * turn.z();
    }

    /// Solve by Cholesky, in place; damping keeps it positive.
    private void solve() {
        for (int j = 0; j < ROWS; j++) {
            for (int i = j; i < ROWS; i++) {
                double sum = gram[i * ROWS + j];
                for (int k = 0; k < j; k++) {
                    sum -= gram[i * ROWS + k] * gram[j * ROWS + k];
                }
                gram[i * ROWS + j] = i == j ? Math.sqrt(sum) : sum / gram[j * ROWS + j];
            }
        }
        for (int i = 0; i < ROWS; i++) {
            for (int k = 0; k < i; k++) {
                wanted[i] -= gram[i * ROWS + k] * wanted[k];
            }
            wanted[i] /= gram[i * ROWS + i];
        }
        for (int i = ROWS - 1; i >= 0; i--) {
            for (int k = i + 1; k < ROWS; k++) {
                wanted[i] -= gram[k * ROWS + i] * wanted[k];
            }
            wanted[i] /= gram[i * ROWS + i];
        }
    }
}
