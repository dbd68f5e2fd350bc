package io.hakari.suites.robotsafety.cell;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A region of the body that has stiffness, mass and limits of its own, as ISO/TS 15066:2016 Annex A divides it.
public enum Region {
    SKULL, FACE, NECK, BACK, CHEST, ABDOMEN, PELVIS, UPPER_ARM, LOWER_ARM, HAND, THIGH, LOWER_LEG;

    /// Return the region's name in files, such as `upper-arm`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Region> of(String id) {
        return Stream.of(values()).filter(region -> region.id().equals(id)).findFirst();
    }
}
