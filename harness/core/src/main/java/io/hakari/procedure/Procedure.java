package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
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
}
