/// The command line: `hakari weigh`.
@NullMarked
package io.hakari.command;

import org.jspecify.annotations.NullMarked;
