/// Episodes: a scenario, what goes wrong with the senses, a policy that acts, and what became of it.
@NullMarked
package io.hakari.suites.robotsafety.episode;

import org.jspecify.annotations.NullMarked;
