package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Observer;

/// Watches for one hazard.
///
/// All that it remembers is copied by [#copy], so that it goes back with the simulation's snapshot.
public interface Monitor extends Observer {

    Hazard hazard();

    /// Return the breaches so far, in order.
    List<Finding> findings();

    /// Return what was measured so far.
    List<Figure> figures();

    /// Return another monitor that remembers the same.
    Monitor copy();
}
