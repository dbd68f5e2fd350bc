package io.hakari.suites.vision.brought;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static io.hakari.suites.vision.brought.ShortAnswer.shortAnswer;

import io.hakari.procedure.Ablation;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// JIC-VQA as a user brought it: what is shown is to be named.
///
/// The kit is content when the name is anywhere in the answer; here it must be the answer.
public final class JicSuite implements SuiteDefinition {
    private static final String SET = "jic-vqa";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;

    @Override
    public Suite define() {
        return suite(SET, "2026.1")
                .task(task(JicLayout.TASK)
                        .over(BroughtTask.of(Datasets.folder(), SET, JicLayout.TASK, Prompt.PLAIN))
                        .askedBy(singleTurn().until("", LONG_ANSWER))
                        .scoredBy(shortAnswer())
                        .measuredBy(accuracy())
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("domain"))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("name/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
