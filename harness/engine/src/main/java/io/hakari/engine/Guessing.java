package io.hakari.engine;

import java.util.OptionalDouble;

import io.hakari.sample.Sample;

/// What guessing scores on the samples of a task.
final class Guessing {
    private long samples;
    private double hits;
    private boolean free;

    void add(Sample sample) {
        samples++;
        if (sample.choices().isEmpty()) {
            free = true;
        } else {
            hits += (double) sample.targets().size() / sample.choices().size();
        }
    }

    /// Return the expected share of right guesses, each choice as likely as the others; empty where an answer is free.
    OptionalDouble chance() {
        return free || samples == 0 ? OptionalDouble.empty() : OptionalDouble.of(hits / samples);
    }
}
