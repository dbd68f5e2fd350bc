package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.records.Journal;
import io.hakari.records.TrialRecord;
import io.hakari.score.Score;
import io.hakari.suite.Task;

/// Puts a question to the checkpoint, scores the answer and writes both down.
///
/// What a procedure or scorer throws is a mistake in it, or data it was not made for: the trial is unscored and the run
/// goes on. What the runner or the journal throws ends the run.
final class Asking {
    private final Respondent respondent;
    private final Journal journal;
    private final long seed;

    Asking(Respondent respondent, Journal journal, long seed) {
        this.respondent = respondent;
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
        Witness witness = new Witness(respondent);
        try {
            List<Exchange> exchanges = task.procedure().conduct(question.sample(), trialSeed, witness);
            Trial trial = new Trial(question.sample(), question.attempt(), exchanges);
            return new TrialRecord(task.name(), question.ordinal(), trial, score(task, trial));
        } catch (RunnerException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            String reason = "procedure [" + task.procedure() + "] failed: " + Reasons.of(e);
            Trial trial = new Trial(question.sample(), question.attempt(), witness.exchangesOr(question, reason));
            return new TrialRecord(task.name(), question.ordinal(), trial, Score.unscored(reason));
        }
    }

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

    /// A respondent that remembers what was asked, for the case that the procedure loses it.
    private static final class Witness implements Respondent {
        private final Respondent respondent;
        private final List<Exchange> exchanges = new ArrayList<>(1);

        Witness(Respondent respondent) {
            this.respondent = respondent;
        }

        @Override
        public Checkpoint checkpoint() {
            return respondent.checkpoint();
        }

        @Override
        public Response answer(Request request) throws InterruptedException {
            Response response = respondent.answer(request);
            exchanges.add(new Exchange(request, response));
            return response;
        }

        /// A trial has at least one exchange; one that was never asked says so.
        List<Exchange> exchangesOr(Question question, String reason) {
            if (!exchanges.isEmpty()) {
                return exchanges;
            }
            Request unasked = new Request.Write(question.sample().input(), List.of(), 1, new Sampling.Greedy());
            return List.of(new Exchange(unasked, new Response.Failed(Failure.REJECTED, "never asked: " + reason)));
        }
    }
}
