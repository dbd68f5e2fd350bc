package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.Path;

import org.apiguardian.api.API;

/// Makes a page of a folder of runs; found by `ServiceLoader`, so that the engine knows no report.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Publisher {

    /// Write the page about a run, with the other runs of its suite as its history.
    ///
    /// @param runs the folder that holds the run folders
    /// @param run  the id of the run that the page is about
    /// @return the file to open
    Path publish(Path runs, String run) throws IOException;
}
