@NullMarked
package io.hakari.media;

import org.jspecify.annotations.NullMarked;
