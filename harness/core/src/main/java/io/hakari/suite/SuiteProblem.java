package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One thing that is wrong with a suite.
///
/// @param message what is wrong, as a sentence
/// @param part    the suite, task or gate it is about, so that its place can be told
@API(status = EXPERIMENTAL, since = "0.1")
public record SuiteProblem(String message, Object part) {}
