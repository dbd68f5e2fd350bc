/// Scorers of what a model says of pictures, video and sound: text in pictures, quantities, places and times, sets, and
/// questions that are asked in variants of which all must be right.
@NullMarked
package io.hakari.scorers.perception;

import org.jspecify.annotations.NullMarked;
