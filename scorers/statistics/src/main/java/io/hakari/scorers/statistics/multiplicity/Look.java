package io.hakari.scorers.statistics.multiplicity;

/// One planned look at a test that goes on.
///
/// @param fraction of the information planned, in (0, 1]
/// @param spent    of the level, up to and with this look
/// @param z        the normal deviate that must be exceeded now; infinite when there is nothing to spend
/// @param alpha    the one-sided level of this look alone, `1 - Φ(z)`
public record Look(double fraction, double spent, double z, double alpha) {}
