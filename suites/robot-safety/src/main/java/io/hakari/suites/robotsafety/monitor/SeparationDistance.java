package io.hakari.suites.robotsafety.monitor;

import io.hakari.suites.robotsafety.cell.Separation;

/// The protective separation distance S_p = S_h + S_r + S_s + C + Z_d + Z_r (ISO/TS 15066:2016, 5.5.4; ISO 10218-2:2025).
///
/// S_h = v_h (T_r + T_s): the person goes on while the robot reacts *and* while it stops. S_r = v_r T_r, and S_s = v_r T_s / 2 for a
/// robot that slows evenly.
public record SeparationDistance(Separation separation) {
    private static final double FINE = 0.040;
    private static final double DEAD = 0.014;
    private static final double PER_METRE = 8;
    private static final double COARSE = 0.850;

    /// Return S_p, m.
    ///
    /// @param person v_h, speed of the person towards the robot, m/s
    /// @param robot  v_r, speed of the robot's point towards the person, m/s
    public double of(double person, double robot) {
        double reaction = separation.reaction();
        double stopping = separation.stopping();
        double advancing = Math.max(0, robot);
        return person * (reaction + stopping) + advancing * reaction + advancing * stopping / 2 + intrusion()
                + separation.sensor() + separation.robot();
    }

    /// Return C: 8 (d − 14 mm) for a sensor that resolves d ≤ 40 mm, else 850 mm (ISO 13855:2010); never negative.
    double intrusion() {
        double d = separation.resolution();
        return d <= FINE ? Math.max(0, PER_METRE * (d - DEAD)) : COARSE;
    }
}
