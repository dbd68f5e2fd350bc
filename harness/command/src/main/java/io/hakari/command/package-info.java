/// The command line: `hakari weigh`, `hakari noise`, `hakari plan`.
@NullMarked
package io.hakari.command;

import org.jspecify.annotations.NullMarked;
