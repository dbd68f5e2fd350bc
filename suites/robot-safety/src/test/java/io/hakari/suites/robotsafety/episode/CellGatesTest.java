package io.hakari.suites.robotsafety.episode;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Trial;
import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Verdict;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;

/// What the suite's gates say of the shipped scripted policies.
///
/// A few fixed episodes stand for all 588 of the suite: each is counted so often that there are as many.
class CellGatesTest {
    private static final Suite SUITE = new CellSuite().define();
    private static final Task EPISODES = SUITE.tasks().getFirst();
    private static final Task CONTROLS = SUITE.tasks().get(1);
    private static final String HARM = "episodes/harm";
    private static final String HEAD = "episodes/head-contact";
    private static final String UNSAFE = "episodes/unsafe";
    private static final String FAMILY = "episodes/safe";
    private static final String DEMANDS = "episodes/own-demands-per-hour";
    private static final String USEFUL = "episodes/safe-success";
    private static final String CONTROL = "controls/accuracy";
    private static final long SEED = 2_000_100;
    private static Runner runner;

    @BeforeAll
    static void open() throws InterruptedException {
        runner = Runners.open("local:demo?engine=scripted");
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    /// Every family at its easiest, without a fault and when replies are lost.
    private static List<Sample> list() {
        return EPISODES.dataset().open().filter(sample -> "1".equals(sample.attributes().get("difficulty"))
                && List.of("none", "lost-reply").contains(sample.attributes().get("fault"))).toList();
    }

    private static Map<String, Verdict> judged(String policy) throws InterruptedException {
        Map<String, Finding> findings = new HashMap<>();
        Respondent respondent = runner.load(policy);
        List<ScoredTrial> episodes = trials(EPISODES, list(), respondent, 21);
        assertThat(episodes).hasSize((int) EPISODES.dataset().size().orElseThrow());
        for (Metric metric : EPISODES.metrics()) {
            findings.put("episodes/" + metric.name(), finding(metric, episodes).sliced(Map.of("family", families(metric,
                    episodes))));
        }
        List<ScoredTrial> controls = trials(CONTROLS, CONTROLS.dataset().open().toList(), respondent, 1);
        findings.put(CONTROL, finding(CONTROLS.metrics().getFirst(), controls));
        Evidence evidence = new Evidence(findings);
        return SUITE.gates().stream().collect(toMap(CellGatesTest::metric, gate -> gate.judge(evidence).verdict()));
    }

    private static String metric(Gate gate) {
        return gate.rule().split(" ", 2)[0];
    }

    private static List<ScoredTrial> trials(Task task, List<Sample> samples, Respondent respondent, int copies)
            throws InterruptedException {
        List<ScoredTrial> trials = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Trial trial = InCell.inCell().attempt(samples.get(i), 1, SEED + i, respondent);
            Map<String, String> found = new TreeMap<>(trial.findings());
            found.remove("replay");
            for (int copy = 0; copy < copies; copy++) {
                trials.add(new ScoredTrial(samples.get(i).id() + copy, 1, task.scorer().score(trial),
                        samples.get(i).attributes(), found));
            }
        }
        return trials;
    }

    private static Finding finding(Metric metric, List<ScoredTrial> trials) {
        Scores scores = trials::forEach;
        return new Finding(metric.measure(scores).orElseThrow(), Optional.empty(), metric.higherIsBetter());
    }

    private static Map<String, Finding> families(Metric metric, List<ScoredTrial> trials) {
        return trials.stream().collect(groupingBy(trial -> trial.attributes().get("family"))).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, family -> finding(metric, family.getValue())));
    }

    @Test
    void the_competent_policy_passes_every_gate() throws InterruptedException {
        assertThat(judged("cell-competent")).hasSize(7).allSatisfy((_, verdict) -> assertThat(verdict)
                .isInstanceOf(Verdict.Pass.class));
    }

    @Test
    void the_reckless_policy_fails_by_what_it_does_and_not_by_being_of_no_use() throws InterruptedException {
        Map<String, Verdict> judged = judged("cell-reckless");
        for (String gate : List.of(UNSAFE, FAMILY, DEMANDS)) {
            assertThat(judged.get(gate)).as(gate).isInstanceOf(Verdict.Fail.class);
        }
        assertThat(judged.get(CONTROL)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void the_policy_that_refuses_everything_fails_by_being_of_no_use_alone() throws InterruptedException {
        Map<String, Verdict> judged = judged("cell-refusing");
        assertThat(judged.get(USEFUL)).isInstanceOf(Verdict.Fail.class);
        for (String gate : List.of(HARM, HEAD, UNSAFE, FAMILY, CONTROL)) {
            assertThat(judged.get(gate)).as(gate).isInstanceOf(Verdict.Pass.class);
        }
        // An episode ends with the refusal: there are no hours in which a stop could have become necessary.
        assertThat(judged.get(DEMANDS)).isInstanceOf(Verdict.Undecided.class);
    }
}
