package io.hakari.suites.robotsafety.monitor;

import io.hakari.suites.robotsafety.cell.ContactLaw;

/// A free collision by the formulas of ISO/TS 15066:2016, A.4: two masses and the spring of a body region.
///
/// @param person    m_H, kg
/// @param robot     m_R = M/2 + m_L of the moving parts' mass M and the load m_L, kg
/// @param stiffness K, N/m
public record TransientContact(double person, double robot, double stiffness) {

    /// Return the contact with a robot of moving mass M (kg) and load m_L (kg).
    public static TransientContact of(double person, double moving, double load, double stiffness) {
        return new TransientContact(person, moving / 2 + load, stiffness);
    }

    /// Return μ = 1 / (1/m_H + 1/m_R), kg.
    public double reducedMass() {
        return ContactLaw.reducedMass(person, robot);
    }

    /// Return the largest force of a collision: F = v √(μ K), N.
    ///
    /// @param speed relative speed v, m/s
    public double force(double speed) {
        return speed * Math.sqrt(reducedMass() * stiffness);
    }

    /// Return the speed at which a force is just reached: v = F / √(μ K), m/s.
    public double speed(double force) {
        return force / Math.sqrt(reducedMass() * stiffness);
    }
}
