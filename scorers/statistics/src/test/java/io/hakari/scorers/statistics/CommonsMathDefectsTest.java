package io.hakari.scorers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.exception.NotStrictlyPositiveException;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.paired.Alternative;
import io.hakari.scorers.statistics.paired.KolmogorovSmirnov;
import io.hakari.scorers.statistics.paired.NonInferiorityT;
import io.hakari.scorers.statistics.paired.PairedT;
import io.hakari.scorers.statistics.paired.WilcoxonSignedRank;
import io.hakari.scorers.statistics.paired.WilcoxonSignedRank.Zeros;
import io.hakari.scorers.statistics.proportion.Arms;
import io.hakari.scorers.statistics.proportion.BetaPosterior;
import io.hakari.scorers.statistics.proportion.McNemar;
import io.hakari.scorers.statistics.proportion.Proportions;
import io.hakari.scorers.statistics.proportion.TwoProportions;
import io.hakari.scorers.statistics.proportion.TwoProportions.Variance;

/// Why some numbers are computed here and not by a library: each test shows what the library gives, and the truth.
///
/// True values are from mpmath 1.4.1 with 40 digits unless a closed form is named. A test that fails because the library
/// has been mended tells that our own code may go.
class CommonsMathDefectsTest {
    private static final double PERCENT = 1e-8;

    @Nested
    class Commons_math_3 {

        @Test
        void clopper_pearson_refuses_no_success_and_no_failure() {
            assertThatThrownBy(() -> new ClopperPearsonInterval().createInterval(299, 0, 0.95))
                    .isInstanceOf(NotStrictlyPositiveException.class);
            assertThatThrownBy(() -> new ClopperPearsonInterval().createInterval(299, 299, 0.95))
                    .isInstanceOf(NotStrictlyPositiveException.class);

            // 1 - 0.05^(1/299)
            assertThat(Proportions.upperBoundExact(0, 299, 0.95)).isCloseTo(0.009969146792899269,
                    withinPercentage(PERCENT));
            assertThat(Proportions.lowerBoundExact(299, 299, 0.95)).isCloseTo(1 - 0.009969146792899269,
                    withinPercentage(PERCENT));
        }

        @Test
        void wilson_counts_trials_twice_in_an_int() {
            ConfidenceInterval theirs = new WilsonScoreInterval().createInterval(2_000_000_000, 0, 0.95);
            Interval ours = Proportions.wilson(0, 2_000_000_000, 0.95);

            assertThat(theirs.getUpperBound()).isNegative();
            assertThat(ours.lower()).isEqualTo(0);
            // z² / (n + z²)
            assertThat(ours.upper()).isCloseTo(1.9207294066578606e-9, withinPercentage(PERCENT));
        }

        @Test
        void a_two_sided_binomial_test_passes_one() {
            assertThat(new BinomialTest().binomialTest(10, 5, 0.5, AlternativeHypothesis.TWO_SIDED)).isGreaterThan(1.2);
            assertThat(new BinomialTest().binomialTest(0, 0, 0.5, AlternativeHypothesis.TWO_SIDED)).isEqualTo(2);

            assertThat(new BinomialTest().binomialTest(3, 0, 0.1, AlternativeHypothesis.TWO_SIDED)).isGreaterThan(1.7);

            // No other count is likelier than none, so p is 1 by definition (scipy 1.17.1 binomtest(0, 3, .1) too).
            assertThat(org.apache.commons.statistics.inference.BinomialTest.withDefaults().test(3, 0, 0.1).getPValue())
                    .as("Commons Statistics, which is used instead").isCloseTo(1, within(1e-15));
            assertThat(McNemar.exact(5, 5)).isEqualTo(1);
            assertThat(McNemar.exact(0, 0)).isEqualTo(1);
        }

