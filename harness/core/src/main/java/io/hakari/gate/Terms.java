package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// The error rates that gates decide at, and how much may be missing.
///
/// They are fixed before the first request, as part of the policy. `alphaPass` is not divided among gates: a release needs
/// all of them to pass, so the chance that it passes although one rule is broken is at most `alphaPass` (intersection–union
/// principle, under any dependence). `alphaFail` is divided, by Holm's method, because any one failure is a claim.
///
/// @param alphaPass    the chance of passing a gate whose rule is just broken, in (0, 0.5)
/// @param alphaFail    the chance of failing any gate although all rules hold, in (0, 0.5)
/// @param mostUnscored above this share of missing scores a gate is invalid, in [0, 1)
@API(status = EXPERIMENTAL, since = "0.2")
public record Terms(double alphaPass, double alphaFail, double mostUnscored) {
    private static final double USUAL_ALPHA = 0.05;
    private static final double USUAL_MISSING = 0.01;
    /// Five percent on either side, and one percent of the trials missing at most.
    public static final Terms USUAL = new Terms(USUAL_ALPHA, USUAL_ALPHA, USUAL_MISSING);

    public Terms {
        check("alphaPass", alphaPass);
        check("alphaFail", alphaFail);
        if (!(mostUnscored >= 0 && mostUnscored < 1)) {
            throw new IllegalArgumentException("mostUnscored [" + mostUnscored + "] must be in [0, 1)");
        }
    }

    /// Return terms for one of several looks, each of which spends a part of the error rates.
    public Terms spending(double alphaPass, double alphaFail) {
        return new Terms(alphaPass, alphaFail, mostUnscored);
    }

    private static void check(String name, double alpha) {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException(name + " [" + alpha + "] must be in (0, 0.5)");
        }
    }
}
