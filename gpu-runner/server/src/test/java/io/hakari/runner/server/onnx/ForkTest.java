package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class ForkTest {

    private static Question question(long... tokens) {
        return new Question(0, tokens, 1);
    }

    private static List<Lane> lanes(Question... questions) {
        return Lane.of(List.of(questions));
    }

    /// A row of a common beginning and one token of its own.
    private static Question after(int common, long own) {
        return question(LongStream.concat(LongStream.range(0, common), LongStream.of(own, 0)).toArray());
    }

    @Test
    void continuations_of_one_token_share_a_row() {
        List<Lane> lanes = lanes(question(1, 2, 3), question(1, 2, 4), question(1, 2, 5));
        assertThat(lanes).hasSize(1);
        assertThat(lanes.getFirst().tokens()).containsExactly(1, 2);
        assertThat(lanes.getFirst().questions()).hasSize(3);
    }

    @Test
    void a_row_that_begins_another_is_read_from_it() {
        List<Lane> lanes = lanes(question(1, 2, 9), question(1, 2, 3, 4, 9), question(1, 2, 4, 9), question(1, 3, 9));
        assertThat(lanes).extracting(Lane::tokens).containsExactly(new long[]{1, 2, 3, 4}, new long[]{1, 2, 4},
                new long[]{1, 3});
        assertThat(lanes).extracting(lane -> lane.questions().size()).containsExactly(2, 1, 1);
    }

    @Test
    void rows_with_a_long_common_beginning_fork_from_it() {
        List<Fork> forks = Fork.of(lanes(after(40, 101), after(40, 102), after(40, 103)), 64);
        assertThat(forks).hasSize(1);
        assertThat(forks.getFirst().stem()).isEqualTo(40);
        assertThat(forks.getFirst().lanes()).hasSize(3);
    }

    @Test
    void rows_stand_alone_where_too_little_would_be_saved() {
        List<Fork> forks = Fork.of(lanes(after(40, 101), after(40, 102), after(40, 103)), 81);
        assertThat(forks).extracting(Fork::stem).containsExactly(41, 41, 41);
    }

    @Test
    void a_fork_ends_where_a_further_row_would_shorten_its_stem_too_much() {
        List<Lane> lanes = lanes(
                Stream.of(after(40, 101), after(40, 102), after(5, 103), after(5, 104)).toArray(Question[]::new));
        assertThat(Fork.of(lanes, 1)).extracting(Fork::stem).containsExactly(40, 5);
    }

    @Test
    void nothing_gives_nothing() {
        assertThat(Fork.of(lanes(), 1)).isEmpty();
    }
}
