/// What many scores add up to: estimates with an interval and a sample count.
@NullMarked
package io.hakari.metric;

import org.jspecify.annotations.NullMarked;
