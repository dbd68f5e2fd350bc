package io.hakari.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Map<String, Measurement> PARTS = Map.of("a/x",
            new Estimate(0.8, new Interval(0.77, 0.82, 0.95), 100, 1, "wilson"), "b/x",
            new Estimate(0.6, new Interval(0.56, 0.66, 0.95), 300, 0, "wilson"));

    /// By hand: √((0.03/2)² + (0.04/2)²) = 0.025 and √((0.02/2)² + (0.06/2)²) = 0.0316.
    @Test
    void of_metrics_alike_recovers_the_variance_from_their_ends() {
        Estimate mean = Summary.macro("all", "a/x", "b/x").combine(this::part).orElseThrow().at(0.95);

        assertThat(mean.value()).isCloseTo(0.7, within(1e-15));
        assertThat(mean.lower()).isCloseTo(0.675, within(1e-12));
        assertThat(mean.upper()).isCloseTo(0.7 + Math.sqrt(0.001), within(1e-12));
        assertThat(mean.scored()).isEqualTo(400);
        assertThat(mean.unscored()).isEqualTo(1);
    }

    /// By hand: weights 1/4 and 3/4.
    @Test
    void of_trials_alike_weighs_by_their_number() {
        Estimate mean = Summary.micro("all", "a/x", "b/x").combine(this::part).orElseThrow().at(0.95);

        assertThat(mean.value()).isCloseTo(0.65, within(1e-15));
        assertThat(mean.lower()).isCloseTo(0.65 - Math.hypot(0.0075, 0.03), within(1e-12));
    }

    @Test
    void is_absent_when_a_part_is() {
        assertThat(Summary.macro("all", "a/x", "c/x").combine(this::part)).isEmpty();
    }

    @Test
    void has_each_part_once() {
        assertThatThrownBy(() -> Summary.macro("all", "a/x", "a/x"))
                .hasMessage("summary [all] of metrics [a/x, a/x] must have some, and each once");
        assertThatThrownBy(() -> Summary.macro("all")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_measurement_is_widened_as_independent_errors_add_up() {
        Estimate wide = part("a/x").orElseThrow().widenedBy(0.04).at(0.95);

        assertThat(wide.lower()).isCloseTo(0.8 - 0.05, within(1e-12));
        assertThat(wide.upper()).isCloseTo(0.8 + Math.hypot(0.02, 0.04), within(1e-12));
    }

    private Optional<Measurement> part(String name) {
        return Optional.ofNullable(PARTS.get(name));
    }
}
