/// Answers that models once gave, given again: a runner without a model.
@NullMarked
package io.hakari.records.replay;

import org.jspecify.annotations.NullMarked;
