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

    /// Return which frames of a clip the model is shown; empty when the runner gets clips whole and chooses itself.
    default Optional<FrameChoice> frameChoice() {
        return Optional.empty();
    }

    /// Return which frames of a sample's clips the model is shown; the same for every sample, unless they ask about parts.
    default Optional<FrameChoice> frameChoice(Sample sample) {
        return frameChoice();
    }

    /// Return how many frames of a clip the model must receive, so that an answer is about change over time; 0 for any.
    default int leastFrames() {
        return 0;
    }

    /// Return how many pixels the longer side of a picture or frame has at most when it is shown; empty when the runner gets
    /// it as it is.
    default OptionalInt longestSide() {
        return OptionalInt.empty();
    }

    /// Return this procedure with clips shown as the chosen frames.
    default Showing showing(FrameChoice frames) {
        return new Showing(this, frames, 0);
    }

    /// Return this procedure with pictures and frames shrunk until their longer side has at most so many pixels.
    default NoLargerThan noLargerThan(int pixels) {
        return new NoLargerThan(this, pixels);
    }

    /// Return this procedure with the media changed, to find out whether they are needed.
    default Ablated ablated(Ablation ablation) {
        return new Ablated(this, ablation);
    }
}
