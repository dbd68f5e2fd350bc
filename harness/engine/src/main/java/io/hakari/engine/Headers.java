package io.hakari.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.hakari.exchange.Checkpoint;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.SettingsText;
import io.hakari.records.TaskSettings;
import io.hakari.suite.Suite;

/// Writes down what is fixed before the first request.
final class Headers {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Headers() {
    }

    static RunHeader of(PlannedRun planned, Settings settings, Checkpoint checkpoint, Instant now) {
        Suite suite = planned.suite().suite();
        List<TaskSettings> tasks = planned.tasks().stream().map(task -> SettingsText.of(task.task())).toList();
        return new RunHeader(id(suite, checkpoint, now), now, suite.name(), suite.version(), SettingsText.digest(suite),
                PolicyRecord.of(suite.policy()), tasks, checkpoint, settings.runner(), settings.seed(),
                settings.limit(), Software.versions());
    }

    /// A run's id is a folder's name on any system, whatever the checkpoint is called.
    private static String id(Suite suite, Checkpoint checkpoint, Instant now) {
        String name = checkpoint.name().replaceAll("[^A-Za-z0-9._-]+", "-");
        return STAMP.format(now) + "-" + suite.name() + "-" + name;
    }
}
