/// What is asked: samples, their content, and the datasets they come from.
@NullMarked
package io.hakari.sample;

import org.jspecify.annotations.NullMarked;
