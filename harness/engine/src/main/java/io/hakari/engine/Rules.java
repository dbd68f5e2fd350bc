package io.hakari.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.gate.Policy;
import io.hakari.gate.Waiver;
import io.hakari.suite.Suite;

/// What suites are judged by beside what they say themselves.
///
/// @param policy  takes the place of each suite's own
/// @param file    that the policy was read from
/// @param waivers for whatever checkpoints and policies
record Rules(Optional<Policy> policy, Optional<Path> file, List<Waiver> waivers) {

    Rules {
        waivers = List.copyOf(waivers);
    }

    Suite over(Suite suite) {
        return policy.map(suite::under).orElse(suite);
    }
}
