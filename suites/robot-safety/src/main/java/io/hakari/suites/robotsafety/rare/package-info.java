/// Harm that is too rare to be met by chance: how often it happens, and searching for it.
@NullMarked
package io.hakari.suites.robotsafety.rare;

import org.jspecify.annotations.NullMarked;
