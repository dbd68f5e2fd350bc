package io.hakari.scorers.statistics.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.metric.Interval;

class PoissonRateTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-10);

    /// scipy 1.17.1: chi2.isf(1 - c, 2*k + 2) / 2 / T and chi2.ppf(1 - c, 2*k) / 2 / T.
    @ParameterizedTest
    @CsvSource({"0, 1, 0.95, 2.9957322735539895, 0", "1, 1, 0.95, 4.743864518390577, 0.05129329438755058",
            "2, 1, 0.95, 6.295793621871988, 0.35536151069866223", "5, 1, 0.95, 10.513034908741535, 1.9701495680595305",
            "0, 1, 0.99, 4.60517018598809, 0", "1, 1, 0.99, 6.638352067993811, 0.010050335853501444",
            "2, 1, 0.99, 8.405946914885464, 0.148554740253266", "5, 1, 0.99, 13.108483652767926, 1.2791060800936034",
            "3, 60, 0.9, 0.11134638447093108, 0.01836775547082202",
            "250, 12.5, 0.95, 22.209231408855587, 17.965870254909163",
            "100000, 7, 0.999, 14425.867525432841, 14146.518841500132"})
    void bounds_are_exact(double events, double exposure, double confidence, double upper, double lower) {
        assertThat(PoissonRate.upper(events, exposure, confidence)).isCloseTo(upper, EXACT);
        assertThat(PoissonRate.lower(events, exposure, confidence)).isCloseTo(lower, EXACT);
    }

    /// scipy 1.17.1: chi2.ppf(.025, 14) / 2 / 4, chi2.isf(.025, 16) / 2 / 4.
    @Test
    void an_interval_errs_by_half_at_either_end() {
        Interval interval = PoissonRate.interval(7, 4, 0.95);

        assertThat(interval.lower()).isCloseTo(0.7035907628799664, EXACT);
        assertThat(interval.upper()).isCloseTo(3.6056688404255954, EXACT);
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    /// scipy 1.17.1: gamma.isf(.05, 2.5 + 1) / 3.2, gamma.ppf(.05, 2.5) / 3.2.
    @Test
    void effective_events_need_not_be_whole() {
        assertThat(PoissonRate.upper(2.5, 3.2, 0.95)).isCloseTo(2.197990695209401, EXACT);
        assertThat(PoissonRate.lower(2.5, 3.2, 0.95)).isCloseTo(0.17898066032215143, EXACT);
    }

    /// scipy 1.17.1: chi2.isf(1 - c, 2*r + 2) / 2 / limit.
    @Test
    void so_much_exposure_shows_a_rate() {
        assertThat(PoissonRate.exposure(1e-6, 0.95, 0)).isCloseTo(2995732.27355399, EXACT);
        assertThat(PoissonRate.exposure(1e-6, 0.95, 3)).isCloseTo(7753656.527932726, EXACT);
        assertThat(PoissonRate.exposure(5, 0.99, 20)).isCloseTo(6.620623628399322, EXACT);
        double hours = PoissonRate.exposure(2.5, 0.9, 4);
        assertThat(PoissonRate.upper(4, hours, 0.9)).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void numbers_outside_their_range_are_refused() {
        assertThatThrownBy(() -> PoissonRate.upper(3, 0, 0.9)).hasMessage("exposure [0.0] must be in (0, Infinity)");
        assertThatThrownBy(() -> PoissonRate.lower(3, Double.NaN, 0.9))
                .hasMessage("exposure [NaN] must be in (0, Infinity)");
        assertThatThrownBy(() -> PoissonRate.interval(-3, 1, 0.9))
                .hasMessage("events [-3.0] must be at least 0 and finite");
        assertThatThrownBy(() -> PoissonRate.upper(3, 1, 1)).hasMessage("confidence [1.0] must be in (0, 1)");
        assertThatThrownBy(() -> PoissonRate.exposure(0, 0.9, 0)).hasMessage("limit [0.0] must be in (0, Infinity)");
        assertThatThrownBy(() -> PoissonRate.exposure(1, 0.9, -1)).hasMessage("events [-1] must be at least 0");
    }
}
