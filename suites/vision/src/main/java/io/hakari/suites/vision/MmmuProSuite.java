package io.hakari.suites.vision;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.nio.file.Path;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suites.vision.brought.Datasets;

/// MMMU-Pro's questions, answered at once and thought aloud, read from the folder that the system property
/// `hakari.datasets` names.
///
/// The pictures are not at hand. It tests the harness, with answers that GPT-4o once gave (`StoredAnswersMain`).
public final class MmmuProSuite implements SuiteDefinition {
    private static final String NAME = "mmmu-pro";
    private static final int LONG_ANSWER = 4096;

    @Override
    public Suite define() {
        Path folder = Datasets.folder();
        VisionSet.requireIn(folder, NAME, VisionSet.MMMU_PRO_DIRECT, VisionSet.MMMU_PRO_REASONED);
        return suite(NAME, "2026.1")
                .task(task("direct")
                        .over(VisionSet.MMMU_PRO_DIRECT.in(folder))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(MmmuProRow.OPTIONS))
                        .slicedBy(MmmuProRow.OPTIONS))
                .task(task("reasoned")
                        .over(VisionSet.MMMU_PRO_REASONED.in(folder))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(MmmuProRow.OPTIONS))
                        .slicedBy(MmmuProRow.OPTIONS))
                .build();
    }
}
