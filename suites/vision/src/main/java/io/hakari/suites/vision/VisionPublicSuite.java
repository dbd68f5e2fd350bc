package io.hakari.suites.vision;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.perception.QuantityMatch.relaxedAccuracy;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.text.CharF1.charF1;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.nio.file.Path;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suites.vision.brought.Datasets;
import io.hakari.suites.vision.brought.KeptMedia;
import io.hakari.suites.vision.brought.MediaPlace;

/// The other public sets, read from the folder that the system property `hakari.datasets` names.
///
/// Of the media only Omniglot's letters are at hand: the other tasks are the control that tells what words alone give away,
/// and no gate goes by them. Heron's description is no model answer: how much of it an answer says tells two checkpoints apart
/// and grades none.
public final class VisionPublicSuite implements SuiteDefinition {
    private static final String NAME = "vision-public";
    private static final int LONG_ANSWER = 256;

    @Override
    public Suite define() {
        Path folder = Datasets.folder();
        VisionSet.requireIn(folder, NAME, VisionSet.KATAKANA, VisionSet.VSR, VisionSet.PHYSION, VisionSet.CHARXIV,
                VisionSet.OPEN_EQA, VisionSet.HERON);
        return suite(NAME, "2026.1")
                .task(task("katakana")
                        .over(new KeptMedia(VisionSet.KATAKANA.in(folder),
                                new MediaPlace.ByName(folder.resolve("omniglot-katakana"))))
                        .askedBy(singleTurn()).scoredBy(exactMatch()).measuredBy(accuracy())
                        .clusteredBy("drawer").slicedBy("shape"))
                .task(task("vsr")
                        .over(VisionSet.VSR.in(folder))
                        .askedBy(singleTurn().framed("", VisionRow.CHOICE).until("", LONG_ANSWER))
                        .scoredBy(readChoice()).measuredBy(accuracy(), chanceAdjusted(VisionRow.OPTIONS))
                        .clusteredBy("image").slicedBy(VisionRow.OPTIONS))
                .task(task("physion")
                        .over(VisionSet.PHYSION.in(folder))
                        .askedBy(singleTurn().framed("", VisionRow.ANSWER).until("", LONG_ANSWER))
                        .scoredBy(readChoice()).measuredBy(accuracy(), chanceAdjusted(VisionRow.OPTIONS))
                        .slicedBy("scenario", VisionRow.OPTIONS))
                .task(task("charxiv")
                        .over(VisionSet.CHARXIV.in(folder))
                        .askedBy(singleTurn()).scoredBy(relaxedAccuracy()).measuredBy(accuracy())
                        .slicedBy("category"))
                .task(task("open-eqa")
                        .over(VisionSet.OPEN_EQA.in(folder))
                        .askedBy(singleTurn()).scoredBy(charF1()).measuredBy(mean())
                        .clusteredBy("episode").slicedBy("category"))
                .task(task("heron")
                        .over(VisionSet.HERON.in(folder))
                        .askedBy(singleTurn().until("", LONG_ANSWER)).scoredBy(charF1()).measuredBy(mean())
                        .clusteredBy("image").slicedBy("category"))
                .build();
    }
}
