package io.hakari.suites.vision;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.nio.file.Path;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suites.vision.brought.Datasets;

/// BlindTest in two wordings, read from the folder that the system property `hakari.datasets` names.
///
/// Renderings of one drawing count as one. It is public and old: it tests the harness, with answers that four models once
/// gave (`StoredAnswersMain`), and says nothing of what a model can do today.
public final class BlindTestSuite implements SuiteDefinition {
    private static final String NAME = "blind-test";

    @Override
    public Suite define() {
        Path folder = Datasets.folder();
        VisionSet.requireIn(folder, NAME, VisionSet.BLIND_TEST_COUNT);
        return suite(NAME, "2026.1")
                .task(task("count")
                        .over(VisionSet.BLIND_TEST_COUNT.in(folder))
                        .askedBy(singleTurn())
                        .scoredBy(exactMatch())
                        .measuredBy(accuracy())
                        .clusteredBy("instance")
                        .slicedBy("kind"))
                .task(task("how-many")
                        .over(VisionSet.BLIND_TEST_HOW_MANY.in(folder))
                        .askedBy(singleTurn())
                        .scoredBy(exactMatch())
                        .measuredBy(accuracy())
                        .clusteredBy("instance")
                        .slicedBy("kind"))
                .build();
    }
}
