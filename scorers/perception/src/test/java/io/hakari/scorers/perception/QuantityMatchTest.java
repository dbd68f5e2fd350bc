package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.QuantityMatch.quantity;
import static io.hakari.scorers.perception.QuantityMatch.relaxedAccuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"1480", "１，４８０", "1,480", "1.48k", "1.48e3", "1.48千", "およそ1480です。", "1480.0", "+1480"})
    void a_number_is_read_in_any_form(String answer) {
        assertThat(value(quantity(), answer, "1480")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"420 kPa, 0.42 MPa, 1", "0.42, 0.42 MPa, 1", "0.42 kPa, 0.42 MPa, 0", "4.2 bar, 0.42 MPa, 1",
            "25℃, 25 °C, 1", "298.15 K, 25 ℃, 1", "25 V, 25 ℃, 0", "1.5 m, 1500 mm, 1", "2分間, 120 秒, 1", "3 A, 3 V, 0",
            "250 mA, 0.25 A, 1", "-5 ℃, 5 ℃, 0", "－5 ℃, −5 ℃, 1", "12個, 12, 1", "0.42MPa (P-1), 0.42 MPa, 1",
            "50%, 50 %, 1", "90 km/h, 25 m/s, 1"})
    void units_are_converted_and_never_confused(String answer, String target, double score) {
        assertThat(value(quantity(), answer, target)).isEqualTo(score);
    }

    @Test
    void the_last_quantity_counts() {
        assertThat(value(quantity(), "目盛は0.02 MPa、指示値は0.42 MPaです。", "0.42 MPa")).isEqualTo(1);
        assertThat(value(quantity(), "指示値は0.42 MPa、目盛は0.02 MPaです。", "0.42 MPa")).isZero();
    }

    @Nested
    class Relaxed {

        @Test
        void five_per_cent_are_near_enough_and_no_more() {
            assertThat(value(relaxedAccuracy(), "105", "100")).isEqualTo(1);
            assertThat(value(relaxedAccuracy(), "95", "100")).isEqualTo(1);
            assertThat(value(relaxedAccuracy(), "105.0001", "100")).isZero();
            assertThat(value(relaxedAccuracy(), "-100", "100")).isZero();
        }

        /// In binary 0.315 - 0.3 is more than 0.05 · 0.3.
        @Test
        void the_edge_is_exact() {
            assertThat(value(relaxedAccuracy(), "0.315", "0.3")).isEqualTo(1);
            assertThat(value(relaxedAccuracy(), "0.3150001", "0.3")).isZero();
        }

        @Test
        void zero_equals_zero_however_it_is_written() {
            assertThat(value(relaxedAccuracy(), "0.0", "0")).isEqualTo(1);
            assertThat(value(relaxedAccuracy(), "0.1", "0")).isZero();
            assertThat(value(relaxedAccuracy().within(0.1), "0.1", "0")).isEqualTo(1);
            assertThat(value(relaxedAccuracy().asKits(), "0.0", "0")).isZero();
        }

        @Test
        void the_kits_take_what_they_cannot_read_for_text() {
            assertThat(value(relaxedAccuracy().asKits(), "1,480", "1480")).isZero();
            assertThat(value(relaxedAccuracy().asKits(), "25%", "0.25")).isEqualTo(1);
            assertThat(value(relaxedAccuracy().asKits(), "102", "100")).isEqualTo(1);
            assertThat(value(relaxedAccuracy().asKits(), "Blue", "blue")).isEqualTo(1);
        }

        @Test
        void words_are_compared_as_words() {
            assertThat(value(relaxedAccuracy(), "Ｂｌｕｅ.", "blue")).isEqualTo(1);
            assertThat(value(relaxedAccuracy(), "Q3 2019", "2019 Q3")).isZero();
        }
    }

    /// JDocQA's rule finds the 7 of a gold answer in 17.
    @Test
    void a_digit_within_a_number_is_no_match() {
        assertThat(value(quantity(), "17", "7")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "Infinity", "-", "1e999999999", "e5", "・・・"})
    void what_is_no_number_is_wrong(String answer) {
        assertThat(value(quantity(), answer, "0")).isZero();
    }

    @Test
    void hostile_digits_are_read_in_time() {
        assertThat(value(quantity(), "9".repeat(900_000), "9")).isZero();
        assertThat(value(quantity(), "1,000".repeat(180_000), "9")).isZero();
        assertThat(value(quantity(), "1e99 ".repeat(180_000), "9")).isZero();
        assertThat(value(quantity(), "9".repeat(10_000_000), "9")).isZero();
    }

    @Test
    void a_negative_tolerance_is_refused() {
        assertThatThrownBy(() -> new QuantityMatch(BigDecimal.ONE.negate(), BigDecimal.ZERO, false))
                .hasMessage("tolerances [-1] and [0] must be at least 0");
    }
}
