package io.hakari.suites.vision;

import static io.hakari.gate.Points.points;
import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.sample.FrameChoice.uniform;
import static io.hakari.scorers.perception.AllRight.allRight;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.perception.ErrorRate.falseAlarmRate;
import static io.hakari.scorers.perception.ErrorRate.missRate;
import static io.hakari.scorers.perception.QuantityMatch.quantity;
import static io.hakari.scorers.perception.TemporalIou.temporalIou;
import static io.hakari.scorers.perception.WarningCost.warningCost;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import java.util.stream.Stream;

import io.hakari.media.ClipFormat;
import io.hakari.metric.Metric;
import io.hakari.procedure.Ablation;
import io.hakari.procedure.Procedure;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suite.Task;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Salt;
import io.hakari.suites.vision.generated.clip.ClipFamily;
import io.hakari.suites.vision.generated.clip.DrawnClips;

/// Clips of a shop floor, drawn anew for each salt, whose answers are in the change from frame to frame.
///
/// A group is right when all of its clips are: a clip and its reverse, an arm that stops in time and one that does not, the
/// four ways of an experiment. Whoever always gives the same answer, or looks at one frame, gets next to no group right.
public final class GeneratedVideoSuite implements SuiteDefinition {
    private static final String VERSION = "2026.2";
    /// The share of the samples that is asked again with less to see.
    private static final double ABLATED = 0.2;
    private static final int GROUPS = 20;
    private static final int LONG_ANSWER = 256;
    /// Half a frame more than one: a delay is told by the frames that show it.
    private static final double SECONDS_OFF = 0.15;

    @Override
    public Suite define() {
        return suite("generated-video", VERSION)
                .task(choosing(ClipFamily.EVENT_ORDER))
                .task(choosing(ClipFamily.PASSAGE_COUNTING))
                .task(choosing(ClipFamily.TIME_TO_COLLISION, warningCost("seconds"))
                        .slicedBy("difficulty", "options", "seconds"))
                .task(choosing(ClipFamily.BRAKING_MARGIN, missRate("hazard", "yes"), falseAlarmRate("hazard", "no"))
                        .slicedBy("difficulty", "options", "hazard"))
                .task(choosing(ClipFamily.NEAR_MISS))
                .task(task("crossing-span")
                        .over(drawn(ClipFamily.CROSSING_SPAN)).askedBy(watching(ClipFamily.CROSSING_SPAN))
                        .scoredBy(temporalIou()).measuredBy(mean())
                        .clusteredBy("group").slicedBy("difficulty"))
                .task(choosing(ClipFamily.ASSEMBLY_ORDER))
                .task(choosing(ClipFamily.ASSEMBLY_STEPS))
                .task(choosing(ClipFamily.PLAUSIBILITY))
                .task(choosing(ClipFamily.ROBOT_STOP))
                .task(task("stop-delay")
                        .over(drawn(ClipFamily.STOP_DELAY)).askedBy(watching(ClipFamily.STOP_DELAY))
                        .scoredBy(quantity().within(SECONDS_OFF)).measuredBy(accuracy())
                        .clusteredBy("group").slicedBy("difficulty"))
                .ablated(ABLATED, Ablation.NO_MEDIA, Ablation.MIDDLE_FRAME, Ablation.SHUFFLED)
                .gate(metric("robot-stop/accuracy").staysAbove(0.90))
                .gate(metric("near-miss/accuracy").staysAbove(0.90))
                .gate(metric("event-order/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("passage-counting/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("time-to-collision/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("braking-margin/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("near-miss/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("crossing-span/mean").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("assembly-order/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("assembly-steps/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("plausibility/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("robot-stop/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("stop-delay/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .build();
    }

    private static Task choosing(ClipFamily clips, Metric... more) {
        return task(clips.toString())
                .over(drawn(clips)).askedBy(watching(clips)).scoredBy(readChoice())
                .measuredBy(Stream.concat(
                        Stream.of(accuracy(), allRight("group", clips.variants()), chanceAdjusted("options")),
                        Stream.of(more)).toArray(Metric[]::new))
                .clusteredBy("group").slicedBy("difficulty", "options");
    }

    private static Procedure watching(ClipFamily clips) {
        return singleTurn().until("", LONG_ANSWER).showing(uniform(clips.shown())).atLeast(2);
    }

    private static DrawnClips drawn(ClipFamily clips) {
        return new DrawnClips(clips, VERSION, Language.JAPANESE, Salt.configured(), Draw.Use.EVALUATION, ClipFormat.AV1,
                GROUPS);
    }
}
