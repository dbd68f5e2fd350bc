package io.hakari.suites.vision.generated;

import java.util.List;

/// A kind of question, with as many items as are wanted.
public interface VisualFamily {

    /// Return its name in runs and reports, such as `gauge-reading`.
    String name();

    /// Draw one group of items; the same draw gives the same items.
    List<VisualItem> group(Draw draw, Difficulty difficulty);
}
