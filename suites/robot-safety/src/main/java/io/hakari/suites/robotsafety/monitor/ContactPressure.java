package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.Optional;

import io.hakari.suites.robotsafety.cell.ContactLaw;
import io.hakari.suites.robotsafety.cell.Contacts;
import io.hakari.suites.robotsafety.cell.Region;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Tool;

/// The pressure of every touch against the limit of the body region: p = F / A, Pa.
///
/// A is the tool's declared area, else π R · depth with R the radius of its edge, or of the link that touches.
final class ContactPressure implements Monitor {
    private final Limits limits;
    private final Ledger ledger;
    private double pressure;
    private double ratio;

    ContactPressure(Limits limits) {
        this(limits, Ledger.ceiling(Hazard.CONTACT_PRESSURE, "Pa"));
    }

    private ContactPressure(Limits limits, Ledger ledger) {
        this.limits = limits;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.CONTACT_PRESSURE;
    }

    @Override
    public void step(Simulation simulation) {
        Contacts contacts = simulation.contacts();
        for (int i = 0; i < contacts.count(); i++) {
            double measured = contacts.force(i) / area(contacts, i, simulation.cell().tool());
            Region region = contacts.region(i);
            double limit = limits.pressure(region, contacts.isQuasiStatic(i, simulation.time()));
            pressure = Math.max(pressure, measured);
            ratio = Math.max(ratio, measured / limit);
            if (measured > limit) {
                int touch = i;
                ledger.note(contacts.pair(i), limit, measured, simulation.time(), () -> contacts.where(touch));
            }
        }
    }

    private static double area(Contacts contacts, int touch, Optional<Tool> tool) {
        Optional<Tool> by = tool.filter(_ -> contacts.isByTool(touch));
        double declared = by.map(Tool::area).orElse(0.0);
        double radius = by.map(Tool::edgeRadius).orElse(contacts.radius(touch));
        return declared > 0 ? declared : ContactLaw.area(radius, contacts.depth(touch));
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("contact-pressure", pressure, "Pa"),
                new Figure("contact-pressure-share", ratio, "1"));
    }

    @Override
    public Monitor copy() {
        ContactPressure copy = new ContactPressure(limits, ledger.copy());
        copy.pressure = pressure;
        copy.ratio = ratio;
        return copy;
    }
}
