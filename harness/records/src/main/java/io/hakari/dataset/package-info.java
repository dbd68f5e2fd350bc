/// Datasets read from files: JSON Lines, tables, each checked against its digest and read line by line.
@NullMarked
package io.hakari.dataset;

import org.jspecify.annotations.NullMarked;
