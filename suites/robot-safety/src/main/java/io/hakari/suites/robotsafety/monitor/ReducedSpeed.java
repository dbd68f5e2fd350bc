package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Simulation;

/// The speed of the fastest point of any link while a person teaches: max |v| ≤ 250 mm/s, m/s.
///
/// A link's fastest point on its axis is one of its ends, as speed is convex along it. Outside of reduced-speed mode nothing is limited.
final class ReducedSpeed implements Monitor {
    private static final double BIN = 0.001;
    private static final int BINS = 8192;
    private static final double SHARE = 0.999;

    private final double limit;
    private final Ledger ledger;
    private final int[] histogram;
    private long steps;
    private double fastest;

    ReducedSpeed(Limits limits) {
        this(limits.number("robot", "reduced-speed"), Ledger.ceiling(Hazard.REDUCED_SPEED, "m/s"), new int[BINS]);
    }

    private ReducedSpeed(double limit, Ledger ledger, int... histogram) {
        this.limit = limit;
        this.ledger = ledger;
        this.histogram = histogram;
    }

    @Override
    public Hazard hazard() {
        return Hazard.REDUCED_SPEED;
    }

    @Override
    public void step(Simulation simulation) {
        if (!simulation.cell().duty().reducedSpeed()) {
            return;
        }
        double most = 0;
        int shape = 0;
        for (int i = 0; i < simulation.shapes(); i++) {
            double speed = simulation.moves(i) ? simulation.shapeSpeed(i) : 0;
            if (speed > most) {
                most = speed;
                shape = i;
            }
        }
        steps++;
        histogram[(int) Math.min(most / BIN, BINS - 1)]++;
        fastest = Math.max(fastest, most);
        if (most > limit) {
            int fast = shape;
            ledger.note(0, limit, most, simulation.time(), () -> simulation.shapeName(fast));
        }
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return steps == 0
                ? List.of()
                : List.of(new Figure("reduced-speed-max", fastest, "m/s"),
                        new Figure("reduced-speed-p99.9", Math.min(percentile(), fastest), "m/s"));
    }

    /// Return the upper edge of the bin, 1 mm/s wide, that 99.9 % of all steps reach.
    private double percentile() {
        long below = 0;
        int bin = 0;
        while (bin < BINS && below + histogram[bin] < SHARE * steps) {
            below += histogram[bin++];
        }
        return (bin + 1) * BIN;
    }

    @Override
    public Monitor copy() {
        ReducedSpeed copy = new ReducedSpeed(limit, ledger.copy(), histogram.clone());
        copy.steps = steps;
        copy.fastest = fastest;
        return copy;
    }
}
