package io.hakari.gate;

import static io.hakari.gate.Measured.METRIC;
import static io.hakari.gate.Measured.between;
import static io.hakari.gate.Measured.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FloorTest {
    private static final Gate FLOOR = new Floor(METRIC, 0.7);

    @Test
    void says_its_rule() {
        assertThat(FLOOR.rule()).isEqualTo("reading/accuracy stays above 70 %");
        assertThat(new Floor(METRIC, 0.985).rule()).isEqualTo("reading/accuracy stays above 98.5 %");
        assertThat(new Floor(METRIC, 0.00125).rule()).isEqualTo("reading/accuracy stays above 0.13 %");
        assertThat(new Floor(METRIC, 1).rule()).isEqualTo("reading/accuracy stays above 100 %");
        assertThat(new Floor(METRIC, 0).rule()).isEqualTo("reading/accuracy stays above 0 %");
        assertThat(FLOOR.limit()).isEqualTo(0.7);
        assertThat(FLOOR.metric()).isEqualTo(METRIC);
    }

    @Nested
    class An_interval {

        @Test
        void above_the_limit_passes() {
            assertThat(FLOOR.judge(between(Math.nextUp(0.7), 0.8)).verdict())
                    .isEqualTo(new Verdict.Pass("reading/accuracy is at least 70 %"));
        }

        @Test
        void that_begins_at_the_limit_is_undecided() {
            assertThat(FLOOR.judge(between(0.7, 0.8)).verdict())
                    .isEqualTo(new Verdict.Undecided("reading/accuracy is between "
                            + "70 % and 80 %; 1000 trials cannot tell whether it is above 70 %"));
        }

        @Test
        void around_the_limit_is_undecided() {
            assertThat(FLOOR.judge(between(0.6, Math.nextUp(0.7))).verdict()).isInstanceOf(Verdict.Undecided.class);
        }

        @Test
        void that_ends_below_the_limit_fails() {
            assertThat(FLOOR.judge(between(0.6, 0.7)).verdict()).isInstanceOf(Verdict.Undecided.class);
            assertThat(FLOOR.judge(between(0.6, Math.nextDown(0.7))).verdict())
                    .isEqualTo(new Verdict.Fail("reading/accuracy is at most 70 %; the limit is 70 %"));
        }

        @Test
        void below_the_limit_fails() {
            assertThat(FLOOR.judge(between(0.4, 0.512345)).verdict())
                    .isEqualTo(new Verdict.Fail("reading/accuracy is at most 51.23 %; the limit is 70 %"));
        }
    }

    @Nested
    class Evidence_that_is_missing {

        @Test
        void is_invalid_and_named() {
            assertThat(FLOOR.judge(new Evidence(Map.of())).verdict())
                    .isEqualTo(new Verdict.Invalid("no task measured [reading/accuracy]; this run measured []"));
            assertThat(new Floor("reading/f1", 0.7).judge(between(0.8, 0.9)).verdict()).isEqualTo(new Verdict.Invalid(
                    "no task measured [reading/f1]; this run measured [reading/accuracy]"));
        }

        @Test
        void is_invalid_when_more_than_one_percent_is_unscored() {
            assertThat(new Floor(METRIC, 0.5).judge(unscored(979, 11)).verdict()).isEqualTo(new Verdict.Invalid(
                    "reading/accuracy rests on 979 of 990 trials; at most 1 % may be unscored"));
        }

        /// 1 - 0.99 is a little more than 0.01 in binary.
        @Test
        void passes_when_exactly_one_percent_is_unscored() {
            for (int unscored = 1; unscored <= 3000; unscored++) {
                assertThat(new Floor(METRIC, 0.5).judge(unscored(99L * unscored, unscored)).verdict())
                        .isInstanceOf(Verdict.Pass.class);
                assertThat(new Floor(METRIC, 0.5).judge(unscored(99L * unscored - 1, unscored)).verdict())
                        .isInstanceOf(Verdict.Invalid.class);
            }
        }
    }

    @Test
    void needs_a_limit_that_is_a_number() {
        assertThatThrownBy(() -> new Floor(METRIC, Double.NaN)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit [NaN] of [reading/accuracy] must be a finite number");
    }
}
