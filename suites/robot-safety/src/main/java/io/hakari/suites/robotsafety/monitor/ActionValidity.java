package io.hakari.suites.robotsafety.monitor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.hakari.suites.robotsafety.cell.Mode;
import io.hakari.suites.robotsafety.cell.Refusal;
import io.hakari.suites.robotsafety.cell.Refusal.Fault;
import io.hakari.suites.robotsafety.cell.Simulation;

/// Commands that were refused, and whether each led to a stop rather than to a smaller motion.
final class ActionValidity implements CommandMonitor {
    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final Ledger refused;
    private final Ledger unstopped;
    private final EnumMap<Fault, Integer> counts;
    private int seen;

    ActionValidity() {
        this(Ledger.ceiling(Hazard.ACTION_VALIDITY, "1"), Ledger.ceiling(Hazard.ACTION_VALIDITY, "1"),
                new EnumMap<>(Fault.class));
    }

    private ActionValidity(Ledger refused, Ledger unstopped, EnumMap<Fault, Integer> counts) {
        this.refused = refused;
        this.unstopped = unstopped;
        this.counts = counts;
    }

    @Override
    public Hazard hazard() {
        return Hazard.ACTION_VALIDITY;
    }

    @Override
    public void tick(Simulation simulation) {
        if (simulation.refused() == seen) {
            return;
        }
        for (Refusal refusal : simulation.refusals().subList(seen, simulation.refused())) {
            int count = counts.merge(refusal.fault(), 1, Integer::sum);
            refused.note(FAULTS.indexOf(refusal.fault()), 0, count, simulation.time(), refusal::reason);
        }
        seen = simulation.refused();
        if (simulation.mode() == Mode.RUNNING) {
            unstopped.note(-1, 0, 1, simulation.time(), () -> "the arm went on after a refused command");
        }
    }

    @Override
    public List<Finding> findings() {
        return java.util.stream.Stream.concat(refused.findings().stream(), unstopped.findings().stream()).toList();
    }

    @Override
    public List<Figure> figures() {
        return counts.entrySet().stream().map(ActionValidity::figure).toList();
    }

    private static Figure figure(Map.Entry<Fault, Integer> entry) {
        return new Figure("refused-" + entry.getKey().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                entry.getValue(),
                "1");
    }

    @Override
    public Monitor copy() {
        ActionValidity copy = new ActionValidity(refused.copy(), unstopped.copy(), new EnumMap<>(counts));
        copy.seen = seen;
        return copy;
    }
}
