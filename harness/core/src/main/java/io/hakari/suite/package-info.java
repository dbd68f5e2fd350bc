/// The suite of tasks and gates, and the sentence-like language to write one.
@NullMarked
package io.hakari.suite;

import org.jspecify.annotations.NullMarked;
