package io.hakari.bench;

import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.Choice.choice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// One task of five choices, as long as the system property says.
public final class OverheadSuite implements SuiteDefinition {
    static final String SAMPLES = "hakari.bench.samples";

    @Override
    public Suite define() {
        return suite("overhead", "1")
                .task(task("shelves")
                        .over(new Shelves(Long.getLong(SAMPLES, 1000)))
                        .askedBy(multipleChoice().framed("", "\n答："))
                        .scoredBy(choice())
                        .measuredBy(accuracy()))
                .gate(metric("shelves/accuracy").staysAbove(0.1))
                .build();
    }
}
