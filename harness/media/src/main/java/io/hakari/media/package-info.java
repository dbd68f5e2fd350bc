/// Pictures, clips and sound: decoded exactly or refused, resized as the field resizes, and kept under their digests.
@NullMarked
package io.hakari.media;

import org.jspecify.annotations.NullMarked;
