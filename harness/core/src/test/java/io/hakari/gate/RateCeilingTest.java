package io.hakari.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

class RateCeilingTest {
    private static final String METRIC = "cell/demandsPerHour";
    private static final Gate CEILING = new RateCeiling(METRIC, 2.5);

    private static Verdict judged(double value, double lower, double upper, String method) {
        Estimate estimate = new Estimate(value, new Interval(lower, upper, 0.95), 300, 0, method);
        return CEILING.judge(new Evidence(Map.of(METRIC, new Finding(estimate, Optional.empty(), false)))).verdict();
    }

    @Test
    void says_its_rule() {
        assertThat(CEILING.rule()).isEqualTo("cell/demandsPerHour stays below 2.5 per hour");
    }

    @Test
    void a_bound_below_the_limit_passes_and_is_no_performance_level() {
        assertThat(judged(1, 0.5, 2.4951, "garwood")).isEqualTo(new Verdict.Pass("cell/demandsPerHour is at most 2.5"
                + " per hour; it is a rate of the model, the rated safety function lies outside"));
        assertThat(judged(1, 0.5, 1.5, "garwood-effective")).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void a_bound_above_the_limit_fails() {
        assertThat(judged(5, 4.25, 7, "garwood"))
                .isEqualTo(
                        new Verdict.Fail("cell/demandsPerHour is at least 4.25 per hour; the limit is 2.5 per hour"));
    }

    @Test
    void bounds_around_the_limit_are_undecided() {
        assertThat(judged(2, 1.5, 3, "garwood")).isEqualTo(new Verdict.Undecided("cell/demandsPerHour is between 1.5"
                + " and 3 per hour; 300 trials cannot tell whether it is below 2.5 per hour"));
        assertThat(judged(2, 1.5, 2.5, "garwood")).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void without_an_event_it_tells_how_much_more_is_needed() {
        assertThat(judged(0, 0, 3.6, "garwood")).isEqualTo(new Verdict.Undecided("cell/demandsPerHour is between 0"
                + " and 3.6 per hour; 300 trials cannot tell whether it is below 2.5 per hour, it takes 1.44 times the"
                + " hours without an event"));
    }

    @Test
    void what_is_no_exact_rate_cannot_be_judged() {
        assertThat(judged(0.1, 0, 0.2, "wilson")).isEqualTo(new Verdict.Invalid("cell/demandsPerHour is measured by"
                + " [wilson]; a ceiling per hour needs a rate of events with exact bounds, such as eventsPerHour(…)"));
    }

    @Test
    void needs_a_limit_above_zero() {
        assertThatThrownBy(() -> new RateCeiling(METRIC, 0))
                .hasMessage("limit [0.0] of [cell/demandsPerHour] must be above 0 and finite");
        assertThatThrownBy(() -> new RateCeiling(METRIC, Double.POSITIVE_INFINITY))
                .hasMessage("limit [Infinity] of [cell/demandsPerHour] must be above 0 and finite");
    }
}