        @Test
        void a_one_sided_binomial_test_loses_its_tail() {
            assertThat(new BinomialTest().binomialTest(100, 100, 0.5, AlternativeHypothesis.GREATER_THAN)).isEqualTo(0);

            assertThat(McNemar.exactOneSided(100, 0)).isEqualTo(0x1p-100);
        }

        /// Theirs adds up the counts one by one and takes seconds; it is not called here.
        @Test
        void a_binomial_test_of_many_trials_takes_seconds() {
            // 1/2 + P(B = n/2)/2 with n = 4·10⁷
            assertThat(McNemar.exactOneSided(20_000_000, 20_000_000)).isCloseTo(0.5 + 6.307831265625455e-5,
                    within(1e-13));
        }

        @Test
        void a_binomial_tail_is_one_less_its_complement() {
            assertThat(new BinomialDistribution(1000, 0.5).cumulativeProbability(100)).isEqualTo(0);

            assertThat(McNemar.exactOneSided(900, 100)).isCloseTo(6.701717790006296e-162, withinPercentage(PERCENT));
        }

        @Test
        void wilcoxons_variance_overflows_an_int() {
            double[] differences = IntStream.rangeClosed(1, 100_000)
                    .mapToDouble(i -> i % 100 < 52 ? i : -i).toArray();
            WilcoxonSignedRank ours = WilcoxonSignedRank.normal(differences, Zeros.DROPPED, false,
                    Alternative.TWO_SIDED);

            assertThat(new WilcoxonSignedRankTest().wilcoxonSignedRankTest(differences, new double[differences.length],
                    false)).isEqualTo(0);
            assertThat(ours.p()).isCloseTo(2.677868630174887e-27, withinPercentage(1e-6));
        }

        /// Theirs walks through all 2²⁷ patterns and takes ten seconds; it is not called here.
        @Test
        void wilcoxons_exact_test_visits_every_pattern() {
            double[] differences = IntStream.rangeClosed(1, 27).mapToDouble(i -> i % 3 == 0 ? -i : i).toArray();

            // exactRankTests 0.8.35 and scipy 1.17.1
            assertThat(WilcoxonSignedRank.exact(differences, Zeros.DROPPED, Alternative.TWO_SIDED).p())
                    .isCloseTo(0.2021402269601822, withinPercentage(PERCENT));
        }

        @Test
        void wilcoxons_exact_test_is_wrong_with_ties() {
            double[] differences = {1, 1, -1, 2, 2, -2, 3, 3, 1, -1, 4, 2};
            double theirs = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(differences, new double[12], true);

            // Counted over all 4096 patterns.
            assertThat(WilcoxonSignedRank.exact(differences, Zeros.DROPPED, Alternative.TWO_SIDED).p())
                    .isEqualTo(counted(differences)).isNotCloseTo(theirs, within(1e-3));
        }

        @Test
        void wilcoxons_test_takes_nan_for_a_number() {
            double[] differences = {1, Double.NaN, -3, 4};

            assertThat(new WilcoxonSignedRankTest().wilcoxonSignedRankTest(differences, new double[4], true))
                    .isBetween(0.0, 1.0);
            assertThatThrownBy(() -> WilcoxonSignedRank.exact(differences, Zeros.DROPPED, Alternative.TWO_SIDED))
                    .hasMessage("differences [NaN] at index 1 must be finite");
        }

        @Test
        void quantiles_of_the_normal_distribution_are_infinite_or_off_far_out() {
            NormalDistribution theirs = new NormalDistribution(0, 1);
            var instead = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);

            assertThat(theirs.inverseCumulativeProbability(1e-17)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(theirs.inverseCumulativeProbability(1e-12)).isNotCloseTo(-7.034483825301132,
                    withinPercentage(1e-5));
            assertThat(instead.inverseCumulativeProbability(1e-17)).as("Commons Statistics, which is used instead")
                    .isCloseTo(-8.493793224109599, withinPercentage(1e-12));
            assertThat(instead.inverseCumulativeProbability(1e-12)).isCloseTo(-7.034483825301132,
                    withinPercentage(1e-12));
            assertThat(Checks.z(1 - 0x1p-39)).isCloseTo(7.047700256664409, withinPercentage(1e-12));
        }

