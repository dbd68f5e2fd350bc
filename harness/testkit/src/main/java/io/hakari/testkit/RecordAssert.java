package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.stream.Stream;

import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.SliceRecord;
import io.hakari.records.TaskRecord;

/// Assertions on the record of a run.
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordAssert extends AbstractAssert<RecordAssert, RunRecord> {

    private RecordAssert(RunRecord run) {
        super(run, RecordAssert.class);
    }

    /// Begin assertions on a record.
    public static RecordAssert assertThat(RunRecord run) {
        return new RecordAssert(run);
    }

    /// The run weighed this checkpoint.
    public RecordAssert weighed(String checkpoint) {
        check("checkpoint", actual.header().checkpoint().name(), checkpoint);
        return this;
    }

    /// The journal held so many lines of trials.
    public RecordAssert hasTrials(long trials) {
        check("trials", actual.trials(), trials);
        return this;
    }

    /// The run was judged, and this is what all gates said together.
    public RecordAssert hasVerdict(Class<? extends Verdict> verdict) {
        Verdict given = judgement().verdict();
        if (!verdict.isInstance(given)) {
            failWithMessage("run [%s] was expected to have verdict [%s] but has [%s]", actual.header().id(),
                    verdict.getSimpleName(), given);
        }
        return this;
    }

    /// The gates on a metric said this.
    public RecordAssert hasVerdictOn(String metric, Class<? extends Verdict> verdict) {
        Assertions.assertThat(judgement().gates()).filteredOn(gate -> gate.metric().equals(metric))
                .as("gates on [%s] of run [%s]", metric, actual.header().id()).isNotEmpty()
                .allSatisfy(gate -> Assertions.assertThat(gate.verdict()).isInstanceOf(verdict));
        return this;
    }

    /// The run was weighed as history and not judged.
    public RecordAssert isNotJudged() {
        if (actual.judgement().isPresent()) {
            failWithMessage("run [%s] was expected not to be judged but has verdict [%s]", actual.header().id(),
                    actual.judgement().get().verdict());
        }
        return this;
    }

    /// The run was compared with a run of this checkpoint.
    public RecordAssert wasComparedWith(String checkpoint) {
        Assertions.assertThat(judgement().baseline()).as("baseline of run [%s]", actual.header().id())
                .hasValueSatisfying(baseline -> Assertions.assertThat(baseline.checkpoint()).isEqualTo(checkpoint));
        return this;
    }

    /// A task was finished with so many trials scored and unscored.
    public RecordAssert hasTask(String name, long scored, long unscored) {
        TaskRecord task = task(name);
        check("error of task [" + name + "]", task.error(), Optional.empty());
        check("scored of task [" + name + "]", task.scored(), scored);
        check("unscored of task [" + name + "]", task.unscored(), unscored);
        return this;
    }

    /// A task could not be finished, for a reason that contains these words.
    public RecordAssert hasTaskError(String name, String words) {
        Assertions.assertThat(task(name).error()).as("error of task [%s]", name)
                .hasValueSatisfying(error -> Assertions.assertThat(error).contains(words));
        return this;
    }

    /// A metric was measured at this value, to nine digits.
    public RecordAssert hasEstimate(String metric, double value) {
        Estimate estimate = metric(metric).estimate()
                .orElseThrow(() -> failure("metric [%s] has no estimate", metric));
        Assertions.assertThat(estimate.value()).as("estimate of [%s]", metric)
                .isCloseTo(value, Assertions.within(1e-9));
        return this;
    }

    /// A metric was compared with the baseline, and this is the change, to nine digits.
    public RecordAssert hasChange(String metric, double value) {
        Estimate change = metric(metric).change().orElseThrow(() -> failure("metric [%s] has no change", metric));
        Assertions.assertThat(change.value()).as("change of [%s]", metric).isCloseTo(value, Assertions.within(1e-9));
        return this;
    }

    /// A metric was compared with the run before in the series, and this is the change, to nine digits.
    public RecordAssert hasPrevious(String metric, double value) {
        Estimate change = metric(metric).previous()
                .orElseThrow(() -> failure("metric [%s] has no change to a previous run", metric));
        Assertions.assertThat(change.value()).as("change of [%s] to the previous run", metric)
                .isCloseTo(value, Assertions.within(1e-9));
        return this;
    }

    /// A metric was measured at this value, to nine digits, on the samples that share the value of an attribute.
    public RecordAssert hasSlice(String metric, String attribute, String of, double value) {
        Estimate estimate = slice(metric, attribute, of).estimate()
                .orElseThrow(() -> failure("slice [%s=%s] of [%s] has no estimate", attribute, of, metric));
        Assertions.assertThat(estimate.value()).as("estimate of [%s] where [%s=%s]", metric, attribute, of)
                .isCloseTo(value, Assertions.within(1e-9));
        return this;
    }

    /// A metric was compared with the baseline on the samples that share the value of an attribute.
    public RecordAssert hasSliceChange(String metric, String attribute, String of, double value) {
        Estimate change = slice(metric, attribute, of).change()
                .orElseThrow(() -> failure("slice [%s=%s] of [%s] has no change", attribute, of, metric));
        Assertions.assertThat(change.value()).as("change of [%s] where [%s=%s]", metric, attribute, of)
                .isCloseTo(value, Assertions.within(1e-9));
        return this;
    }

    /// The run was judged, and this is what all gates said together, for a reason that contains these words.
    public RecordAssert hasVerdictBecause(Class<? extends Verdict> verdict, String words) {
        hasVerdict(verdict);
        Assertions.assertThat(judgement().verdict().reason()).as("verdict of run [%s]", actual.header().id())
                .contains(words);
        return this;
    }

    /// The gates on a metric said this, for a reason that contains these words.
    public RecordAssert hasVerdictOn(String metric, Class<? extends Verdict> verdict, String words) {
        hasVerdictOn(metric, verdict);
        Assertions.assertThat(judgement().gates()).filteredOn(gate -> gate.metric().equals(metric))
                .allSatisfy(gate -> Assertions.assertThat(gate.verdict().reason()).contains(words));
        return this;
    }

    /// The run was looked at after these shares of its samples, and the last look decided.
    public RecordAssert wasLookedAtAfter(Double... shares) {
        Assertions.assertThat(judgement().looks()).as("looks at run [%s]", actual.header().id())
                .extracting(LookRecord::share).containsExactly(shares);
        return this;
    }

    /// A gate on a metric did not pass and was waived by this approver.
    public RecordAssert wasWaived(String metric, String approver) {
        Assertions.assertThat(judgement().gates()).as("gates on [%s] of run [%s]", metric, actual.header().id())
                .anySatisfy(gate -> {
                    Assertions.assertThat(gate.metric()).isEqualTo(metric);
                    Assertions.assertThat(gate.waiver()).hasValueSatisfying(
                            waiver -> Assertions.assertThat(waiver.approver()).isEqualTo(approver));
                });
        return this;
    }

    /// The judgement has a note that contains these words.
    public RecordAssert hasNote(String words) {
        Assertions.assertThat(judgement().notes()).as("notes on run [%s]", actual.header().id())
                .anySatisfy(note -> Assertions.assertThat(note).contains(words));
        return this;
    }

    private Judgement judgement() {
        return actual.judgement()
                .orElseThrow(() -> failure("run [%s] was expected to be judged but was not", actual.header().id()));
    }

    private TaskRecord task(String name) {
        return actual.tasks().stream().filter(task -> task.name().equals(name)).findFirst()
                .orElseThrow(() -> failure("run [%s] has no task [%s]; it has %s", actual.header().id(), name,
                        actual.tasks().stream().map(TaskRecord::name).toList()));
    }

    private MetricRecord metric(String name) {
        return Stream
                .concat(actual.tasks().stream().flatMap(task -> task.metrics().stream()), actual.summaries().stream())
                .filter(metric -> metric.name().equals(name)).findFirst()
                .orElseThrow(() -> failure("run [%s] has no metric [%s]", actual.header().id(), name));
    }

    private SliceRecord slice(String metric, String attribute, String of) {
        return metric(metric).slices().stream()
                .filter(slice -> slice.attribute().equals(attribute) && slice.value().equals(of)).findFirst()
                .orElseThrow(() -> failure("metric [%s] has no slice [%s=%s]", metric, attribute, of));
    }

    private void check(String what, Object given, Object expected) {
        if (!given.equals(expected)) {
            throw failureWithActualExpected(given, expected, "%s of run [%s] was expected to be [%s] but is [%s]", what,
                    actual.header().id(), expected, given);
        }
    }
}
