package io.hakari.scorers.statistics.rare;

/// One step of a subset simulation: of the samples beyond the last threshold, so many were beyond the next.
///
/// @param threshold   of the margin; 0 for the event itself
/// @param share       of the samples beyond it, in (0, 1]
/// @param correlation γ: the variance of the share is `1 + γ` times that of independent samples
/// @param acceptance  the share of steps that the chains of this level moved by; 1 where there were none yet
public record Level(double threshold, double share, double correlation, double acceptance) {}
