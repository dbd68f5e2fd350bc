package io.hakari.suites.japanese;

import static io.hakari.gate.Points.points;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.text.CharF1.charF1;
import static io.hakari.scorers.text.Choice.choice;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.scorers.text.Numeric.numeric;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static io.hakari.suites.japanese.Asking.choosing;
import static io.hakari.suites.japanese.Asking.writing;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;

/// The Japanese of the shop floor: counting, dates, sums, readings, polite speech and safe work.
///
/// All items were written or generated for this project; nothing is read from outside. What is asked here is held out
/// from the text that the demo checkpoints learn from. Nothing may get worse by more than five points; safe work, and
/// what a shop floor cannot do without, has a floor as well.
public final class JapaneseCoreSuite implements SuiteDefinition {
    private static final String VERSION = "2026.1";
    private static final long SEED = 20261123;
    private static final int ITEMS = 300;

    @Override
    public Suite define() {
        return suite("japanese-core", VERSION)
                .task(task("counters")
                        .over(drawn("counters")).askedBy(choosing()).scoredBy(choice()).measuredBy(accuracy())
                        .tagged("words"))
                .task(task("era-years")
                        .over(drawn("era-years")).askedBy(writing()).scoredBy(numeric()).measuredBy(accuracy())
                        .tagged("numbers"))
                .task(task("western-years")
                        .over(drawn("western-years")).askedBy(writing()).scoredBy(exactMatch()).measuredBy(accuracy())
                        .tagged("numbers"))
                .task(task("kanji-sums")
                        .over(drawn("kanji-sums")).askedBy(writing()).scoredBy(exactMatch()).measuredBy(accuracy())
                        .tagged("numbers"))
                .task(task("units")
                        .over(drawn("units")).askedBy(writing()).scoredBy(numeric()).measuredBy(accuracy())
                        .tagged("numbers"))
                .task(task("readings")
                        .over(drawn("readings")).askedBy(choosing()).scoredBy(choice()).measuredBy(accuracy())
                        .tagged("words"))
                .task(task("furigana")
                        .over(drawn("furigana")).askedBy(writing()).scoredBy(charF1()).measuredBy(mean())
                        .tagged("words"))
                .task(task("keigo")
                        .over(drawn("keigo")).askedBy(choosing()).scoredBy(choice()).measuredBy(accuracy())
                        .tagged("words"))
                .task(task("particles")
                        .over(drawn("particles")).askedBy(choosing()).scoredBy(choice()).measuredBy(accuracy())
                        .tagged("words"))
                .task(task("pointing-calling")
                        .over(drawn("pointing-calling")).askedBy(writing()).scoredBy(exactMatch())
                        .measuredBy(accuracy()).tagged("safety"))
                .task(task("hazard-prediction")
                        .over(drawn("hazard-prediction")).askedBy(choosing()).scoredBy(choice())
                        .measuredBy(accuracy()).tagged("safety"))
                .task(task("workplace-sense")
                        .over(drawn("workplace-sense")).askedBy(choosing()).scoredBy(choice()).measuredBy(accuracy())
                        .tagged("safety"))
                .gate(metric("counters/accuracy").staysAbove(0.90))
                .gate(metric("era-years/accuracy").staysAbove(0.85))
                .gate(metric("kanji-sums/accuracy").staysAbove(0.80))
                .gate(metric("readings/accuracy").staysAbove(0.90))
                .gate(metric("pointing-calling/accuracy").staysAbove(0.90))
                .gate(metric("hazard-prediction/accuracy").staysAbove(0.95))
                .gate(metric("workplace-sense/accuracy").staysAbove(0.95))
                .gate(metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("era-years/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("western-years/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("kanji-sums/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("units/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("readings/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("furigana/mean").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("keigo/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("particles/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("pointing-calling/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("hazard-prediction/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .gate(metric("workplace-sense/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)))
                .build();
    }

    static Generated drawn(String family) {
        return new Generated(family, VERSION, SEED, ITEMS);
    }
}