        @Test
        void quantiles_of_students_distribution_are_wrong_far_out() {
            // 2.5 - t √(5/12), with the t of 3 degrees of freedom that 10⁻¹⁷ lies above
            double truth = -309531.2167625526;
            double t = -new TDistribution(3).inverseCumulativeProbability(1e-17);
            double ours = NonInferiorityT.of(new double[]{1, 2, 3, 4}, new double[4], 0, 1e-17).lowerBound()
                    .orElseThrow();

            assertThat(2.5 - t * Math.sqrt(5.0 / 12)).isNotCloseTo(truth, withinPercentage(1e-3));
            assertThat(ours).isCloseTo(truth, withinPercentage(PERCENT));
        }

        @Test
        void quantiles_of_the_beta_distribution_have_nine_digits_after_the_point() {
            // 1 - 0.025^(1e-6)
            double truth = 3.688872650206488e-6;
            Interval ours = BetaPosterior.of(0, 1, new BetaPosterior.Prior(1, 999_999), 0.95).interval();

            assertThat(new BetaDistribution(1, 1e6).inverseCumulativeProbability(0.975)).isNotCloseTo(truth,
                    withinPercentage(1e-6));
            assertThat(ours.upper()).isCloseTo(truth, withinPercentage(1e-10));
        }

        @Test
        void mann_whitneys_test_knows_no_ties() {
            double[] x = {1, 1, 2, 2, 2, 3};
            double[] y = {2, 2, 3, 3, 3, 1};
            double theirs = new MannWhitneyUTest().mannWhitneyUTest(x, y);

            // scipy 1.17.1: mannwhitneyu(x, y, method='asymptotic', use_continuity=False).pvalue
            assertThat(theirs).isNotCloseTo(0.267504812920997, within(0.01));
            assertThat(org.apache.commons.statistics.inference.MannWhitneyUTest.withDefaults()
                    .with(PValueMethod.ASYMPTOTIC)
                    .with(org.apache.commons.statistics.inference.ContinuityCorrection.DISABLED).test(x, y).getPValue())
                    .as("Commons Statistics, which is used instead").isCloseTo(0.267504812920997, within(1e-9));
        }

        @Test
        void kolmogorovs_test_takes_nan_for_a_number() {
            double[] x = {1, Double.NaN, 3};
            double[] y = {2, 4};

            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(x, y)).isBetween(0.0, 1.0);
            assertThatThrownBy(() -> KolmogorovSmirnov.exact(x, y)).hasMessage("x [NaN] at index 1 must be finite");
        }

