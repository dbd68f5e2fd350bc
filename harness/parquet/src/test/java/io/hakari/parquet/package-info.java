@NullMarked
package io.hakari.parquet;

import org.jspecify.annotations.NullMarked;
