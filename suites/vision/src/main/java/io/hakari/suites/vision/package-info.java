/// Suites on what a model sees, and readers of public sets.
@NullMarked
package io.hakari.suites.vision;

import org.jspecify.annotations.NullMarked;
