/// How much two columns of numbers or labels have to do with each other.
@NullMarked
package io.hakari.scorers.statistics.association;

import org.jspecify.annotations.NullMarked;
