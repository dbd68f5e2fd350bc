package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Vec;

/// Arm, tool and payload against the volumes they must keep out of: depth = max(0, −signed distance), m.
///
/// Looked at once a command, and swept: between two looks every capsule is moved from where it was to where it is in steps of at most half its
/// radius, so that a thin volume is not jumped over.
final class ZoneIntrusion implements CommandMonitor {
    private static final int MOST_STEPS = 256;

    private final List<Cell.Zone> zones;
    private final Ledger ledger;
    private final double[] now = new double[6];
    private final double[] between = new double[6];
    private final double[] place = new double[1];
    private double[] before = new double[0];
    private double depth;
    private double dwell;

    ZoneIntrusion(Cell cell) {
        this(cell.surroundings().zones(), Ledger.ceiling(Hazard.ZONE_INTRUSION, "m"));
    }

    private ZoneIntrusion(List<Cell.Zone> zones, Ledger ledger) {
        this.zones = zones;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.ZONE_INTRUSION;
    }

    @Override
    public void tick(Simulation simulation) {
        if (zones.isEmpty()) {
            return;
        }
        boolean first = before.length == 0;
        if (first) {
            before = new double[6 * simulation.shapes() + 6];
        }
        boolean inside = false;
        for (int shape = 0; shape < simulation.shapes(); shape++) {
            simulation.shapeEnds(shape, now, 0);
            if (simulation.moves(shape)) {
                inside |= sweep(simulation, 6 * shape, simulation.shapeRadius(shape), simulation.shapeName(shape),
                        first);
            } else {
                System.arraycopy(now, 0, before, 6 * shape, 6);
            }
        }
        inside |= payload(simulation);
        dwell += inside ? simulation.cell().control().period() : 0;
    }

    private boolean payload(Simulation simulation) {
        int o = before.length - 6;
        if (!simulation.isFalling()) {
            before[o] = Double.NaN;
            return false;
        }
        Vec ball = simulation.payloadAt().orElseThrow();
        for (int k = 0; k < 6; k += 3) {
            now[k] = ball.x();
            now[k + 1] = ball.y();
            now[k + 2] = ball.z();
        }
        double radius = simulation.cell().payload().orElseThrow().radius();
        return sweep(simulation, o, radius, simulation.cell().payload().orElseThrow().name(), Double.isNaN(before[o]));
    }

    private boolean sweep(Simulation simulation, int o, double radius, String name, boolean first) {
        double moved = first ? 0 : moved(o);
        int steps = (int) Math.clamp(Math.ceil(2 * moved / radius), 1, MOST_STEPS);
        double reach = radius + half() + moved;
        boolean inside = false;
        for (int zone = 0; zone < zones.size(); zone++) {
            double deepest = 0;
            if (zones.get(zone).solid().distance((now[0] + now[3]) / 2, (now[1] + now[4]) / 2,
                    (now[2] + now[5]) / 2) > reach) {
                continue;
            }
            for (int i = 1; i <= steps; i++) {
                double share = (double) i / steps;
                for (int k = 0; k < 6; k++) {
                    between[k] = first ? now[k] : before[o + k] + share * (now[k] - before[o + k]);
                }
                deepest = Math.max(deepest, deep(zones.get(zone), radius));
            }
            if (deepest > 0) {
                inside = true;
                depth = Math.max(depth, deepest);
                String where = name + " × " + zones.get(zone).name();
                ledger.note(zone, 0, deepest, simulation.time(), () -> where);
            }
        }
        System.arraycopy(now, 0, before, o, 6);
        return inside;
    }

    /// Return the farthest that an end of the capsule has moved since the last look, m.
    private double moved(int o) {
        double farthest = 0;
        for (int k = 0; k < 6; k += 3) {
            double dx = now[k] - before[o + k];
            double dy = now[k + 1] - before[o + k + 1];
            double dz = now[k + 2] - before[o + k + 2];
            farthest = Math.max(farthest, dx * dx + dy * dy + dz * dz);
        }
        return Math.sqrt(farthest);
    }

    private double half() {
        double dx = now[3] - now[0];
        double dy = now[4] - now[1];
        double dz = now[5] - now[2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
    }

    private double deep(Cell.Zone zone, double radius) {
        return radius - zone.solid().distance(between, 0, place);
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("zone-depth", depth, "m"), new Figure("zone-dwell", dwell, "s"));
    }

    @Override
    public Monitor copy() {
        ZoneIntrusion copy = new ZoneIntrusion(zones, ledger.copy());
        copy.before = before.clone();
        copy.depth = depth;
        copy.dwell = dwell;
        return copy;
    }
}
