package io.hakari.gate;

import static io.hakari.gate.Measured.METRIC;
import static io.hakari.gate.Measured.between;
import static io.hakari.gate.Measured.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class CeilingTest {
    private static final Gate CEILING = new Ceiling(METRIC, 0.1);

    @Test
    void says_its_rule() {
        assertThat(CEILING.rule()).isEqualTo("reading/accuracy stays below 10 %");
        assertThat(CEILING.limit()).isEqualTo(0.1);
    }

    @Test
    void an_interval_below_the_limit_passes() {
        assertThat(CEILING.judge(between(0.05, Math.nextDown(0.1))).verdict())
                .isEqualTo(new Verdict.Pass("reading/accuracy is at most 10 %"));
    }

    @Test
    void an_interval_that_ends_at_the_limit_is_undecided() {
        assertThat(CEILING.judge(between(0.05, 0.1)).verdict())
                .isEqualTo(new Verdict.Undecided("reading/accuracy is between "
                        + "5 % and 10 %; 1000 trials cannot tell whether it is below 10 %"));
    }

    @Test
    void an_interval_around_the_limit_is_undecided() {
        assertThat(CEILING.judge(between(Math.nextDown(0.1), 0.2)).verdict()).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void an_interval_that_begins_above_the_limit_fails() {
        assertThat(CEILING.judge(between(0.1, 0.2)).verdict()).isInstanceOf(Verdict.Undecided.class);
        assertThat(CEILING.judge(between(Math.nextUp(0.1), 0.2)).verdict())
                .isEqualTo(new Verdict.Fail("reading/accuracy is at least 10 %; the limit is 10 %"));
    }

    @Test
    void missing_evidence_is_invalid() {
        assertThat(CEILING.judge(new Evidence(Map.of())).verdict()).isInstanceOf(Verdict.Invalid.class);
        assertThat(new Ceiling(METRIC, 0.9).judge(unscored(97, 3)).verdict()).isEqualTo(new Verdict.Invalid(
                "reading/accuracy rests on 97 of 100 trials; at most 1 % may be unscored"));
    }

    @Test
    void needs_a_limit_that_is_a_number() {
        assertThatThrownBy(() -> new Ceiling(METRIC, Double.POSITIVE_INFINITY))
                .hasMessage("limit [Infinity] of [reading/accuracy] must be a finite number");
    }
}
