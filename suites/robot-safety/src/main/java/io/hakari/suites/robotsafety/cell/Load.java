package io.hakari.suites.robotsafety.cell;

import java.util.List;

/// The payload: held, in free fall, or lying somewhere.
///
/// It is lost when the gripper opens, or when more force would be needed to keep it at its place than the grip has:
/// m |a + g| with the acceleration of the place where it is held.
final class Load {
    private static final double REACH = 0.03;
    private static final int HELD = 0;
    private static final int FALLING = 1;
    private static final int LYING = 2;

    private final Payload payload;
    private final Vec place;
    private final int link;
    private final Inertia empty;
    private final Inertia full;
    private final List<Cell.Fixture> fixtures;
    private final double[] at = new double[3];
    private final double[] speed = new double[3];
    private final double[] held = new double[3];
    private final double[] heldSpeed = new double[3];
    private int state;
    private double fellFrom;
    private double landing;
    private boolean fresh = true;
    private boolean slipped;

    Load(Payload payload, Cell cell) {
        this.payload = payload;
        Robot robot = cell.robot();
        link = robot.joints() - 1;
        place = robot.flange().place(payload.held());
        Inertia bare = robot.links().get(link).inertia();
        empty = cell.tool().map(tool -> bare.plus(tool.inertia().in(robot.flange()))).orElse(bare);
        full = empty.plus(Inertia.ofBall(payload.mass(), place, payload.radius()));
        fixtures = cell.surroundings().fixtures();
        state = payload.rests().isPresent() ? LYING : HELD;
        payload.rests().ifPresent(rest -> {
            at[0] = rest.x();
            at[1] = rest.y();
            at[2] = rest.z();
        });
        fellFrom = at[2];
    }

    /// Tell the arm what its last link weighs.
    void burden(Arm arm) {
        arm.carry(state == HELD ? full : empty);
    }

    /// Be where the gripper is; the arm must be placed.
    void place(Arm arm) {
        if (state == HELD) {
            arm.point(link, place.x(), place.y(), place.z(), at, 0);
        }
    }

    boolean isHeld() {
        return state == HELD;
    }

    /// Open or close the gripper; a closing one takes what is within 30 mm.
    void grip(boolean closed, Arm arm) {
        if (!closed && state == HELD) {
            release(arm, false);
        } else if (closed && state == LYING) {
            arm.point(link, place.x(), place.y(), place.z(), held, 0);
            double dx = held[0] - at[0];
            double dy = held[1] - at[1];
            double dz = held[2] - at[2];
            if (dx * dx + dy * dy + dz * dz <= REACH * REACH) {
                state = HELD;
                fresh = true;
                burden(arm);
            }
        }
    }

    private void release(Arm arm, boolean bySlipping) {
        state = FALLING;
        slipped = bySlipping;
        fellFrom = at[2];
        burden(arm);
    }

    /// Follow the gripper, or fall; the arm must be placed.
    void advance(Arm arm, double dt) {
        switch (state) {
            case HELD -> follow(arm, dt);
            case FALLING -> fall(dt);
            default -> {
            }
        }
    }

    private void follow(Arm arm, double dt) {
        arm.point(link, place.x(), place.y(), place.z(), held, 0);
        arm.velocity(link, held[0], held[1], held[2], heldSpeed, 0);
        double needed = 0;
        for (int k = 0; k < 3; k++) {
            double a = (fresh ? 0 : (heldSpeed[k] - speed[k]) / dt) + (k == 2 ? Arm.GRAVITY : 0);
            needed += a * a;
            speed[k] = heldSpeed[k];
        }
        fresh = false;
        if (payload.mass() * Math.sqrt(needed) > payload.grip()) {
            release(arm, true);
        }
    }

    private void fall(double dt) {
        // Exact for constant gravity, so that the speed of landing depends on the step in the last step alone.
        at[2] += dt * speed[2] - 0.5 * dt * dt * Arm.GRAVITY;
        speed[2] -= dt * Arm.GRAVITY;
        at[0] += dt * speed[0];
        at[1] += dt * speed[1];
        double gap = at[2];
        for (Cell.Fixture fixture : fixtures) {
            gap = Math.min(gap, fixture.solid().distance(at[0], at[1], at[2]));
        }
        if (gap <= payload.radius() && speed[2] < 0) {
            landing = Math.sqrt(speed[0] * speed[0] + speed[1] * speed[1] + speed[2] * speed[2]);
            java.util.Arrays.fill(speed, 0);
            state = LYING;
        }
    }

    Payload payload() {
        return payload;
    }

    boolean isFalling() {
        return state == FALLING;
    }

    boolean isLying() {
        return state == LYING;
    }

    /// Return whether it was lost rather than let go.
    boolean slipped() {
        return slipped;
    }

    double fellFrom() {
        return fellFrom;
    }

    double landingSpeed() {
        return landing;
    }

    double[] at() {
        return at;
    }

    void write(Tape tape) {
        tape.write(at);
        tape.write(speed);
        tape.write(state);
        tape.write(fellFrom);
        tape.write(landing);
        tape.write(fresh ? 1 : 0);
        tape.write(slipped ? 1 : 0);
    }

    void read(Tape tape) {
        tape.read(at);
        tape.read(speed);
        state = (int) tape.read();
        fellFrom = tape.read();
        landing = tape.read();
        fresh = tape.read() != 0;
        slipped = tape.read() != 0;
    }
}
