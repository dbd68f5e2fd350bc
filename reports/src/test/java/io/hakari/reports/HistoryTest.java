package io.hakari.reports;

import static io.hakari.reports.Example.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void runs_stand_in_the_order_of_their_steps() {
        Example late = run("c", 900, 1);
        Example early = run("a", 20, 2);
        Example candidate = run("b", 100, 3);
        History history = history(candidate, late, early);
        assertThat(names(history)).containsExactly("a", "b", "c");
        assertThat(history.bySteps()).isTrue();
        assertThat(history.apart()).isFalse();
    }

    @Test
    void runs_stand_in_the_order_of_time_when_one_has_no_step() {
        History history = history(run("b", 100, 3), run("c", 900, 1), run("a", -1, 2));
        assertThat(names(history)).containsExactly("c", "a", "b");
        assertThat(history.bySteps()).isFalse();
    }

    @Test
    void a_candidate_without_a_step_of_its_own_stands_last_and_apart() {
        assertThat(names(history(run("x", -1, 1), run("b", 20, 2), run("a", 10, 3)))).containsExactly("a", "b", "x");
        History same = history(run("x", 10, 1), run("b", 20, 2), run("a", 10, 3));
        assertThat(names(same)).containsExactly("a", "b", "x");
        assertThat(same.apart()).isTrue();
    }

    @Test
    void the_newest_run_of_a_checkpoint_is_shown_and_the_other_is_named() {
        Example old = run("a", 10, 1);
        Example newer = run("a", 10, 2);
        History history = history(run("b", 20, 3), old, newer);
        assertThat(history.runs().getFirst().header().id()).isEqualTo(newer.id());
        assertThat(history.leftOut()).containsExactly(new History.LeftOut(old.id(), Phrase.both("同じチェックポイントの別の記録を使用",
                "another run of the same checkpoint is shown")));
    }

    @Test
    void the_baseline_is_shown_although_a_newer_run_of_its_checkpoint_exists() {
        Example baseline = run("a", 10, 1);
        Example newer = run("a", 10, 2);
        Example candidate = run("b", 20, 3);
        History history = History.of(candidate.record(), Optional.of(baseline.record()),
                Stream.of(baseline, newer, candidate).map(Example::record).toList());
        assertThat(history.runs().getFirst().header().id()).isEqualTo(baseline.id());
    }

    @Test
    void a_run_of_another_suite_digest_is_drawn_and_what_changed_is_named() {
        Example other = run("a", 10, 1).suiteDigest("suite 2025.9");
        Example candidate = run("b", 20, 3);
        assertThat(names(history(candidate, other))).containsExactly("a", "b");
        assertThat(MeasuringChange.between(other.record(), candidate.record()).orElseThrow().what())
                .containsExactly(Phrase.both("スイートの内容（版は同じ）", "the suite’s content, under the same version"));
    }

    @Test
    void of_two_runs_of_a_checkpoint_that_which_asked_alike_is_shown_although_it_is_older() {
        Example alike = run("a", 10, 1);
        Example newer = run("a", 10, 2).suiteDigest("suite 2025.9");
        assertThat(history(run("b", 20, 3), alike, newer).runs().getFirst().header().id()).isEqualTo(alike.id());
    }

    @Test
    void a_task_that_asked_other_questions_is_drawn_and_not_joined() {
        Example other = weighing("a").step(10).started("2026-04-01T01:00:00Z").choosing("counters", 4, i -> true)
                .choosing("readings", 5, i -> true);
        Example candidate = weighing("b").step(20).choosing("counters", 4, i -> true).choosing("readings", 4,
                i -> true);
        MemoryArchive archive = new MemoryArchive().add(other.record(), other.journal()).add(candidate.record(),
                candidate.journal());
        Weighing weighing = Weighing.read(archive, candidate.record(), 10);
        Curve counters = Curve.of("counters", "counters/accuracy", weighing);
        Curve readings = Curve.of("readings", "readings/accuracy", weighing);
        assertThat(ControlChart.segments(counters)).containsExactly(List.of(0, 1));
        assertThat(counters.breaks()).isEmpty();
        assertThat(ControlChart.segments(readings)).containsExactly(List.of(0), List.of(1));
        assertThat(readings.breaks()).containsExactly(1);
        assertThat(MeasuringChange.between(other.record(), candidate.record()).orElseThrow().what())
                .containsExactly(Phrase.both("問題：readings", "questions of readings"));
    }

    @Test
    void what_changed_of_software_runner_and_engine_is_named() {
        Example before = run("a", 10, 1);
        Example after = run("b", 20, 2).software("0.2.0").runner("http runner-7");
        assertThat(MeasuringChange.between(before.record(), before.record())).isEmpty();
        assertThat(MeasuringChange.between(before.record(), after.record()).orElseThrow().what()).containsExactly(
                Phrase.same("hakari 0.1.0 → 0.2.0"),
                Phrase.both("ランナー local:demo → http runner-7", "runner local:demo → http runner-7"));
    }

    @Test
    void a_run_without_a_task_in_common_is_left_out_altogether() {
        Example other = weighing("a").step(10).started("2026-04-01T01:00:00Z").choosing("kanji", 5, i -> true);
        History history = history(run("b", 20, 3), other);
        assertThat(names(history)).containsExactly("b");
        assertThat(history.leftOut()).containsExactly(
                new History.LeftOut(other.id(), Phrase.both("未実施のタスク：counters", "did not ask counters")));
    }

    private static Example run(String checkpoint, long step, int hour) {
        Example run = weighing(checkpoint).started("2026-04-01T0" + hour + ":00:00Z").choosing("counters", 4,
                i -> true);
        return step < 0 ? run : run.step(step);
    }

    private static History history(Example candidate, Example... others) {
        return History.of(candidate.record(), Optional.empty(),
                Stream.concat(Stream.of(others), Stream.of(candidate)).map(Example::record).toList());
    }

    private static List<String> names(History history) {
        return history.runs().stream().map(run -> run.header().checkpoint().name()).toList();
    }
}
