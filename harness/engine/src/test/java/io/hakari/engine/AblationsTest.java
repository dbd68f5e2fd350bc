package io.hakari.engine;

import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Pictured;
import io.hakari.engine.suites.Pieces;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Response;
import io.hakari.exchange.Seen;
import io.hakari.gate.Verdict;
import io.hakari.procedure.Ablation;
import io.hakari.records.AblationRecord;
import io.hakari.records.TaskRecord;
import io.hakari.sample.Portion;
import io.hakari.sample.Sample;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class AblationsTest {
    private static final double SHARE = 0.25;
    private static final List<Sample> SAMPLES = new Pictured("seen", 200).open().toList();
    private static final long PART = SAMPLES.stream().filter(one -> Portion.holds(one.id(), SHARE)).count();
    /// Right when it is shown anything, else wrong.
    private static final Script LOOKING = request -> (Seen.anything(request) ? Answers.RIGHT : Answers.WRONG)
            .answer(request);

    @TempDir
    private Path runs;

    @Test
    void ask_a_share_again_without_media_and_tell_what_they_were_worth() {
        try (Workbench bench = bench(LOOKING)) {
            bench.weigh(suiteOf());

            assertThat(bench.last().tasks()).extracting(TaskRecord::name).containsExactly("seen");
            assertThat(bench.last().ablations()).singleElement().satisfies(ablation -> {
                assertThat(ablation.task()).isEqualTo("seen");
                assertThat(ablation.taken()).isEqualTo("no-media");
                assertThat(ablation.asked().scored()).isEqualTo(PART);
                assertThat(ablation.asked().metrics().getFirst().estimate().orElseThrow().value()).isZero();
                assertThat(ablation.worth().orElseThrow().value()).isEqualTo(1);
                assertThat(ablation.worth().orElseThrow().scored()).isEqualTo(PART);
                assertThat(ablation.worth().orElseThrow().unscored()).isZero();
                assertThat(ablation.chance().orElseThrow()).isCloseTo(0.2, within(1e-12));
                assertThat(ablation.leaks()).isFalse();
            });
            assertThat(bench.last().trials()).isEqualTo(200 + PART);
        }
    }

    @Test
    void are_told_on_the_console_apart_from_the_tasks() {
        try (Workbench bench = bench(LOOKING)) {
            bench.weigh(suiteOf());

            String scored = PART + "/" + PART;
            assertThat(bench.printed())
                    .contains("seen      any media    " + scored + "   0.0 %   +100.0 [+95.0, +105.0]")
                    .doesNotContain("seen-no-media");
        }
    }

    @Test
    void show_questions_that_tell_their_answers() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(suiteOf());

            assertThat(bench.last().ablations()).singleElement().satisfies(ablation -> {
                assertThat(ablation.leaks()).isTrue();
                assertThat(ablation.worth().orElseThrow().value()).isZero();
            });
            assertThat(bench.printed()).contains("answered better than by guessing (20.0 %) without seeing anything: "
                    + "the questions tell their answers");
        }
    }

    @Test
    void of_a_model_that_fails_without_media_are_not_measured_and_do_not_break_the_task() {
        Script lost = request -> Seen.anything(request)
                ? Answers.RIGHT.answer(request)
                : new Response.Failed(Failure.REJECTED, "nothing to look at");
        try (Workbench bench = bench(lost)) {
            bench.weigh(suiteOf()).testEvents().assertStatistics(tests -> tests.failed(0).aborted(1));

            AblationRecord ablation = bench.last().ablations().getFirst();
            assertThat(ablation.worth()).isEmpty();
            assertThat(ablation.asked().error().orElseThrow()).contains("nothing to look at");
            assertThat(bench.last().tasks().getFirst().error()).isEmpty();
            assertThat(bench.last().judgement().orElseThrow().verdict()).isInstanceOf(Verdict.Pass.class);
        }
    }

    private static Class<?> suiteOf() {
        return Given.suite(suite("given", "1").task(Pieces.choosing("seen", new Pictured("seen", 200)))
                .ablated(SHARE, Ablation.NO_MEDIA).gate(metric("seen/share").staysAbove(0.5)).build());
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }
}
