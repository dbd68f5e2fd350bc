package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.AllRight.allRight;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// MECHA-ja as a user brought it: each question in four rotations of its options, of which a group is right when all are.
public final class MechaSuite implements SuiteDefinition {
    private static final String SET = "mecha-ja";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;

    @Override
    public Suite define() {
        return suite(SET, "2026.1")
                .task(task(MechaLayout.TASK)
                        .over(BroughtTask.of(Datasets.folder(), SET, MechaLayout.TASK, Prompt.JAPANESE_CHOICE))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(ItemRow.OPTIONS),
                                allRight("group", MechaLayout.ROTATIONS))
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("group", "background", "kind", ItemRow.OPTIONS))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("choice/chance-adjusted").staysAbove(0))
                .gate(metric("choice/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
