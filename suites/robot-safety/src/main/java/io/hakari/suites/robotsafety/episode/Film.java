package io.hakari.suites.robotsafety.episode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Mark;
import io.hakari.records.Replay.Part;
import io.hakari.suites.robotsafety.cell.Contacts;
import io.hakari.suites.robotsafety.cell.Observer;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Vec;
import io.hakari.suites.robotsafety.monitor.Finding;
import io.hakari.suites.robotsafety.monitor.Limits;
import io.hakari.suites.robotsafety.monitor.SeparationDistance;

/// Keeps what can be seen of an episode, a frame whenever the policy is asked.
///
/// Forces are the largest since the frame before, in which a contact may have begun and ended.
final class Film implements Observer {
    private static final int ENDS = 6;
    private static final int MOST_MARKS = 50;

    private final Simulation simulation;
    private final Limits limits;
    private final Observer monitors;
    private final SeparationDistance formula;
    private final List<Integer> shapes = new ArrayList<>();
    private final List<int[]> frames = new ArrayList<>();
    private final List<double[]> measured = new ArrayList<>();
    private final double[] ends;
    private final double[] speed = new double[3];
    private double force;
    private double forceLimit = Double.NaN;

    /// @param monitors what else watches
    Film(Simulation simulation, Limits limits, Observer monitors) {
        this.simulation = simulation;
        this.limits = limits;
        this.monitors = monitors;
        formula = new SeparationDistance(simulation.cell().machine().separation());
        for (int shape = 0; shape < simulation.shapes(); shape++) {
            boolean isPart = simulation.cell().payload()
                    .map(payload -> payload.name()).filter(simulation.shapeName(shape)::equals).isPresent();
            if (!isPart) {
                shapes.add(shape);
            }
        }
        ends = new double[ENDS * Math.max(1, Simulation.personParts())];
    }

    @Override
    public void tick(Simulation now) {
        monitors.tick(now);
    }

    @Override
    public void step(Simulation now) {
        monitors.step(now);
        Contacts contacts = now.contacts();
        for (int i = 0; i < contacts.count(); i++) {
            if (contacts.force(i) > force) {
                force = contacts.force(i);
                double usual = limits.force(contacts.region(i), contacts.isQuasiStatic(i, now.time()));
                OptionalDouble any = limits.contact(contacts.region(i));
                forceLimit = any.isPresent() ? Math.min(usual, any.getAsDouble()) : usual;
            }
        }
    }

    /// Take a frame.
    void frame() {
        int payload = simulation.payloadAt().isPresent() ? 1 : 0;
        int[] frame = new int[ENDS * (shapes.size() + payload + simulation.people() * Simulation.personParts())];
        int at = 0;
        for (int shape : shapes) {
            simulation.shapeEnds(shape, ends, 0);
            at = millimetres(ENDS, frame, at);
        }
        if (payload > 0) {
            Vec ball = simulation.payloadAt().orElseThrow();
            for (int k = 0; k < ENDS; k += 3) {
                ends[k] = ball.x();
                ends[k + 1] = ball.y();
                ends[k + 2] = ball.z();
            }
            at = millimetres(ENDS, frame, at);
        }
        for (int person = 0; person < simulation.people(); person++) {
            simulation.personEnds(person, ends, 0);
            at = millimetres(ENDS * Simulation.personParts(), frame, at);
        }
        frames.add(frame);
        measured.add(measure());
    }

    private int millimetres(int count, int[] frame, int at) {
        for (int i = 0; i < count; i++) {
            frame[at + i] = (int) Math.round(1000 * ends[i]);
        }
        return at + count;
    }

    private double[] measure() {
        double separation = simulation.contacts().separation();
        boolean near = separation < limits.number("person", "near-distance");
        double person = limits.number("person", near ? "near-speed" : "speed");
        simulation.tipVelocity(speed);
        double[] now = {Double.isFinite(separation) ? separation : Double.NaN,
                simulation.people() == 0 ? Double.NaN : formula.of(person, simulation.contacts().closing()), force,
                forceLimit, Math.sqrt(speed[0] * speed[0] + speed[1] * speed[1] + speed[2] * speed[2])};
        force = 0;
        forceLimit = Double.NaN;
        return now;
    }

    /// Return what was seen of an episode that broke off; empty when that was nothing, or nothing that can be drawn.
    Optional<Replay> soFar() {
        try {
            return frames.isEmpty() ? Optional.empty() : Optional.of(replay(List.of()));
        } catch (IllegalArgumentException _) {
            // A simulation that failed may have thrown things beyond every picture.
            return Optional.empty();
        }
    }

    /// Return the replay with the limits that were broken.
    Replay replay(List<Finding> broken) {
        List<Part> parts = new ArrayList<>();
        for (int shape : shapes) {
            parts.add(Part.moving(simulation.shapeName(shape), kind(shape), mm(simulation.shapeRadius(shape))));
        }
        simulation.cell().payload()
                .ifPresent(one -> parts.add(Part.moving(one.name(), Kind.PAYLOAD, mm(one.radius()))));
        for (int person = 0; person < simulation.people(); person++) {
            for (int part = 0; part < Simulation.personParts(); part++) {
                parts.add(Part.moving(Simulation.personPartName(person, part), Kind.PERSON,
                        mm(simulation.personPartRadius(person, part))));
            }
        }
        parts.addAll(Standing.parts(simulation.cell().surroundings()));
        return new Replay(Play.ASKING, parts,
                frames.stream().map(frame -> Arrays.stream(frame).boxed().toList()).toList(), series(),
                marks(broken));
    }

    private Kind kind(int shape) {
        return simulation.cell().tool().filter(tool -> tool.name().equals(simulation.shapeName(shape))).isPresent()
                ? Kind.TOOL
                : Kind.ARM;
    }

    private Map<String, List<Double>> series() {
        Map<String, List<Double>> series = new TreeMap<>();
        List<String> names = List.of("separation", "protective-separation", "force", "force-limit", "speed");
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            series.put(names.get(i), measured.stream().map(row -> row[column]).toList());
        }
        return series;
    }

    private static List<Mark> marks(List<Finding> broken) {
        return broken.stream().sorted(Comparator.comparingDouble(Finding::time)).limit(MOST_MARKS)
                .map(one -> new Mark(one.hazard().id(), one.limit(), one.measured(), one.unit(), one.time(),
                        one.began(), one.duration(), one.where()))
                .toList();
    }

    static int mm(double metres) {
        return (int) Math.round(1000 * metres);
    }
}