        @Test
        void a_t_test_of_no_difference_is_nan_without_a_word() {
            double[] same = {1, 2, 3};

            assertThat(new TTest().pairedTTest(same, same)).isNaN();
            assertThat(PairedT.of(same, same, 0.95).p()).isEmpty();
        }
    }

    @Nested
    class Commons_statistics_1_2 {

        @Test
        void wilson_does_not_end_at_zero() {
            assertThat(IntStream.rangeClosed(1, 1000)
                    .mapToDouble(
                            n -> BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, 0, 0.05).getLowerBound()))
                    .anyMatch(lower -> lower != 0);
            assertThat(IntStream.rangeClosed(1, 1000).mapToDouble(n -> Proportions.wilson(0, n, 0.95).lower()))
                    .containsOnly(0.0);
        }

        @Test
        void clopper_pearson_of_a_thousand_million_has_eight_digits() {
            double theirs = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(2_000_000_000, 0, 0.05)
                    .getUpperBound();
            // 1 - 0.025^(1/n)
            double truth = 1.8444397253559888e-9;

            assertThat(theirs).isNotCloseTo(truth, withinPercentage(1e-7));
            assertThat(Proportions.clopperPearson(0, 2_000_000_000, 0.95).upper()).isCloseTo(truth,
                    withinPercentage(1e-12));
        }

        @Test
        void the_beta_distribution_of_a_thousand_million_has_eight_digits() {
            double theirs = org.apache.commons.statistics.distribution.BetaDistribution.of(5e8, 5e8)
                    .cumulativeProbability(0.5);

            // By symmetry one half; ours is 1/2 less nothing: P(B ≤ 5·10⁸ - 1) of 10⁹ - 1 throws.
            assertThat(theirs).isNotCloseTo(0.5, within(1e-9));
            assertThat(McNemar.exactOneSided(500_000_000, 499_999_999)).isCloseTo(0.5, within(1e-12));
        }

        @Test
        void a_t_test_of_zeros_is_nan_without_a_word() {
            double[] zeros = new double[3];

            assertThat(org.apache.commons.statistics.inference.TTest.withDefaults().test(zeros).getPValue()).isNaN();
            assertThat(PairedT.of(zeros, zeros, 0.95).p()).isEmpty();
        }

        @Test
        void a_t_test_hands_nan_through() {
            double[] values = {1, Double.NaN, 3};

            assertThat(org.apache.commons.statistics.inference.TTest.withDefaults().test(values).getPValue()).isNaN();
            assertThatThrownBy(() -> PairedT.of(values, new double[3], 0.95))
                    .hasMessage("a [NaN] at index 1 must be finite");
        }

        @Test
        void wilcoxons_test_is_not_exact_with_ties() {
            double[] differences = {1, 1, -1, 2, 2, -2, 3, 3, 1, -1, 4, 2};
            double theirs = org.apache.commons.statistics.inference.WilcoxonSignedRankTest.withDefaults()
                    .with(PValueMethod.EXACT).test(differences).getPValue();

            assertThat(WilcoxonSignedRank.exact(differences, Zeros.DROPPED, Alternative.TWO_SIDED).p())
                    .isEqualTo(counted(differences)).isNotCloseTo(theirs, within(1e-4));
        }
    }

    /// statsmodels 0.15.0 takes `count0 · diff` where Miettinen and Nurminen have `nobs0 · diff`.
    @Nested
    class Statsmodels {

        /// The truth is a direct restricted maximum likelihood.
        @Test
        void score_test_of_two_proportions_has_a_wrong_coefficient() {
            assertThat(p(new Arms(85, 100, 88, 100), 0.1)).isCloseTo(0.07790613971092208, withinPercentage(PERCENT))
                    .isNotCloseTo(0.0803, within(1e-3));
            assertThat(p(new Arms(43, 50, 45, 50), 0.2)).isCloseTo(0.01217815572736223, withinPercentage(PERCENT))
                    .isNotCloseTo(0.01419, within(1e-3));
        }

        private static double p(Arms arms, double margin) {
            return TwoProportions.nonInferiority(arms, margin, Variance.FARRINGTON_MANNING).test().p().orElseThrow();
        }
    }

    /// The two-sided p-value of the signed ranks, one pattern after the other.
    private static double counted(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        double[] ranks = Arrays.stream(differences).map(Math::abs).map(size -> IntStream.range(0, sizes.length)
                .filter(i -> sizes[i] == size).average().orElseThrow() + 1).toArray();
        double positive = IntStream.range(0, ranks.length).filter(i -> differences[i] > 0).mapToDouble(i -> ranks[i])
                .sum();
        double nearer = Math.min(positive, Arrays.stream(ranks).sum() - positive);
        int patterns = 1 << ranks.length;
        long count = IntStream.range(0, patterns).filter(pattern -> IntStream.range(0, ranks.length)
                .filter(i -> (pattern >> i & 1) == 1).mapToDouble(i -> ranks[i]).sum() <= nearer).count();
        return 2.0 * count / patterns;
    }
}
