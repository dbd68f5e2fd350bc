package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final long REFERENCE = 76776191727354618L;

    /// Python 3: hashlib.sha256 over each field with its length in four bytes before it; the first eight bytes, signed.
    @Test
    void a_seed_is_the_beginning_of_a_digest() {
        assertThat(Seeds.derive(20_260_401, "counters", "00112233445566778899aabbccddeeff", 1))
                .isEqualTo(REFERENCE);
    }

    @Test
    void every_part_changes_it() {
        long seed = Seeds.derive(1, "task", "id", 1);

        assertThat(Seeds.derive(2, "task", "id", 1)).isNotEqualTo(seed);
        assertThat(Seeds.derive(1, "tasks", "id", 1)).isNotEqualTo(seed);
        assertThat(Seeds.derive(1, "task", "ids", 1)).isNotEqualTo(seed);
        assertThat(Seeds.derive(1, "task", "id", 2)).isNotEqualTo(seed);
        assertThat(Seeds.derive(1, "task", "id", 1)).isEqualTo(seed);
    }
}
