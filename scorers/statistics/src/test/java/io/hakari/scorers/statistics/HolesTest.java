package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.statistics.Runs.clustered;
import static io.hakari.scorers.statistics.Runs.ones;
import static io.hakari.scorers.statistics.Runs.scores;
import static io.hakari.scorers.statistics.Violations.violations;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Points;
import io.hakari.gate.Policy;
import io.hakari.gate.Ruling;
import io.hakari.gate.Verdict;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;

/// Ways in which gates elsewhere were seen to lie; none of them is open here.
class HolesTest {
    private static final String METRIC = "task/metric";
    private static final Gate NO_WORSE = metric(METRIC).isNoWorseThanBaseline().byMoreThan(new Points(0.02));

    @Test
    void sixty_of_a_thousand_items_do_not_pass() {
        assertThat(judged(NO_WORSE, accuracy(), scores(ones(60, 60)), scores(ones(1_000, 1_000))))
                .isEqualTo(new Verdict.Invalid(
                        "task/metric against baseline rests on 60 of 1000 trials; at most 1 % may be unscored"));
    }

    @Test
    void an_infrastructure_failure_is_no_wrong_answer_and_no_right_one() {
        double[] half = ones(1_000, 1_000);
        Arrays.fill(half, 0, 500, Double.NaN);

        assertThat(judged(NO_WORSE, accuracy(), scores(half), scores(ones(1_000, 1_000))))
                .isInstanceOf(Verdict.Invalid.class);
    }

    /// A candidate that loses just the one percent that it would get wrong.
    @Test
    void losing_the_hard_questions_gains_nothing() {
        double[] now = ones(990, 1_000);
        Arrays.fill(now, 990, 1_000, Double.NaN);
        Gate floor = metric(METRIC).staysAbove(0.985);

        assertThat(judged(floor, accuracy(), scores(ones(990, 1_000)), scores())).isInstanceOf(Verdict.Undecided.class);
        assertThat(judged(floor, accuracy(), scores(now), scores())).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void a_drop_that_may_be_noise_is_no_failure() {
        assertThat(judged(NO_WORSE, accuracy(), scores(ones(80, 100)), scores(ones(84, 100))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void no_significant_difference_is_no_pass() {
        assertThat(judged(NO_WORSE, accuracy(), scores(ones(80, 100)), scores(ones(80, 100))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void a_rate_that_was_seen_below_the_limit_is_not_proven_to_be() {
        Gate safe = metric(METRIC).keepsSafetyLimit(0.01);

        assertThat(judged(safe, violations(), scores(new double[100]), scores())).isEqualTo(new Verdict.Undecided(
                "0 of 100 trials violated: the rate is at most 2.95 %; even without a violation 299 trials are needed"));
        assertThat(judged(safe, violations(), scores(new double[299]), scores())).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void a_safety_limit_takes_no_approximate_interval() {
        assertThat(judged(metric(METRIC).keepsSafetyLimit(0.01), accuracy(), scores(new double[900]), scores()))
                .isEqualTo(new Verdict.Invalid("task/metric is measured by [wilson]; a safety limit needs the rate of "
                        + "violations with an exact interval, such as violations()"));
    }

    @Test
    void four_clusters_decide_nothing() {
        int[] four = IntStream.range(0, 400).map(i -> i % 4).toArray();

        assertThat(judged(NO_WORSE, mean(), clustered(ones(390, 400), four), clustered(ones(390, 400), four)))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void equal_scores_are_not_certainty() {
        assertThat(judged(metric(METRIC).staysAbove(0.99), mean(), scores(ones(20, 20)), scores()))
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(judged(metric(METRIC).staysAbove(0.99), mean(), scores(1), scores()))
                .isInstanceOf(Verdict.Undecided.class);
    }

    /// Forty gates on a checkpoint that is as it was: one of them is low by a chance of one in thirty.
    @Test
    void the_unluckiest_of_many_gates_is_no_proof() {
        Map<String, Finding> findings = new HashMap<>();
        List<Gate> gates = IntStream.range(0, 40).<Gate>mapToObj(i -> metric("t" + i + "/metric").staysAbove(0.9))
                .toList();
        IntStream.range(0, 40)
                .forEach(i -> findings.put("t" + i + "/metric",
                        finding(accuracy(), scores(ones(i == 7 ? 171 : 198, 200)),
                                scores())));

        Ruling unlucky = Policy.of("many", gates).judge(new Evidence(findings)).get(7);

        assertThat(Policy.of("one", gates.subList(7, 8)).judge(new Evidence(findings)).getFirst().verdict())
                .isInstanceOf(Verdict.Fail.class);
        assertThat(unlucky.verdict()).isEqualTo(new Verdict.Undecided(
                "t7/metric is at most 89.12 %; the limit is 90 %; among 40 gates this may be chance"));
    }

    @Test
    void a_gate_never_passes_on_fewer_pairs_than_it_was_planned_for() {
        Gate planned = metric(METRIC).staysAbove(0.5).onAtLeast(300);

        assertThat(judged(planned, accuracy(), scores(ones(299, 299)), scores())).isEqualTo(
                new Verdict.Undecided("task/metric is at least 99.1 %; but 299 of the 300 trials that it needs"));
    }

    private static Verdict judged(Gate gate, Metric measure, Scores candidate, Scores baseline) {
        return gate.judge(new Evidence(Map.of(METRIC, finding(measure, candidate, baseline)))).verdict();
    }

    private static Finding finding(Metric measure, Scores candidate, Scores baseline) {
        Optional<Measurement> value = measure.measure(candidate);
        return new Finding(value.orElseThrow(), measure.change(candidate, baseline), measure.higherIsBetter());
    }
}
