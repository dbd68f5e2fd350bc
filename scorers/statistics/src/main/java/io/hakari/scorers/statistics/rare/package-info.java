/// How often something rare happens: events per hour, and probabilities too small to be counted.
@NullMarked
package io.hakari.scorers.statistics.rare;

import org.jspecify.annotations.NullMarked;
