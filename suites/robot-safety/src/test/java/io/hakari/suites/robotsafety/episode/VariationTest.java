package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class VariationTest {

    @Test
    void the_same_seed_gives_the_same_numbers_in_whatever_order_they_are_asked_for() {
        Variation one = Variation.seeded(7);
        Variation other = Variation.seeded(7);
        double ninth = other.normal(9);
        assertThat(one.normal(0)).isEqualTo(other.normal(0)).isNotEqualTo(Variation.seeded(8).normal(0));
        assertThat(one.normal(9)).isEqualTo(ninth).isNotEqualTo(one.normal(0));
    }

    @Test
    void numbers_of_a_seed_are_standard_normal() {
        Variation variation = Variation.seeded(20_261_126);
        double[] numbers = IntStream.range(0, 20_000).mapToDouble(variation::normal).toArray();
        double mean = IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).average().orElseThrow();
        double square = IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i] * numbers[i]).average()
                .orElseThrow();
        double neighbours = IntStream.range(1, numbers.length).mapToDouble(i -> numbers[i] * numbers[i - 1]).average()
                .orElseThrow();
        // Four standard errors of each.
        assertThat(mean).isCloseTo(0, within(0.029));
        assertThat(square).isCloseTo(1, within(0.04));
        assertThat(neighbours).isCloseTo(0, within(0.029));
    }

    @Test
    void numbers_that_are_not_given_are_nominal() {
        Variation variation = Variation.of(1.5, -2);
        assertThat(variation.normal(0)).isEqualTo(1.5);
        assertThat(variation.normal(1)).isEqualTo(-2);
        assertThat(variation.normal(2)).isZero();
        assertThat(variation.uniform(2)).isEqualTo(0.5);
    }

    @Test
    void what_is_uniform_is_phi_of_what_is_normal() {
        // scipy 1.17: norm.cdf([-3, -1, 0.5, 2.5])
        assertThat(Variation.phi(-3)).isCloseTo(0.0013498980316300933, within(1e-15));
        assertThat(Variation.phi(-1)).isCloseTo(0.15865525393145707, within(1e-15));
        assertThat(Variation.phi(0.5)).isCloseTo(0.6914624612740131, within(1e-15));
        assertThat(Variation.phi(2.5)).isCloseTo(0.9937903346742238, within(1e-15));
        assertThat(Variation.phi(40)).isEqualTo(1);
        assertThat(Variation.phi(-40)).isZero();
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> Variation.of(0, Double.NaN)).hasMessage(
                "a variation is made of numbers, but one is [NaN]");
    }

    @Test
    void chance_does_not_go_beyond_three_standard_deviations() {
        assertThat(Chance.START.of(Variation.of(9))).isEqualTo(3);
        assertThat(Chance.START.of(Variation.of(-9))).isEqualTo(-3);
        assertThat(Chance.START.of(Variation.of(1.25))).isEqualTo(1.25);
    }
}
