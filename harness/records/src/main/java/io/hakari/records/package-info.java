/// What a run leaves behind: the journal while it runs, the sealed record afterwards, both JSON that any tool can read.
@NullMarked
package io.hakari.records;

import org.jspecify.annotations.NullMarked;
