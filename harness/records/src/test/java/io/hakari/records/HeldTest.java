package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTest {
    private final Held held = new Held();

    @Test
    void trials_in_any_order_and_far_apart_are_told_apart() {
        for (long ordinal : new long[]{5_000_000_000L, 0, 4_095, 4_096, 63, 64}) {
            held.add(key(ordinal), true);
        }
        for (long ordinal : new long[]{5_000_000_000L, 0, 4_095, 4_096, 63, 64}) {
            assertThat(held.holds(key(ordinal), "any")).isTrue();
            assertThat(held.holds(key(ordinal + 1), "any")).isEqualTo(ordinal == 63 || ordinal == 4_095);
        }
    }

    @Test
    void an_unsettled_trial_is_not_held_until_it_is_settled() {
        held.add(key(1), false);
        assertThat(held.holds(key(1), "any")).isFalse();
        held.add(key(1), true);
        assertThat(held.holds(key(1), "any")).isTrue();
        assertThat(held.lines()).isEqualTo(2);
    }

    @Test
    void a_sample_that_was_replaced_after_a_resume_is_held_as_the_new_one() {
        held.add(key(1), true, "old");
        assertThat(held.holds(key(1), "new")).isFalse();
        held.add(key(1), true);
        assertThat(held.holds(key(1), "new")).isTrue();
    }

    @Test
    void only_the_last_of_many_lines_counts() {
        held.add(key(1), false);
        held.add(key(2), true);
        held.add(key(1), false);
        held.add(key(1), true);
        Held.Latest latest = held.latest();
        assertThat(latest.counts(key(1))).isFalse();
        assertThat(latest.counts(key(2))).isTrue();
        assertThat(latest.counts(key(1))).isFalse();
        assertThat(latest.counts(key(1))).isTrue();
        assertThat(held.latest().counts(key(1))).as("a fresh filter begins anew").isFalse();
    }

    private static TrialKey key(long ordinal) {
        return new TrialKey("task", ordinal, 1);
    }
}
