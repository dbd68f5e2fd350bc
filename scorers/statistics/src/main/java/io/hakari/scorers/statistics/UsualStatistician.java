package io.hakari.scorers.statistics;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.gate.Plan;
import io.hakari.gate.Statistician;
import io.hakari.scorers.statistics.multiplicity.GroupSequential;
import io.hakari.scorers.statistics.multiplicity.Look;
import io.hakari.scorers.statistics.multiplicity.Spending;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;
import io.hakari.scorers.statistics.power.NonInferiority;
import io.hakari.scorers.statistics.power.PowerPlan;
import io.hakari.scorers.statistics.proportion.Rates;
import io.hakari.scorers.statistics.rare.PoissonRate;

/// The statistician that gates and commands ask when these statistics are installed.
public final class UsualStatistician implements Statistician {
    /// Deviations are estimated, and some trials will be lost.
    private static final double RESERVE = 1.1;
    private static final double CONFIDENCE = 0.95;
    /// Bounds at a smaller error rate than this cannot be told from none in double precision.
    private static final double SMALLEST_ALPHA = 1e-12;

    /// Made by `ServiceLoader`.
    public UsualStatistician() {
    }

    /// {@inheritDoc}
    ///
    /// `1.1 · D ((z_α + z_β) σ / (margin + trueChange))²` with the design effect `D` and the chance of missing divided among
    /// the gates, `β = (1 - power) / gates` ([PowerPlan#powerOfEach], [NonInferiority#sampleSize]).
    @Override
    public Need need(Plan plan, double margin, double alpha, int gates) {
        double power = powerOfEach(plan, gates);
        double exact = NonInferiority.sampleSize(plan.deviation(), margin, plan.trueChange(), alpha, power);
        long trials = Math.max(2, (long) Math.ceil(RESERVE * plan.designEffect() * exact));
        return new Need(trials, sentence(plan, margin, alpha, gates, trials));
    }

    /// {@inheritDoc}
    ///
    /// The margin falls with the root of the trials, so that one reference size gives all others.
    @Override
    public double detectable(Plan plan, double alpha, int gates, long trials) {
        Checks.require(trials >= 1, "trials [" + trials + "] must be at least 1");
        double power = powerOfEach(plan, gates);
        double atOne = Math.sqrt(NonInferiority.sampleSize(plan.deviation(), 1, 0, alpha, power));
        return atOne * Math.sqrt(RESERVE * plan.designEffect() / trials) - plan.trueChange();
    }

    /// {@inheritDoc}
    ///
    /// By O'Brien and Fleming's spending, so that early looks spend next to nothing and the last is nearly as sharp as one
    /// look alone ([GroupSequential#plan]).
    @Override
    public List<Double> spend(double alpha, List<Double> looks) {
        double[] fractions = looks.stream().mapToDouble(Double::doubleValue).toArray();
        List<Double> rates = new ArrayList<>();
        for (Look look : GroupSequential.plan(Spending.OBRIEN_FLEMING, alpha, fractions).looks()) {
            rates.add(Math.max(SMALLEST_ALPHA, look.alpha()));
        }
        return List.copyOf(rates);
    }

    /// {@inheritDoc}
    ///
    /// `t √2 s`, with `s` the standard deviation of the runs and `t` the quantile of Student's distribution with
    /// `runs - 1` degrees of freedom, because `s` is estimated by few runs: the repeatability limit of ISO 5725-6, which has
    /// 1.96 in place of `t`.
    @Override
    public double noise(double[] values) {
        Checks.finite("values", values);
        Checks.require(values.length >= 2, "values [" + values.length + "] must be at least two runs");
        Moments moments = new Moments();
        for (double value : values) {
            moments.add(value);
        }
        double t = TDistribution.of(values.length - 1.0).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return t * Math.sqrt(2) * moments.deviation();
    }

    @Override
    public long demonstration(double limit, double alpha, long violations) {
        return Rates.demonstrationSampleSize(limit, 1 - alpha, violations);
    }

    @Override
    public double exposure(double limit, double alpha, long events) {
        return PoissonRate.exposure(limit, 1 - alpha, events);
    }

    private static double powerOfEach(Plan plan, int gates) {
        return PowerPlan.powerOfEach(gates, 1 - plan.power());
    }

    private static String sentence(Plan plan, double margin, double alpha, int gates, long trials) {
        StringBuilder sentence = new StringBuilder(String.format(ROOT,
                "%,d pairs: deviation %s, margin %s points, one-sided alpha %s, power %s %%", trials,
                trimmed(plan.deviation()), trimmed(margin * 100), trimmed(alpha), trimmed(plan.power() * 100)));
        if (gates > 1) {
            sentence.append(" for ").append(gates).append(" gates together");
        }
        if (plan.trueChange() != 0) {
            sentence.append(", true change ").append(trimmed(plan.trueChange() * 100)).append(" points");
        }
        if (plan.designEffect() != 1) {
            sentence.append(", design effect ").append(trimmed(plan.designEffect()));
        }
        return sentence.append(", 10 % in reserve").toString();
    }

    private static String trimmed(double value) {
        return String.format(ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
