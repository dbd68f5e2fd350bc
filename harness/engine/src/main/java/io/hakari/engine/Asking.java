package io.hakari.engine;

import java.util.Objects;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Trial;
import io.hakari.records.Journal;
import io.hakari.records.TrialRecord;
import io.hakari.sample.DatasetException;
import io.hakari.sample.MediaException;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Task;

/// Puts a question to the checkpoint, scores the answer and writes both down.
///
/// What a procedure or scorer throws is a mistake in it, or data it was not made for: the trial is unscored and the run
/// goes on. What the runner or the journal throws ends the run.
final class Asking {
    private final Respondent respondent;
    private final Projector projector;
    private final Journal journal;
    private final long seed;

    Asking(Respondent respondent, Projector projector, Journal journal, long seed) {
        this.respondent = respondent;
        this.projector = projector;
        this.journal = journal;
        this.seed = seed;
    }

    Score ask(Question question) throws InterruptedException {
        Task task = question.run().task();
        TrialRecord record = attempt(task, question);
        journal.append(record);
        return record.score();
    }

    private TrialRecord attempt(Task task, Question question) throws InterruptedException {
        long trialSeed = Seeds.derive(seed, task.name(), question.sample().id(), question.attempt());
        Shown shown = shown(task, question.sample());
        Witness witness = new Witness(shown.respondent());
        try {
            Trial asked = task.procedure().attempt(shown.sample(), question.attempt(), trialSeed, witness);
            Eyesight.require(task, asked);
            Trial trial = new Trial(question.sample(), question.attempt(), asked.exchanges(), Eyesight.findings(asked));
            return new TrialRecord(task.name(), question.ordinal(), trial, score(task, trial));
        } catch (RunnerException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            String reason = "procedure [" + task.procedure() + "] failed: " + Reasons.of(e);
            Trial trial = new Trial(question.sample(), question.attempt(), witness.exchangesOr(question, reason));
            return new TrialRecord(task.name(), question.ordinal(), trial, Score.unscored(reason));
        }
    }

    /// Media that cannot be read fail their sample alone, as they would on the runner.
    private Shown shown(Task task, Sample sample) throws InterruptedException {
        try {
            return new Shown(projector.shown(task.procedure(), sample), respondent);
        } catch (MediaException | DatasetException e) {
            return new Shown(sample, new Refusing(respondent.checkpoint(), String.valueOf(e.getMessage())));
        }
    }

    private record Shown(Sample sample, Respondent respondent) {}

    /// A failed response never reaches the scorer, so that no scorer can make a zero of it.
    private static Score score(Task task, Trial trial) {
        if (trial.response() instanceof Response.Failed(Failure _, String reason)) {
            return Score.unscored(reason);
        }
        try {
            return Objects.requireNonNull(task.scorer().score(trial), "no score");
        } catch (RuntimeException | StackOverflowError e) {
            return Score.unscored("scorer [" + task.scorer() + "] failed: " + Reasons.of(e));
        }
    }
}
