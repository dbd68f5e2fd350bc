package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// The run that was compared against.
@API(status = EXPERIMENTAL, since = "0.1")
public record BaselineRecord(String run, String checkpoint, String digest) {}
