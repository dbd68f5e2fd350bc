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

/// Shows clips as frames that the harness chose; whoever conducts the trial decodes them before the procedure begins.
///
/// @param procedure that asks
/// @param frames    which frames
/// @param least     the fewest frames that the model must receive, at least 0
@API(status = EXPERIMENTAL, since = "0.4")
public record Showing(Procedure procedure, FrameChoice frames, int least) implements Procedure {

    public Showing {
        if (least < 0) {
            throw new IllegalArgumentException("least frames [" + least + "] must be at least 0");
        }
    }

    /// Return this procedure for questions about change over time: a runner that received fewer frames is refused.
    public Showing atLeast(int frames) {
        return new Showing(procedure, this.frames, frames);
    }

    /// Return this procedure for questions about a part of a clip, which begins and ends at the seconds that the sample's
    /// attributes `start` and `end` say; a sample without them is about the whole clip.
    public OfParts ofParts() {
        return new OfParts(this);
    }

    @Override
    public Optional<FrameChoice> frameChoice() {
        return Optional.of(frames);
    }

    @Override
    public int leastFrames() {
        return least;
    }

    @Override
    public OptionalInt longestSide() {
        return procedure.longestSide();
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
