package io.hakari.testkit;

import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.hakari.exchange.Checkpoint;
import io.hakari.gate.Importance;
import io.hakari.gate.Policy;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.records.BaselineRecord;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.SliceRecord;
import io.hakari.records.TaskRecord;

class RecordAssertTest {
    private static final RunRecord RUN = run(Optional.of(new Judgement(new Verdict.Fail("1 of 1 gate failed"),
            List.of(new GateRecord("Floor", "a/accuracy", 0.9, "a/accuracy stays above 90 %",
                    new Verdict.Fail("at most 85 %"), Importance.REQUIRED, Optional.empty(), OptionalDouble.empty(),
                    Optional.empty(), Optional.of(waiver()), List.of())),
            Optional.of(new BaselineRecord("earlier", "old", "d")),
            List.of(new LookRecord(0.5, 0.01, 0.01, 10, new Verdict.Fail("1 of 1 gate failed"))),
            List.of("of two seeds"))));

    /// Claims about the run above that are not true, each different from the truth in one thing.
    static final List<Claim> WRONG = List.of(run -> run.weighed("old"), run -> run.hasTrials(11),
            run -> run.hasVerdict(Verdict.Pass.class), run -> run.hasVerdictOn("a/accuracy", Verdict.Pass.class),
            run -> run.hasVerdictOn("b/accuracy", Verdict.Fail.class), RecordAssert::isNotJudged,
            run -> run.wasComparedWith("new"), run -> run.hasTask("a", 8, 1), run -> run.hasTask("a", 9, 0),
            run -> run.hasTask("b", 0, 0), run -> run.hasTask("c", 0, 0), run -> run.hasTaskError("a", ""),
            run -> run.hasTaskError("b", "network"), run -> run.hasEstimate("a/accuracy", 0.81),
            run -> run.hasEstimate("a/f1", 0.8), run -> run.hasChange("a/accuracy", 0.1),
            run -> run.hasPrevious("a/accuracy", 0.2), run -> run.hasPrevious("overall/all", 0.1),
            run -> run.hasSlice("a/accuracy", "level", "1", 0.6), run -> run.hasSlice("a/accuracy", "level", "2", 0.7),
            run -> run.hasSliceChange("a/accuracy", "level", "1", 0.3),
            run -> run.hasVerdictBecause(Verdict.Fail.class, "2 of 2"),
            run -> run.hasVerdictBecause(Verdict.Pass.class, "1 of 1"),
            run -> run.hasVerdictOn("a/accuracy", Verdict.Fail.class, "at most 80 %"),
            run -> run.wasLookedAtAfter(1.0), RecordAssert::wasLookedAtAfter,
            run -> run.wasWaived("a/accuracy", "sato"),
            run -> run.wasWaived("b/accuracy", "suzuki"), run -> run.hasNote("of three"));

    @Test
    void a_true_claim_holds() {
        assertThat(RUN).weighed("new").hasTrials(10).hasVerdict(Verdict.Fail.class)
                .hasVerdictOn("a/accuracy", Verdict.Fail.class).wasComparedWith("old").hasTask("a", 9, 1)
                .hasTaskError("b", "file").hasEstimate("a/accuracy", 0.8).hasChange("a/accuracy", -0.1)
                .hasPrevious("a/accuracy", 0.1).hasSlice("a/accuracy", "level", "1", 0.7)
                .hasSliceChange("a/accuracy", "level", "1", 0.2).hasEstimate("overall/all", 0.5)
                .hasVerdictBecause(Verdict.Fail.class, "1 of 1").hasVerdictOn("a/accuracy", Verdict.Fail.class, "85 %")
                .wasLookedAtAfter(0.5).wasWaived("a/accuracy", "suzuki").hasNote("two seeds");
        assertThat(run(Optional.empty())).isNotJudged();
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    void a_wrong_claim_does_not(Claim claim) {
        assertThatThrownBy(() -> claim.about(assertThat(RUN))).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_verdict_on_a_run_that_was_not_judged_is_no_verdict() {
        assertThatThrownBy(() -> assertThat(run(Optional.empty())).hasVerdict(Verdict.Pass.class))
                .hasMessage("run [run] was expected to be judged but was not");
    }

    private static RunRecord run(Optional<Judgement> judgement) {
        RunHeader header = new RunHeader("run", Instant.EPOCH, "suite", "1", "digest",
                PolicyRecord.of(Policy.of("suite", List.of())), List.of(),
                new Checkpoint("new", ScriptedRunner.digestOf("new"), Map.of()), "scripted:first", 1,
                OptionalLong.empty(), Map.of());
        MetricRecord accuracy = new MetricRecord("a/accuracy", true, Optional.of(estimate(0.8)),
                Optional.of(estimate(-0.1)), Optional.of(estimate(0.1)),
                List.of(new SliceRecord("level", "1", Optional.of(estimate(0.7)), Optional.of(estimate(0.2)))),
                OptionalDouble.empty());
        MetricRecord all = new MetricRecord("overall/all", true, Optional.of(estimate(0.5)), Optional.empty());
        TaskRecord done = new TaskRecord("a", "digest", 9, 1, List.of(accuracy), Optional.empty());
        TaskRecord broken = new TaskRecord("b", "digest", 0, 0, List.of(), Optional.of("no file"));
        return new RunRecord(header, Instant.EPOCH, List.of(done, broken), List.of(all), judgement, 10, "sha");
    }

    private static Waiver waiver() {
        return new Waiver("a/accuracy stays above 90 %", "d", "p", "sato", "suzuki", "known", Instant.EPOCH,
                Instant.EPOCH, OptionalDouble.empty());
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, new Interval(-1, 1, 0.95), 9, 1, "wilson");
    }

    interface Claim {
        void about(RecordAssert run);
    }
}
