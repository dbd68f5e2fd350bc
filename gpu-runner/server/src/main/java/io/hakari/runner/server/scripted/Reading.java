package io.hakari.runner.server.scripted;

/// A text that was read: the state after it and its length in characters.
record Reading(long state, int length) {}
