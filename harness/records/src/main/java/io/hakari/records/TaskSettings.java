package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

/// How a task was set up, each part written as the call that makes it, such as `ExactMatch()` or
/// `MultipleChoice(before=問：, after=)`.
@API(status = EXPERIMENTAL, since = "0.1")
public record TaskSettings(String name, String dataset, String procedure, String scorer, List<String> metrics,
        String design) {

    public TaskSettings {
        metrics = List.copyOf(metrics);
    }
}
