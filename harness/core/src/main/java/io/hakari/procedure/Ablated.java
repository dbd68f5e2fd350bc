package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Trial;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.Sample;

/// Asks the same question with something taken from its media; the sample stays the same one, so that scores pair.
///
/// @param procedure that asks
/// @param ablation  what is taken
@API(status = EXPERIMENTAL, since = "0.4")
public record Ablated(Procedure procedure, Ablation ablation) implements Procedure {

    @Override
    public Optional<FrameChoice> frameChoice() {
        return procedure.frameChoice();
    }

    @Override
    public OptionalInt longestSide() {
        return procedure.longestSide();
    }

    @Override
    public Optional<FrameChoice> frameChoice(Sample sample) {
        return procedure.frameChoice(sample);
    }

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        return procedure.conduct(changed(sample, seed), seed, respondent);
    }

    @Override
    public Trial attempt(Sample sample, int attempt, long seed, Respondent respondent) throws InterruptedException {
        Trial trial = procedure.attempt(changed(sample, seed), attempt, seed, respondent);
        return new Trial(sample, attempt, trial.exchanges(), trial.findings());
    }

    private Sample changed(Sample sample, long seed) {
        List<Content> input = ablation.of(sample.input(), seed);
        return sample.showing(input);
    }
}
