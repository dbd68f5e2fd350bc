package io.hakari.engine.suites;

import java.util.List;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Sampling;
import io.hakari.procedure.Procedure;
import io.hakari.sample.Sample;

/// Lets the model write, with the trial's seed in the request.
public record Drawing() implements Procedure {

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        Request request = new Request.Write(sample.input(), List.of(), 8, new Sampling.Random(1, 1, seed));
        return List.of(new Exchange(request, respondent.answer(request)));
    }
}
