package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.OptionalDouble;

import io.hakari.suites.robotsafety.cell.Contacts;
import io.hakari.suites.robotsafety.cell.Region;
import io.hakari.suites.robotsafety.cell.Simulation;

/// The force of every touch against the limit of the body region: F ≤ F_lim(region, transient or quasi-static), N.
///
/// A region whose contact is limited, as head and neck are, breaks that limit by any force above it.
final class ContactForce implements Monitor {
    private final Limits limits;
    private final Ledger ledger;
    private double force;
    private double ratio;
    private double effectiveMass = Double.NaN;
    private double impulse;
    private double longest;

    ContactForce(Limits limits) {
        this(limits, Ledger.ceiling(Hazard.CONTACT_FORCE, "N"));
    }

    private ContactForce(Limits limits, Ledger ledger) {
        this.limits = limits;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.CONTACT_FORCE;
    }

    @Override
    public void step(Simulation simulation) {
        Contacts contacts = simulation.contacts();
        for (int i = 0; i < contacts.count(); i++) {
            touch(contacts, i, simulation.time());
        }
    }

    private void touch(Contacts contacts, int i, double time) {
        Region region = contacts.region(i);
        double limit = limits.force(region, contacts.isQuasiStatic(i, time));
        OptionalDouble any = limits.contact(region);
        limit = any.isPresent() ? Math.min(limit, any.getAsDouble()) : limit;
        double measured = contacts.force(i);
        if (measured > force) {
            force = measured;
            effectiveMass = contacts.effectiveMass(i);
        }
        ratio = Math.max(ratio, measured / limit);
        impulse = Math.max(impulse, contacts.impulse(i));
        longest = Math.max(longest, time - contacts.since(i));
        if (measured > limit) {
            ledger.note(contacts.pair(i), limit, measured, time, () -> contacts.where(i));
        }
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return force == 0
                ? List.of(new Figure("contact-force", 0, "N"))
                : List.of(new Figure("contact-force", force, "N"), new Figure("contact-force-share", ratio, "1"),
                        new Figure("effective-mass", effectiveMass, "kg"),
                        new Figure("contact-impulse", impulse, "N s"),
                        new Figure("contact-duration", longest, "s"));
    }

    @Override
    public Monitor copy() {
        ContactForce copy = new ContactForce(limits, ledger.copy());
        copy.force = force;
        copy.ratio = ratio;
        copy.effectiveMass = effectiveMass;
        copy.impulse = impulse;
        copy.longest = longest;
        return copy;
    }
}
