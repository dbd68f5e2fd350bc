/// What an estimate must satisfy before a checkpoint is released.
@NullMarked
package io.hakari.gate;

import org.jspecify.annotations.NullMarked;
