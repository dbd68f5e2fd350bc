package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// The questions in Japanese about Japan of CVQA, as a user brought them.
public final class CvqaSuite implements SuiteDefinition {
    private static final String SET = "cvqa-ja";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;

    @Override
    public Suite define() {
        return suite(SET, "2026.1")
                .task(task(CvqaLayout.TASK)
                        .over(BroughtTask.of(Datasets.folder(), SET, CvqaLayout.TASK, Prompt.JAPANESE_CHOICE))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(ItemRow.OPTIONS))
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("category", ItemRow.OPTIONS))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("choice/chance-adjusted").staysAbove(0))
                .gate(metric("choice/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
