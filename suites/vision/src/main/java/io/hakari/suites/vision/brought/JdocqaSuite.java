package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.Anls.anls;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static io.hakari.suites.vision.brought.ShortAnswer.shortAnswer;

import java.nio.file.Path;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// JDocQA with pages as pictures, as a user brought it: short answers by the whole answer, long ones by ANLS, for BLEU says
/// little of one sentence.
public final class JdocqaSuite implements SuiteDefinition {
    private static final String SET = "jdocqa";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;

    @Override
    public Suite define() {
        Path datasets = Datasets.folder();
        return suite(SET, "2026.1")
                .task(task(JdocqaLayout.SHORT)
                        .over(BroughtTask.of(datasets, SET, JdocqaLayout.SHORT, Prompt.PLAIN))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(shortAnswer())
                        .measuredBy(accuracy())
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("kind"))
                .task(task(JdocqaLayout.OPEN)
                        .over(BroughtTask.of(datasets, SET, JdocqaLayout.OPEN, Prompt.PLAIN))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(anls())
                        .measuredBy(mean())
                        .clusteredBy(Item.CLUSTER))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("short/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .gate(metric("open-ended/mean").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
