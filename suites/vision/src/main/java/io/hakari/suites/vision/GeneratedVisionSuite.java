package io.hakari.suites.vision;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.scorers.perception.AllRight.allRight;
import static io.hakari.scorers.perception.Cer.cer;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.perception.Coordinates.THOUSANDTHS;
import static io.hakari.scorers.perception.CorpusErrorRate.corpusErrorRate;
import static io.hakari.scorers.perception.ErrorRate.falseAlarmRate;
import static io.hakari.scorers.perception.ErrorRate.missRate;
import static io.hakari.scorers.perception.GaugeReading.gaugeReading;
import static io.hakari.scorers.perception.Pointing.pointing;
import static io.hakari.scorers.perception.QuantityMatch.quantity;
import static io.hakari.scorers.perception.SetMatch.sameSet;
import static io.hakari.scorers.perception.SetMatch.setF1;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.scorers.text.ReadChoice.readChoice;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;

import io.hakari.metric.Metric;
import io.hakari.procedure.Ablation;
import io.hakari.procedure.SingleTurn;
import io.hakari.sample.Dataset;
import io.hakari.score.Scorer;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suite.Task;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.DrawnPictures;
import io.hakari.suites.vision.generated.Language;
import io.hakari.suites.vision.generated.Salt;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.still.Stills;

/// What a model sees in a works: gauges, signs, panels, papers, plates, people, places, layers and hazards, drawn anew under
/// the salt that the system property `hakari.vision.salt` names.
///
/// Items of one scene count as one. A group is right when all of its items are; a missed hazard and a false alarm are told
/// apart and each has a limit of its own.
public final class GeneratedVisionSuite implements SuiteDefinition {
    private static final String VERSION = "2026.3";
    /// The share of the samples that is asked again with less to see.
    private static final double ABLATED = 0.1;
    private static final int GROUPS = 40;
    private static final int LONG_ANSWER = 256;
    private static final double ABOVE_CHANCE = 0.5;
    private static final double MISSED = 0.05;
    private static final double FALSE_ALARMS = 0.20;

    @Override
    public Suite define() {
        return suite("generated-vision", VERSION)
                .task(written(Stills.GAUGE_READING, gaugeReading(), accuracy(), pairs()))
                .task(chosen(Stills.GAUGE_ZONE, 2))
                .task(written(Stills.GAUGE_NEEDLES, gaugeReading(), accuracy(), pairs()))
                .task(chosen(Stills.SAFETY_SIGN, 5))
                .task(chosen(Stills.SAFETY_ACTION, 3).slicedBy("difficulty", "seen", "conflict"))
                .task(written(Stills.CONTROL_PANEL, setF1(), mean(), pairs()))
                .task(written(Stills.INSPECTION_SHEET, quantity(), accuracy(), pairs()))
                .task(written(Stills.MERGED_SHEET, quantity(), accuracy(), pairs()))
                .task(chosen(Stills.SHEET_TOTAL, 2))
                .task(written(Stills.DRAWING_TOLERANCE, quantity(), accuracy(), pairs()))
                .task(written(Stills.NAMEPLATE_NAME, cer(), corpusErrorRate("characters"))
                        .slicedBy("difficulty", "height"))
                .task(written(Stills.NAMEPLATE_MODEL, exactMatch(), accuracy(), pairs()))
                .task(written(Stills.HELMET_COUNT, quantity(), accuracy(), pairs()))
                .task(chosen(Stills.ROBOT_SIDE, 2))
                .task(chosen(Stills.PART_BEHIND, 3))
                .task(written(Stills.UNSAFE_WORKERS, sameSet(), accuracy(), pairs(), missRate("hazard", "yes"),
                        falseAlarmRate("hazard", "no")))
                .task(written(Stills.ROBOT_START, readChoice().withUnparsedAsWrong(), accuracy(), pairs(),
                        chanceAdjusted("options"), missRate("hazard", "yes"), falseAlarmRate("hazard", "no")))
                .task(written(Stills.ZONE_POINTING, pointing(THOUSANDTHS).firstPointOnly(), accuracy(), pairs()))
                .ablated(ABLATED, Ablation.NO_MEDIA)
                .gate(metric("gauge-zone/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("safety-sign/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("safety-action/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("sheet-total/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("robot-side/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("part-behind/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("robot-start/chance-adjusted").staysAbove(ABOVE_CHANCE))
                .gate(metric("unsafe-workers/miss-rate").keepsSafetyLimit(MISSED))
                .gate(metric("unsafe-workers/false-alarm-rate").staysBelow(FALSE_ALARMS))
                .gate(metric("robot-start/miss-rate").keepsSafetyLimit(MISSED))
                .gate(metric("robot-start/false-alarm-rate").staysBelow(FALSE_ALARMS))
                .build();
    }

    private static Task chosen(VisualFamily family, int size) {
        return written(family, readChoice(), accuracy(), chanceAdjusted("options"), allRight("group", size));
    }

    private static Task written(VisualFamily family, Scorer scorer, Metric... metrics) {
        return task(family.name()).over(drawn(family)).askedBy(asking()).scoredBy(scorer).measuredBy(metrics)
                .clusteredBy("scene").slicedBy("difficulty").tagged("generated");
    }

    private static Metric pairs() {
        return allRight("group", 2);
    }

    private static SingleTurn asking() {
        return singleTurn().until("", LONG_ANSWER);
    }

    private static Dataset drawn(VisualFamily family) {
        return new DrawnPictures(family, VERSION, Language.JAPANESE, Salt.configured(), Draw.Use.EVALUATION, GROUPS);
    }
}
