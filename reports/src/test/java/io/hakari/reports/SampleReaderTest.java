package io.hakari.reports;

import static io.hakari.reports.Example.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.score.Score;

class SampleReaderTest {

    @Test
    void samples_come_newly_wrong_first_then_newly_right_wrong_unscored_and_right() {
        Example before = weighing("a").choosing("counters", 4, i -> i < 2);
        Example after = weighing("b").choosing("counters", 4, i -> i % 2 == 1).unscored("counters", 1);
        TaskSamples task = read(10, after, before).getFirst();
        assertThat(task.shown()).extracting(TaskSamples.Shown::outcome).containsExactly(Outcome.NEWLY_WRONG,
                Outcome.NEWLY_RIGHT, Outcome.WRONG, Outcome.UNSCORED, Outcome.RIGHT);
        assertThat(task.shown()).extracting(one -> one.trial().ordinal()).containsExactly(0L, 3L, 2L, 4L, 1L);
        assertThat(task.shown().getFirst().before()).contains(Score.of(1, "本"));
    }

    @Test
    void nothing_is_new_without_a_baseline() {
        Example run = weighing("b").choosing("counters", 4, i -> i % 2 == 1);
        assertThat(read(10, run).getFirst().counts()).isEqualTo(Map.of(Outcome.WRONG, 2L, Outcome.RIGHT, 2L));
    }

    @Test
    void where_less_is_better_the_full_score_is_zero() {
        Example run = weighing("b").lowerIsBetter("hazards").choosing("hazards", 5, i -> i == 0);
        assertThat(read(10, run).getFirst().counts()).isEqualTo(Map.of(Outcome.WRONG, 1L, Outcome.RIGHT, 4L));
    }

    @Test
    void beyond_the_limit_every_kind_keeps_a_share_and_the_interesting_take_the_rest() {
        Example run = weighing("b").choosing("counters", 1000, i -> i % 2 == 1);
        TaskSamples task = read(100, run).getFirst();
        assertThat(task.total()).isEqualTo(1000);
        assertThat(task.shown()).hasSize(100);
        assertThat(task.shown().stream().filter(one -> one.outcome() == Outcome.RIGHT)).hasSize(20);
        assertThat(task.shown().getFirst().trial().ordinal()).isZero();
        assertThat(task.shown().get(79).trial().ordinal()).isEqualTo(158);
    }

    @Test
    void the_index_of_scores_tells_a_hundred_thousand_trials_apart() {
        Example run = weighing("b").choosing("counters", 100_000, i -> i % 3 == 0);
        ScoreIndex index = new ScoreIndex();
        run.journal().forEach(trial -> index.put(trial, trial.ordinal() % 3 == 0 ? 1 : 0));
        assertThat(run.journal())
                .allMatch(trial -> index.get(trial).orElseThrow() == (trial.ordinal() % 3 == 0 ? 1 : 0));
        assertThat(index.get(weighing("b").choosing("readings", 1, i -> true).journal().getFirst())).isEmpty();
    }

    private static List<TaskSamples> read(int most, Example run, Example... baseline) {
        MemoryArchive archive = new MemoryArchive().add(run.record(), run.journal());
        for (Example one : baseline) {
            archive.add(one.record(), one.journal());
        }
        return new SampleReader(archive, most).read(run.record(),
                baseline.length == 0 ? Optional.empty() : Optional.of(baseline[0].record()), new Episodes());
    }
}
