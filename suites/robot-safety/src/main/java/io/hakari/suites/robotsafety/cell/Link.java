package io.hakari.suites.robotsafety.cell;

import java.util.List;

/// A rigid part of an arm with the joint that moves it; what was fixed to it in the file is part of it.
public record Link(String name, Joint joint, Inertia inertia, List<Capsule> shapes) {

    public Link {
        shapes = List.copyOf(shapes);
        if (!(inertia.mass() > 0)) {
            throw new IllegalArgumentException("link [" + name + "] moves, so its mass must be above 0");
        }
    }
}
