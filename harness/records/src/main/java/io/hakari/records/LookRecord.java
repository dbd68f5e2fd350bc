package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.gate.Verdict;

/// One look at the scores: how much had been asked, what could be spent on it, and what the gates said.
///
/// @param share     of the samples that had been asked, in (0, 1]
/// @param alphaPass the one-sided error rate of passing that each gate decided at
/// @param alphaFail the one-sided error rate of failing
/// @param trials    in the journal at this look
/// @param verdict   of the release at this look
@API(status = EXPERIMENTAL, since = "0.2")
public record LookRecord(double share, double alphaPass, double alphaFail, long trials, Verdict verdict) {}
