/// How a sample is put to the model.
@NullMarked
package io.hakari.procedure;

import org.jspecify.annotations.NullMarked;
