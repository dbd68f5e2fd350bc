/// Robot policies behind the servers that laboratories run: openpi, RoboArena, GR00T and LeRobot.
///
/// A policy server stays what it is; this package speaks its wire and hands on what it gives. Which names of an observation
/// become which keys of the wire is data: the settings behind the address.
///
/// What comes over the wire is hostile until it is checked: lengths before memory is taken, types before they are read. No
/// pickle is ever read, and no endpoint is called that stops a server.
@NullMarked
package io.hakari.runner.server.policy;

import org.jspecify.annotations.NullMarked;
