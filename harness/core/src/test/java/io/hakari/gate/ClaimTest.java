package io.hakari.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

class ClaimTest {

    /// By hand: the bound reaches the threshold where 2α = exp(-distance / spread).
    @Test
    void has_the_smallest_error_rate_at_which_it_is_proven() {
        Claim claim = new Claim(Spread.of(0.8, 0.02), true, 0.7);

        assertThat(claim.pHolds()).isCloseTo(Math.exp(-5) / 2, within(1e-9));
        assertThat(claim.pBroken()).isEqualTo(1);
        assertThat(claim.holds(0.0034)).isTrue();
        assertThat(claim.holds(0.0033)).isFalse();
    }

    @Test
    void has_the_smallest_error_rate_at_which_the_opposite_is() {
        assertThat(new Claim(Spread.of(0.8, 0.02), true, 0.9).pBroken()).isCloseTo(Math.exp(-5) / 2, within(1e-9));
        assertThat(new Claim(Spread.of(0.8, 0.02), false, 0.7).pBroken()).isCloseTo(Math.exp(-5) / 2, within(1e-9));
        assertThat(new Claim(Spread.of(0.8, 0.02), false, 0.9).pHolds()).isCloseTo(Math.exp(-5) / 2, within(1e-9));
    }

    @Test
    void keeps_its_digits_far_out() {
        assertThat(new Claim(Spread.of(0.8, 0.005), true, 0.7).pHolds()).isCloseTo(Math.exp(-20) / 2, within(1e-14));
    }

    @Test
    void of_one_known_interval_is_proven_at_that_or_not_at_all() {
        Estimate known = new Estimate(0.8, new Interval(0.75, 0.85, 0.9), 10, 0, "known");

        assertThat(new Claim(known, true, 0.7).pHolds()).isCloseTo(0.05, within(1e-15));
        assertThat(new Claim(known, true, 0.76).pHolds()).isEqualTo(1);
    }

    @Test
    void is_seen_with_one_end_at_each_error_rate() {
        Terms terms = Terms.USUAL.spending(0.01, 0.05);

        Estimate up = new Claim(Spread.of(0.8, 0.02), true, 0.7).seen(terms);
        Estimate down = new Claim(Spread.of(0.8, 0.02), false, 0.7).seen(terms);

        assertThat(up.lower()).isCloseTo(0.8 + 0.02 * Math.log(0.02), within(1e-12));
        assertThat(up.upper()).isCloseTo(0.8 - 0.02 * Math.log(0.1), within(1e-12));
        assertThat(up.interval().confidence()).isCloseTo(0.94, within(1e-15));
        assertThat(down.upper()).isCloseTo(0.8 - 0.02 * Math.log(0.02), within(1e-12));
    }
}
