/// Rows of Parquet files, as the hubs of public sets deliver them.
@NullMarked
package io.hakari.parquet;

import org.jspecify.annotations.NullMarked;
