package io.hakari.suites.robotsafety.cell;

import static java.util.Locale.ROOT;

/// Looks at a cell once, for what would make its simulation wrong rather than wild.
final class StartCheck {
    /// A spring that is stepped by semi-implicit Euler explodes at ω dt = 2; half of that is kept.
    private static final double STEADY = 1;

    private final Cell cell;
    private final Tissues tissues;
    private final Arm arm;

    StartCheck(Cell cell, Tissues tissues, Arm arm) {
        this.cell = cell;
        this.tissues = tissues;
        this.arm = arm;
    }

    void look(Structure structure) {
        if (structure.selfDistance() < 0) {
            throw new IllegalArgumentException(String.format(ROOT,
                    "at home the arm overlaps itself by [%.4f] m at %s; change home, or the shapes",
                    -structure.selfDistance(), structure.selfWhere()));
        }
        fixtures();
        drive();
    }

    private void fixtures() {
        double dt = cell.control().step();
        for (Cell.Fixture fixture : cell.surroundings().fixtures()) {
            for (Region region : Region.values()) {
                Tissues.Tissue tissue = tissues.of(region);
                double turn = dt * Math.sqrt((fixture.stiffness() + tissue.stiffness()) / tissue.mass());
                if (turn > STEADY) {
                    throw new IllegalArgumentException(String.format(ROOT,
                            "fixture [%s] has the stiffness [%.0f] N/m, too much for a step of %s s with the mass of [%s]; at most"
                                    + " %.0f",
                            fixture.name(), fixture.stiffness(), dt, region.id(),
                            tissue.mass() / (dt * dt) - tissue.stiffness()));
                }
            }
        }
    }

    private void drive() {
        int n = arm.joints();
        double dt = cell.control().step();
        Drive drive = cell.machine().drive();
        for (int i = 0; i < n; i++) {
            double[] column = new double[n];
            column[i] = 1;
            arm.solve(column, new double[n]);
            double inertia = 1 / column[i];
            double rate = drive.damping().get(i) * dt / inertia + drive.stiffness().get(i) * dt * dt / inertia;
            if (rate > STEADY) {
                throw new IllegalArgumentException(String.format(ROOT,
                        "the drive of joint [%s] is too stiff for a step of %s s and an inertia of [%.5f] kg m²: damping·step +"
                                + " stiffness·step² is [%.5f]; lower them, or give the rotor its inertia",
                        cell.robot().joint(i).name(), dt, inertia, rate * inertia));
            }
        }
    }
}
