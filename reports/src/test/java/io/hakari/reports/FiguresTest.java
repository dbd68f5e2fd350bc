package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void rates_are_percent_with_one_decimal() {
        assertThat(Figures.percent(0.72449)).isEqualTo("72.4%");
        assertThat(Figures.value(1, true)).isEqualTo("100.0%");
    }

    @Test
    void changes_carry_a_sign_and_zero_both() {
        assertThat(Figures.change(0.0312, true)).isEqualTo("+3.1");
        assertThat(Figures.change(-0.18, true)).isEqualTo("−18.0");
        assertThat(Figures.change(-0.0001, true)).isEqualTo("±0.0");
    }

    @Test
    void limits_have_no_more_decimals_than_they_need() {
        assertThat(Figures.limit(0.7, true)).isEqualTo("70%");
        assertThat(Figures.limit(0.0005, true)).isEqualTo("0.05%");
    }

    @Test
    void open_ends_are_infinite() {
        assertThat(Figures.value(Double.POSITIVE_INFINITY, false)).isEqualTo("∞");
        assertThat(Figures.change(Double.NEGATIVE_INFINITY, true)).isEqualTo("−∞");
    }
}
