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

/// Video-MME as a user brought it, without subtitles: 32 frames of each clip, told by time.
public final class VideoMmeSuite implements SuiteDefinition {
    private static final String SET = "video-mme";
    private static final int LONG_ANSWER = 1024;
    /// The share of the questions that is asked again with less to see.
    private static final double ABLATED = 0.1;
    private static final int FRAMES = 32;

    @Override
    public Suite define() {
        return suite(SET, "2026.1")
                .task(task(VideoMmeLayout.TASK)
                        .over(BroughtTask.of(Datasets.folder(), SET, VideoMmeLayout.TASK, Prompt.VIDEO_MME))
                        .askedBy(singleTurn().until("", LONG_ANSWER).showing(uniform(FRAMES)).atLeast(2))
                        .scoredBy(readChoice())
                        .measuredBy(accuracy(), chanceAdjusted(ItemRow.OPTIONS))
                        .clusteredBy(Item.CLUSTER)
                        .slicedBy("duration", "domain", "kind", ItemRow.OPTIONS))
                .ablated(ABLATED, Ablation.NO_MEDIA, Ablation.MIDDLE_FRAME, Ablation.SHUFFLED)
                .gate(metric("choice/chance-adjusted").staysAbove(0))
                .gate(metric("choice/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)))
                .build();
    }
}
