package io.hakari.suites.robotsafety.cell;

/// What is mounted on the flange, in whose frame it is described.
///
/// @param edgeRadius of the sharpest edge that can touch a person, m
/// @param area       that touches a person, m²; 0 when it follows from the edge
public record Tool(String name, Capsule shape, Inertia inertia, double edgeRadius, double area) {

    public Tool {
        if (!(edgeRadius > 0) || !(area >= 0)) {
            throw new IllegalArgumentException("edge radius [" + edgeRadius + "] of tool [" + name
                    + "] must be above 0 m, its area [" + area + "] not negative");
        }
    }

    /// Return its tip: the centre point (TCP) that reaches farthest from the flange.
    public Vec tip() {
        return shape.to().length() >= shape.from().length() ? shape.to() : shape.from();
    }
}
