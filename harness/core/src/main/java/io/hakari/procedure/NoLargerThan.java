package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Trial;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.Sample;

/// Shows pictures and frames no larger than so many pixels, shrunk by the harness and so alike for every runner.
///
/// @param procedure that asks
/// @param pixels    that the longer side of a picture has at most, at least 1
@API(status = EXPERIMENTAL, since = "0.4")
public record NoLargerThan(Procedure procedure, int pixels) implements Procedure {

    public NoLargerThan {
        if (pixels < 1) {
            throw new IllegalArgumentException("longest side [" + pixels + "] must be at least 1 pixel");
        }
    }

    @Override
    public OptionalInt longestSide() {
        return OptionalInt.of(pixels);
    }

    @Override
    public Optional<FrameChoice> frameChoice() {
        return procedure.frameChoice();
    }

    @Override
    public Optional<FrameChoice> frameChoice(Sample sample) {
        return procedure.frameChoice(sample);
    }

    @Override
    public int leastFrames() {
        return procedure.leastFrames();
    }

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        return procedure.conduct(sample, seed, respondent);
    }

    @Override
    public Trial attempt(Sample sample, int attempt, long seed, Respondent respondent) throws InterruptedException {
        return procedure.attempt(sample, attempt, seed, respondent);
    }
}
