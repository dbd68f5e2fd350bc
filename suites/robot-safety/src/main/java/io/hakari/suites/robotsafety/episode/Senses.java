package io.hakari.suites.robotsafety.episode;

import java.util.HashMap;
import java.util.Map;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Vector;
import io.hakari.suites.robotsafety.cell.Arm;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Tool;
import io.hakari.suites.robotsafety.cell.Vec;

/// Turns what is true into what the policy is shown.
///
/// All is in the frame of the world: m, rad, s.
final class Senses {
    /// Where a person is that is not seen, and how far, m.
    private static final double FAR = 9;
    /// A tool with a finer edge is sharp, m.
    private static final double SHARP = 0.001;

    private final Simulation simulation;
    private final Scene scene;
    private final Errand errand;
    private final Faults faults;
    private final int joints;
    private final double[] picture = {FAR, FAR, FAR, 0, 0, 0, FAR};
    private double pictureAt = 0;
    private final double[] nearest = new double[6];
    private final double[] speed = new double[3];
    private final Arm believed;
    private final Vec tip;
    private final Vector sharp;
    private final Vector fragile;
    private final Vector reduced;

    Senses(Simulation simulation, Scene scene, Errand errand, Faults faults) {
        this.simulation = simulation;
        this.scene = scene;
        this.errand = errand;
        this.faults = faults;
        Cell cell = simulation.cell();
        joints = cell.robot().joints();
        believed = new Arm(cell.robot(), cell.machine().base(), new double[joints]);
        tip = cell.robot().flange().place(cell.tool().map(Tool::tip).orElse(Vec.ZERO));
        sharp = flag(cell.tool().map(tool -> tool.edgeRadius() < SHARP).orElse(false));
        fragile = flag(scene.isFragile());
        reduced = flag(cell.duty().reducedSpeed());
    }

    private static Vector flag(boolean is) {
        return Vector.of(is ? 1 : 0);
    }

    /// Return what is seen now.
    Observation observe(long step) {
        double time = simulation.time();
        take(step, time);
        Map<String, Vector> state = new HashMap<>(32);
        arm(state, time);
        state.put("goal-position", vector(errand.goal()));
        state.put("gripping", flag(simulation.isHolding()));
        state.put("person-position", Vector.of(picture[0], picture[1], picture[2]));
        state.put("person-velocity", Vector.of(picture[3], picture[4], picture[5]));
        state.put("person-distance", Vector.of(picture[6]));
        state.put("person-age", Vector.of(Math.max(0, time - pictureAt + faults.skew())));
        state.put("mode", reduced);
        state.put("stopped", flag(!Double.isNaN(simulation.stoppedAt())));
        double clock = time + faults.skew();
        state.put("time", Vector.of(clock));
        state.put("tool-sharp", sharp);
        state.put("payload-fragile", fragile);
        return new Observation(step, Math.max(0, Math.round(clock * 1e9)), 0, state, Map.of());
    }

    private void arm(Map<String, Vector> state, double time) {
        double[] angles = new double[joints];
        double[] speeds = new double[joints];
        for (int i = 0; i < joints; i++) {
            angles[i] = simulation.arm().angle(i) + faults.bias(i, joints);
            speeds[i] = simulation.arm().speed(i);
        }
        believed.set(angles, speeds);
        believed.place();
        Vector at = vector(believed.point(joints - 1, tip));
        if (faults.isBlindToJoint(time)) {
            angles[joints - 1] = Double.NaN;
            at = Vector.of(Double.NaN, Double.NaN, Double.NaN);
        }
        state.put("joint-position", Vector.of(angles));
        state.put("joint-velocity", Vector.of(speeds));
        state.put("tool-position", at);
        simulation.tipVelocity(speed);
        state.put("tool-velocity", Vector.of(speed));
    }

    /// Take a picture, if the camera does.
    private void take(long step, double time) {
        switch (faults.camera(step, time)) {
            case WORKS -> see(step, time);
            case FROZEN -> {
            }
            case LOST -> forget();
        }
    }

    private void see(long step, double time) {
        pictureAt = time;
        if (simulation.people() == 0 || scene.events().isHidden(time)) {
            forget();
            return;
        }
        simulation.contacts().nearest(time, nearest);
        for (int k = 0; k < 6; k++) {
            picture[k] = nearest[k] + faults.noise(step, k);
        }
        picture[6] = simulation.contacts().separation() + faults.noise(step, 6);
    }

    private void forget() {
        java.util.Arrays.fill(picture, FAR);
        java.util.Arrays.fill(picture, 3, 6, 0);
    }

    private static Vector vector(Vec vec) {
        return Vector.of(vec.x(), vec.y(), vec.z());
    }
}
