package io.hakari.suites.japanese;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.MultipleChoice.multipleChoice;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.text.CharF1.charF1;
import static io.hakari.scorers.text.Choice.choice;
import static io.hakari.scorers.text.Numeric.numeric;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.nio.file.Path;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// Four public Japanese sets, read from the folder that the system property `hakari.datasets` names.
///
/// The product ships none of them; without the folder the suite says which files it lacks.
public final class JapanesePublicSuite implements SuiteDefinition {
    private static final String DEFAULT_FOLDER = "../shared/datasets";
    private static final int LONG_ANSWER = 256;

    @Override
    public Suite define() {
        Path folder = Path.of(System.getProperty("hakari.datasets", DEFAULT_FOLDER));
        PublicSet.requireAllIn(folder);
        return suite("japanese-public", "2026.1")
                .task(task("commonsense")
                        .over(PublicSet.JCOMMONSENSEQA.in(folder))
                        .askedBy(multipleChoice().framed("質問：", "\n回答："))
                        .scoredBy(choice().perCodePoint())
                        .measuredBy(accuracy()))
                .task(task("inference")
                        .over(PublicSet.JNLI.in(folder))
                        .askedBy(multipleChoice().framed("", "\n関係："))
                        .scoredBy(choice())
                        .measuredBy(accuracy()))
                .task(task("reading-comprehension")
                        .over(PublicSet.JSQUAD.in(folder))
                        .askedBy(singleTurn().framed("", "\n回答："))
                        .scoredBy(charF1())
                        .measuredBy(mean()))
                .task(task("arithmetic")
                        .over(PublicSet.MGSM.in(folder))
                        .askedBy(singleTurn().framed("問題：", "\nステップごとの答え：").until("\n", LONG_ANSWER))
                        .scoredBy(numeric())
                        .measuredBy(accuracy()))
                .gate(metric("commonsense/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .gate(metric("inference/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .gate(metric("reading-comprehension/mean").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
