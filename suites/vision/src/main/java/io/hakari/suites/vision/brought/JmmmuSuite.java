package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static io.hakari.suites.vision.brought.ShortAnswer.shortAnswer;

import java.nio.file.Path;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// JMMMU as a user brought it: choices and short answers, in the words of the usual kits.
///
/// The kits guess an option where they cannot read one; here such an answer is counted and bounded.
public final class JmmmuSuite implements SuiteDefinition {
    private static final String SET = "jmmmu";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;

    @Override
    public Suite define() {
        Path datasets = Datasets.folder();
        return suite(SET, "2026.1")
                .task(task(JmmmuLayout.CHOICE)
                        .over(BroughtTask.of(datasets, SET, JmmmuLayout.CHOICE, Prompt.JAPANESE_CHOICE))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(ItemRow.OPTIONS))
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("subject", ItemRow.OPTIONS))
                .task(task(JmmmuLayout.OPEN)
                        .over(BroughtTask.of(datasets, SET, JmmmuLayout.OPEN, Prompt.JAPANESE_OPEN))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(shortAnswer())
                        .measuredBy(accuracy())
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("subject"))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("choice/chance-adjusted").staysAbove(0))
                .gate(metric("choice/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .gate(metric("open/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
