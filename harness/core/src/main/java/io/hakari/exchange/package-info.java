/// How a runner is spoken to: requests, responses, and the trial they add up to.
@NullMarked
package io.hakari.exchange;

import org.jspecify.annotations.NullMarked;
