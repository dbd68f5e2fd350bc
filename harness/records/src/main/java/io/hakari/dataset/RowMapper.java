package io.hakari.dataset;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.sample.Sample;

/// Makes a sample of a row.
///
/// A mapper is a record or an enum constant, so that its settings reach the run record; a lambda's would not.
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface RowMapper {

    /// Return the sample of one row.
    ///
    /// A row that does not fit is told by the row itself, with file and line: ask it for what it must have.
    Sample sample(Row row);
}
