/// How far raters agree, beyond what chance would give.
@NullMarked
package io.hakari.scorers.statistics.agreement;

import org.jspecify.annotations.NullMarked;
