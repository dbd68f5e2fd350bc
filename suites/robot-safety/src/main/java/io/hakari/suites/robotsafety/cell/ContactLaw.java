package io.hakari.suites.robotsafety.cell;

/// The spring by which a body region resists (ISO/TS 15066:2016, A.3): F = K · depth, and nothing that pulls.
///
/// A force is never an impulse divided by a step, which would double when the step is halved.
public final class ContactLaw {
    private ContactLaw() {
    }

    /// Return the force of a spring of stiffness K (N/m) that is pressed in by a depth (m), N.
    public static double force(double stiffness, double depth) {
        return depth > 0 ? stiffness * depth : 0;
    }

    /// Return μ = 1 / (1/m_H + 1/m_R), kg.
    public static double reducedMass(double person, double robot) {
        return 1 / (1 / person + 1 / robot);
    }

    /// Return how long a free contact lasts: T_c = π √(μ/K), s.
    public static double halfPeriod(double reducedMass, double stiffness) {
        return StrictMath.PI * Math.sqrt(reducedMass / stiffness);
    }

    /// Return the contact area of a ball of radius R that is pressed in by a depth: π R · depth (Hertz: a² = R · depth), m².
    public static double area(double radius, double depth) {
        return StrictMath.PI * radius * depth;
    }
}
