package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// How far it is known that the model saw what it was shown.
///
/// @param shown      answered trials that showed a picture, clip or sound
/// @param unverified of these, how many the runner told nothing of, or something else than was shown
@API(status = EXPERIMENTAL, since = "0.4")
public record MediaRecord(long shown, long unverified) {}
