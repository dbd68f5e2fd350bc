package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.suite.Task.task;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.Drawing;
import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Items;
import io.hakari.engine.suites.Preferred;
import io.hakari.engine.suites.Share;
import io.hakari.exchange.Request;
import io.hakari.exchange.Sampling;
import io.hakari.records.Runs;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class RepeatsTest {
    private static final Suite THRICE = suite("given", "1").task(choosing("items", 10).repeated(3))
            .gate(metric("items/share").staysAbove(0.5)).build();

    @TempDir
    private Path runs;

    @Test
    void every_sample_is_asked_as_often_as_its_task_says_and_trials_are_counted() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(THRICE));

            assertThat(bench.last()).hasTrials(30).hasTask("items", 30, 0);
            assertThat(bench.printed()).containsPattern("items +30/30").contains("10 samples × 3");
        }
    }

    @Test
    void every_attempt_has_a_seed_of_its_own() {
        Set<Long> seeds = ConcurrentHashMap.newKeySet();
        Script telling = Script.answering("ア").telling(request -> seeds.add(seedOf(request)));
        Suite drawn = suite("given", "1").task(task("items").over(new Items("items", 10)).askedBy(new Drawing())
                .scoredBy(new Preferred()).measuredBy(new Share()).repeated(3)).build();
        try (Workbench bench = bench(telling)) {
            bench.weigh(Given.suite(drawn));

            assertThat(seeds).hasSize(30);
        }
    }

    @Test
    void a_content_that_stands_in_the_dataset_twice_keeps_its_attempts_apart() {
        Sample sample = new Items("items", 1).open().findFirst().orElseThrow();
        Given.samples(List.of(sample, sample));
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(
                    Given.suite(suite("given", "1").task(choosing("items", new Given("items")).repeated(3)).build()));

            List<Integer> attempts = new ArrayList<>();
            Runs.in(runs).scores(bench.last(), "items").forEach(trial -> attempts.add(trial.attempt()));
            assertThat(attempts).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void an_interrupted_run_goes_on_with_the_attempts_that_are_missing() {
        var asked = new AtomicInteger();
        try (Workbench losing = bench(Answers.RIGHT.losingItselfAfter(10));
                Workbench again = bench(Answers.RIGHT.telling(_ -> asked.incrementAndGet()))) {
            losing.with(Settings.IN_FLIGHT, 1).weigh(Given.suite(THRICE));
            again.weigh(Given.suite(THRICE));

            assertThat(asked).hasValue(20);
            Set<String> trials = new HashSet<>();
            Runs.in(runs).forEachTrial(again.last(), trial -> trials.add(keyOf(trial)));
            assertThat(trials).hasSize(30);
        }
    }

    @Test
    void every_attempt_is_listed_as_a_test_of_its_own() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.with(Settings.LIST_SAMPLES, 2).weigh(Given.suite(THRICE)).testEvents()
                    .assertStatistics(statistics -> statistics.dynamicallyRegistered(6));
        }
    }

    @Test
    void a_limit_counts_samples_and_not_trials() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.with(Settings.LIMIT, 4).weigh(Given.suite(THRICE));

            assertThat(bench.last()).hasTrials(12);
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }

    private static long seedOf(Request request) {
        return request instanceof Request.Write write && write.sampling() instanceof Sampling.Random random
                ? random.seed()
                : 0;
    }

    private static String keyOf(TrialRecord trial) {
        return trial.ordinal() + "/" + trial.trial().attempt();
    }
}
