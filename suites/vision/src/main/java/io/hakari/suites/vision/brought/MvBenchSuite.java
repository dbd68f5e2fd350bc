package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.sample.FrameChoice.uniform;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// MVBench as a user brought it: 16 frames of each clip, or of the part that a question is about, told by time.
public final class MvBenchSuite implements SuiteDefinition {
    private static final String SET = "mvbench";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;
    private static final int FRAMES = 16;

    @Override
    public Suite define() {
        return suite(SET, "2026.1")
                .task(task(MvBenchLayout.TASK)
                        .over(BroughtTask.of(Datasets.folder(), SET, MvBenchLayout.TASK, Prompt.MVBENCH))
                        .askedBy(singleTurn().until("", LONG_ANSWER).showing(uniform(FRAMES)).atLeast(2).ofParts())
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(ItemRow.OPTIONS))
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("kind", ItemRow.OPTIONS))
                .ablated(ABLATED, Ablation.NO_MEDIA, Ablation.MIDDLE_FRAME, Ablation.SHUFFLED)
                .gate(metric("choice/chance-adjusted").staysAbove(0))
                .gate(metric("choice/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
