/// Sets that users bring: what reads the layouts of the hubs, what is kept of them, and the suites over them.
@NullMarked
package io.hakari.suites.vision.brought;

import org.jspecify.annotations.NullMarked;
