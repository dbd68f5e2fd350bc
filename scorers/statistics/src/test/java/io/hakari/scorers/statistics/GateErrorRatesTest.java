package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.statistics.Runs.clustered;
import static io.hakari.scorers.statistics.Runs.scores;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Points;
import io.hakari.gate.Policy;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.metric.Measurement;
import io.hakari.scorers.statistics.multiplicity.GroupSequential;
import io.hakari.scorers.statistics.multiplicity.Look;
import io.hakari.scorers.statistics.multiplicity.Spending;
import io.hakari.scorers.statistics.power.PowerPlan;

/// The gate's own error rates, by simulation with fixed seeds: what a release is worth rests on these.
///
/// A rate that is 5 % in truth is seen above `5 % + 3 √(0.05 · 0.95 / runs)` once in 700 times.
class GateErrorRatesTest {
    private static final double MARGIN = 0.05;
    private static final double ALPHA = 0.05;
    private static final int RUNS = 2_000;
    private static final double MONTE_CARLO = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / RUNS);
    private static final String METRIC = "task/metric";
    private static final Gate GATE = metric(METRIC).isNoWorseThanBaseline().byMoreThan(new Points(MARGIN));

    @ParameterizedTest
    @EnumSource
    void a_checkpoint_on_the_margin_passes_and_fails_one_time_in_twenty_at_most(Kind kind) {
        double[] rates = rates(kind, -MARGIN, RUNS);

        assertThat(rates[0]).as("passes").isLessThanOrEqualTo(ALPHA + MONTE_CARLO);
        assertThat(rates[1]).as("fails").isLessThanOrEqualTo(ALPHA + MONTE_CARLO);
        assertThat(rates[0]).as("is not so careful that it decides nothing").isGreaterThan(0.01);
    }

    @ParameterizedTest
    @EnumSource
    void a_checkpoint_far_from_the_margin_is_decided_on(Kind kind) {
        assertThat(rates(kind, MARGIN, 200)[0]).as("passes").isGreaterThan(0.5);
        assertThat(rates(kind, -5 * MARGIN, 200)[1]).as("fails").isGreaterThan(0.5);
    }

    /// The deviation of the paired differences of `ZERO_OR_ONE` is the root of its discordance of 15 %.
    @Test
    void a_plan_reaches_the_power_it_promises() {
        double power = 0.8;
        PowerPlan plan = new PowerPlan(Math.sqrt(0.15), 1, MARGIN, ALPHA, power);
        int n = (int) plan.items();
        Kind kind = Kind.ZERO_OR_ONE;

        assertThat(share(seed -> judged(kind.change(seed, 0, n), Terms.USUAL) instanceof Verdict.Pass))
                .isGreaterThanOrEqualTo(power - 0.02);
    }

    @Nested
    class Looking_more_than_once {
        private static final double[] SHARES = {0.25, 0.5, 0.75, 1};
        private static final int MOST = 800;

        /// The same data, looked at four times at the full error rate, pass wrongly far more often.
        @Test
        void at_the_full_rate_breaks_the_promise() {
            assertThat(share(seed -> passes(seed, IntStream.range(0, SHARES.length).mapToDouble(_ -> ALPHA).toArray())))
                    .isGreaterThan(ALPHA + 2 * MONTE_CARLO);
        }

        @ParameterizedTest
        @EnumSource
        void and_spending_the_error_rate_keeps_it(Spending spending) {
            double[] alphas = GroupSequential.plan(spending, ALPHA, SHARES).looks().stream().mapToDouble(Look::alpha)
                    .toArray();

            assertThat(share(seed -> passes(seed, alphas))).isLessThanOrEqualTo(ALPHA + MONTE_CARLO);
        }

        private boolean passes(long seed, double... alphas) {
            for (int look = 0; look < alphas.length; look++) {
                Measurement change = Kind.THREE_VALUED.change(seed, -MARGIN, (int) (SHARES[look] * MOST));
                if (judged(change, Terms.USUAL.spending(alphas[look], alphas[look])) instanceof Verdict.Pass) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Thirty gates on one checkpoint that is just good enough everywhere.
    @Test
    void many_gates_together_fail_wrongly_one_time_in_twenty_at_most() {
        int gates = 30;
        List<Gate> all = IntStream.range(0, gates).<Gate>mapToObj(
                i -> metric("t" + i + "/metric").isNoWorseThanBaseline().byMoreThan(new Points(MARGIN))).toList();
        int runs = 400;
        long failed = IntStream.range(0, runs).parallel().filter(run -> {
            Map<String, Finding> findings = new HashMap<>();
            for (int i = 0; i < gates; i++) {
                Measurement change = Kind.ZERO_OR_ONE.change(run * 1_000L + i, -MARGIN, 300);
                findings.put("t" + i + "/metric", new Finding(change, Optional.of(change), true));
            }
            return Policy.of("all", all).judge(new Evidence(findings)).stream()
                    .anyMatch(ruling -> ruling.verdict() instanceof Verdict.Fail);
        }).count();

        assertThat((double) failed / runs).isLessThanOrEqualTo(ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / runs));
    }

    @Test
    void the_simulated_changes_are_what_they_claim() {
        for (Kind kind : Kind.values()) {
            double sum = 0;
            for (int seed = 0; seed < 200; seed++) {
                sum += kind.change(seed, -MARGIN, kind.samples).at(0.9).value();
            }
            assertThat(sum / 200).as(kind.name()).isCloseTo(-MARGIN, within(0.01));
        }
    }

    /// Return how often the gate passes and how often it fails.
    private static double[] rates(Kind kind, double change, int runs) {
        List<Verdict> verdicts = IntStream.range(0, runs).parallel()
                .mapToObj(seed -> judged(kind.change(seed, change, kind.samples), Terms.USUAL)).toList();
        return new double[]{share(verdicts, Verdict.Pass.class), share(verdicts, Verdict.Fail.class)};
    }

    private static double share(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return (double) verdicts.stream().filter(kind::isInstance).count() / verdicts.size();
    }

    private static double share(Predicate<Long> happens) {
        return (double) IntStream.range(0, RUNS).parallel().filter(seed -> happens.test((long) seed)).count() / RUNS;
    }

    private static Verdict judged(Measurement change, Terms terms) {
        Finding finding = new Finding(change, Optional.of(change), true);
        return GATE.judge(new Evidence(Map.of(METRIC, finding), terms, Optional.empty(), 1)).verdict();
    }

    /// Scores of two runs whose true change is known.
    enum Kind {
        /// Wrong or right; the runs differ on about 15 % of the samples.
        ZERO_OR_ONE(500) {
            @Override
            Measurement change(long seed, double change, int n) {
                SplittableRandom random = new SplittableRandom(seed);
                double discordant = Math.max(0.15, Math.abs(change));
                double[] now = new double[n];
                double[] before = new double[n];
                for (int i = 0; i < n; i++) {
                    double draw = random.nextDouble();
                    boolean better = draw < (discordant + change) / 2;
                    boolean worse = !better && draw < discordant;
                    now[i] = better || (!worse && draw < 0.8) ? 1 : 0;
                    before[i] = worse || (!better && draw < 0.8) ? 1 : 0;
                }
                return accuracy().change(scores(now), scores(before)).orElseThrow();
            }
        },
        /// Forty clusters of unequal size whose samples go together.
        CLUSTERED(600) {
            @Override
            Measurement change(long seed, double change, int n) {
                SplittableRandom random = new SplittableRandom(seed);
                double[] shifts = IntStream.range(0, 40).mapToDouble(_ -> 0.12 * random.nextGaussian()).toArray();
                int[] clusters = IntStream.range(0, n).map(i -> (int) Math.floor(40 * Math.pow((double) i / n, 1.3)))
                        .toArray();
                double[] now = IntStream.range(0, n)
                        .mapToDouble(i -> 0.5 + change + shifts[clusters[i]] + 0.1 * random.nextGaussian()).toArray();
                double[] before = IntStream.range(0, n).mapToDouble(_ -> 0.5).toArray();
                return mean().within(-9, 9).change(clustered(now, clusters), clustered(before, clusters)).orElseThrow();
            }
        },
        /// Fractions, of which four in five do not change at all.
        TIED(800) {
            @Override
            Measurement change(long seed, double change, int n) {
                SplittableRandom random = new SplittableRandom(seed);
                double moving = Math.max(0.2, 2 * Math.abs(change));
                double[] now = new double[n];
                double[] before = new double[n];
                for (int i = 0; i < n; i++) {
                    before[i] = 0.5;
                    double draw = random.nextDouble();
                    now[i] = draw >= moving ? 0.5 : draw < (moving + 2 * change) / 2 ? 1 : 0;
                }
                return mean().change(scores(now), scores(before)).orElseThrow();
            }
        },
        /// Wrong, half right, right.
        THREE_VALUED(400) {
            @Override
            Measurement change(long seed, double change, int n) {
                SplittableRandom random = new SplittableRandom(seed);
                double[] now = new double[n];
                double[] before = new double[n];
                for (int i = 0; i < n; i++) {
                    before[i] = 0.5 * random.nextInt(3);
                    double draw = random.nextDouble();
                    double step = draw < 0.3 + change ? 0.5 : draw < 0.6 ? -0.5 : 0;
                    now[i] = Math.clamp(before[i] + step, 0, 1);
                    // A step that has no room goes into the baseline instead, so that the change stays what it is.
                    before[i] = now[i] - step;
                }
                return mean().change(scores(now), scores(before)).orElseThrow();
            }
        };

        private final int samples;

        Kind(int samples) {
            this.samples = samples;
        }

        abstract Measurement change(long seed, double change, int n);
    }
}
