package io.hakari.suites.robotsafety.episode;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.exchange.ActionSpace;

/// What the numbers of an action may mean; the last one is always the grip, closed from 0.5 on.
enum Space {
    /// vx, vy, vz of the tool tip in the frame of the world, m/s; the cell keeps the tool as it was held.
    CARTESIAN_VELOCITY("cartesian-velocity"),
    /// Speeds of the joints, rad/s.
    JOINT_VELOCITY("joint-velocity"),
    /// Angles of the joints when the action ends, rad.
    JOINT_POSITION("joint-position");

    static final int USUAL_MILLIS = 50;

    private final String word;

    Space(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Return how many numbers an action has.
    int width(int joints) {
        return 1 + (this == CARTESIAN_VELOCITY ? 3 : joints);
    }

    static Optional<Space> of(ActionSpace space) {
        return Stream.of(values()).filter(one -> one.word.equals(space.name())).findFirst();
    }

    static String known() {
        return Stream.of(values()).map(Space::word).collect(joining(", "));
    }
}
