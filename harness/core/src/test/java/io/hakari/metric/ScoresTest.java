package io.hakari.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.hakari.score.Score;

class ScoresTest {
    private final List<ScoredTrial> trials = new ArrayList<>(List.of(trial("a", 1), trial("b", 0), trial("c", 1)));
    private final Scores scores = new Scores() {
        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            trials.forEach(consumer);
        }

        @Override
        public Optional<String> clusteredBy() {
            return Optional.of("passage");
        }
    };

    private static ScoredTrial trial(String id, double value) {
        return new ScoredTrial(id, 1, Score.of(value, ""));
    }

    private static List<ScoredTrial> read(Scores scores) {
        List<ScoredTrial> read = new ArrayList<>();
        scores.forEach(read::add);
        return read;
    }

    @Test
    void that_are_mapped_keep_their_order_and_lose_what_nothing_is_made_of() {
        Scores mapped = scores.mapped(trial -> trial.sampleId().equals("b")
                ? Optional.empty()
                : Optional.of(trial(trial.sampleId() + "'", 0.5)));
        assertThat(read(mapped)).containsExactly(trial("a'", 0.5), trial("c'", 0.5));
    }

    @Test
    void that_are_mapped_are_of_the_same_units() {
        assertThat(scores.mapped(Optional::of).clusteredBy()).contains("passage");
    }

    @Test
    void that_are_mapped_are_made_anew_each_time_they_are_read() {
        Scores mapped = scores.mapped(Optional::of);
        assertThat(read(mapped)).hasSize(3);
        trials.add(trial("d", 1));
        assertThat(read(mapped)).hasSize(4);
    }
}
