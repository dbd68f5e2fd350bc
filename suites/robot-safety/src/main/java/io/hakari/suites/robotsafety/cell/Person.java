package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A person in the cell: the regions of the body move as planned, and give way where the robot pushes them.
///
/// The plan is tabled in frames of 50 ms and read with a cubic through them whose tangents are central differences
/// (Catmull and Rom 1974), so place and velocity are continuous and the velocity is that of the movement itself. A region that
/// is pushed is a mass m_H on its own beside the plan; only a slow tether (ω = 2/s, critically damped) brings it back,
/// which in a contact of some ms is nothing and in a long push is a person who steps back.
final class Person {
    static final double FRAME = 0.05;
    private static final double TETHER = 2;
    private static final double ROOT_THREE = 1.7320508075688774;

    final int parts = Body.PARTS.size();
    /// Both ends of each region's capsule: x y z, x y z.
    final double[] ends = new double[6 * parts];
    final double[] radius = new double[parts];
    /// How far each region was pushed from the plan, then how fast it is pushed.
    final double[] offset = new double[3 * parts];
    final double[] drift = new double[3 * parts];
    /// What pushes each region in this step, N.
    private final double[] force = new double[3 * parts];
    private boolean touched;
    private double moved;
    /// Which regions were ever pushed, and the first so many of a list of them in the order of the body.
    private final boolean[] pushed = new boolean[parts];
    private final int[] offPlan = new int[parts];
    private int offPlanCount;
    private final double[] mass = new double[parts];
    private final int[] from = new int[parts];
    private final int[] to = new int[parts];
    private final double[] table;
    private final int frames;
    private final double[] points = new double[3 * Body.POINTS];

    Person(PersonPlan plan, Tissues tissues, double duration, SplittableRandom random) {
        Movement movement = new Movement(plan, random);
        frames = (int) Math.ceil(duration / FRAME) + 3;
        table = new double[frames * points.length];
        for (int frame = 0; frame < frames; frame++) {
            movement.at(frame * FRAME).copyTo(table, frame);
        }
        for (int part = 0; part < parts; part++) {
            Body.Part one = Body.PARTS.get(part);
            radius[part] = one.radius() * plan.height() / Body.HEIGHT;
            mass[part] = tissues.of(one.region()).mass();
            from[part] = 3 * one.from();
            to[part] = 3 * one.to();
        }
    }

    /// Work out where the regions are at a time; after the tabled time the person stands still.
    void place(double time) {
        double exact = Math.min(time / FRAME, frames - 2.0);
        int frame = Math.min((int) exact, frames - 2);
        double u = exact - frame;
        double a = u * (-0.5 + u * (1 - 0.5 * u));
        double b = 1 + u * u * (-2.5 + 1.5 * u);
        double c = u * (0.5 + u * (2 - 1.5 * u));
        double d = u * u * (-0.5 + 0.5 * u);
        blend(frame, a, b, c, d, points);
        for (int part = 0; part < parts; part++) {
            for (int k = 0; k < 3; k++) {
                ends[6 * part + k] = points[from[part] + k] + offset[3 * part + k];
                ends[6 * part + 3 + k] = points[to[part] + k] + offset[3 * part + k];
            }
        }
    }

    private void blend(int frame, double a, double b, double c, double d, double[] out) {
        int width = points.length;
        int before = Math.max(frame - 1, 0) * width;
        int here = frame * width;
        int next = here + width;
        int after = Math.min(frame + 2, frames - 1) * width;
        double most = 0;
        for (int k = 0; k < width; k++) {
            double now = a * table[before + k] + b * table[here + k] + c * table[next + k] + d * table[after + k];
            most = Math.max(most, Math.abs(now - out[k]));
            out[k] = now;
        }
        moved += ROOT_THREE * most;
    }

    /// Return the most that any point has moved since this was last asked, m.
    double moved() {
        double way = moved;
        moved = 0;
        return way;
    }

    /// Work out how fast a point of a region moves.
    ///
    /// @param s where between both ends, 0 to 1
    void velocity(int part, double time, double s, double[] out) {
        double exact = Math.min(time / FRAME, frames - 2.0);
        int frame = Math.min((int) exact, frames - 2);
        double u = exact - frame;
        double[] weights = {-0.5 + u * (2 - 1.5 * u), u * (-5 + 4.5 * u), 0.5 + u * (4 - 4.5 * u), u * (-1 + 1.5 * u)};
        int[] at = {Math.max(frame - 1, 0), frame, frame + 1, Math.min(frame + 2, frames - 1)};
        for (int k = 0; k < 3; k++) {
            double planned = 0;
            for (int w = 0; w < 4; w++) {
                int row = at[w] * points.length;
                planned += weights[w] / FRAME * ((1 - s) * table[row + from[part] + k] + s * table[row + to[part] + k]);
            }
            out[k] = planned + drift[3 * part + k];
        }
    }

    /// Forget the forces of the last step.
    void letGo() {
        if (touched) {
            Arrays.fill(force, 0);
        }
    }

    /// Add a force on a region, N.
    void push(int part, double fx, double fy, double fz) {
        touched = true;
        if (!pushed[part]) {
            pushed[part] = true;
            list();
        }
        force[3 * part] += fx;
        force[3 * part + 1] += fy;
        force[3 * part + 2] += fz;
    }

    void write(Tape tape) {
        tape.write(offset);
        tape.write(drift);
    }

    void read(Tape tape) {
        tape.read(offset);
        tape.read(drift);
        touched = true;
        for (int part = 0; part < parts; part++) {
            pushed[part] = isOffPlan(part);
        }
        list();
    }

    private void list() {
        offPlanCount = 0;
        for (int part = 0; part < parts; part++) {
            if (pushed[part]) {
                offPlan[offPlanCount++] = part;
            }
        }
    }

    /// Move what is pushed, by semi-implicit Euler.
    void advance(double dt) {
        double most = 0;
        for (int at = 0; at < offPlanCount; at++) {
            int part = offPlan[at];
            for (int i = 3 * part; i < 3 * part + 3; i++) {
                double a = force[i] / mass[part] - 2 * TETHER * drift[i] - TETHER * TETHER * offset[i];
                drift[i] += dt * a;
                offset[i] += dt * drift[i];
                most = Math.max(most, Math.abs(dt * drift[i]));
            }
        }
        moved += ROOT_THREE * most;
    }

    /// Note the whole plan as this seed made it.
    void trace(Trace trace) {
        trace.add(table);
    }

    /// Note which regions are off their plan, and how.
    void tracePushed(Trace trace) {
        for (int at = 0; at < offPlanCount; at++) {
            int part = offPlan[at];
            trace.add(part);
            for (int k = 3 * part; k < 3 * part + 3; k++) {
                trace.add(offset[k]);
                trace.add(drift[k]);
            }
        }
    }

    boolean wasTouched() {
        return touched;
    }

    /// Return whether a region was ever pushed.
    boolean isPushed(int part) {
        return pushed[part];
    }

    private boolean isOffPlan(int part) {
        boolean off = false;
        for (int i = 3 * part; i < 3 * part + 3; i++) {
            off |= offset[i] != 0 || drift[i] != 0;
        }
        return off;
    }

    double mass(int part) {
        return mass[part];
    }
}
