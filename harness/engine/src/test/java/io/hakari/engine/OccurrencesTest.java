package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.hakari.sample.Sample;

class OccurrencesTest {

    @Test
    void an_id_is_counted_each_time_it_comes() {
        var occurrences = new Occurrences();

        assertThat(occurrences.count("a")).isEqualTo(1);
        assertThat(occurrences.count("b")).isEqualTo(1);
        assertThat(occurrences.count("a")).isEqualTo(2);
        assertThat(occurrences.count("a")).isEqualTo(3);
        assertThat(occurrences.repeated()).isEqualTo(1);
    }

    @Test
    void different_ids_are_told_apart_also_when_there_are_many() {
        var occurrences = new Occurrences();

        for (int i = 0; i < 100_000; i++) {
            assertThat(occurrences.count(Sample.asking("s", "問 " + i, "答").id())).isEqualTo(1);
        }
        assertThat(occurrences.repeated()).isZero();
        assertThat(occurrences.count(Sample.asking("t", "問 99999", "答").id())).isEqualTo(2);
    }
}
