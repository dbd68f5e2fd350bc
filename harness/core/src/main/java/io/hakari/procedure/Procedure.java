package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;

/// Puts a sample to the model, in one exchange or in many.
///
/// A procedure is a record, so that its settings reach the run record.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Procedure {

    /// Ask until the trial is over.
    ///
    /// @param seed derived from run, task, sample and attempt; the only source of chance
    List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException;

    /// Ask until the trial is over, and return it with what was found besides the answers.
    ///
    /// A procedure that only asks leaves this as it is; an episode adds what its world measured, for the scorer to read.
    default Trial attempt(Sample sample, int attempt, long seed, Respondent respondent) throws InterruptedException {
        return new Trial(sample, attempt, conduct(sample, seed, respondent));
    }
}
