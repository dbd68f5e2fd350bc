package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Trial;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.Sample;

/// Shows of a clip the part that a sample is about, which its attributes `start` and `end` name in seconds from the first
/// frame; the frames are chosen in it as if it were the clip.
///
/// @param showing chooses the frames
@API(status = EXPERIMENTAL, since = "0.4")
public record OfParts(Showing showing) implements Procedure {
    /// The attribute that says when the part begins.
    public static final String START = "start";
    /// The attribute that says when it ends.
    public static final String END = "end";
    private static final double MICROS = 1e6;

    @Override
    public Optional<FrameChoice> frameChoice() {
        return showing.frameChoice();
    }

    @Override
    public Optional<FrameChoice> frameChoice(Sample sample) {
        Optional<String> start = Optional.ofNullable(sample.attributes().get(START));
        Optional<String> end = Optional.ofNullable(sample.attributes().get(END));
        return start.isEmpty() || end.isEmpty()
                ? showing.frameChoice()
                : Optional.of(showing.frames().within(micros(start.get()), micros(end.get())));
    }

    @Override
    public int leastFrames() {
        return showing.leastFrames();
    }

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        return showing.conduct(sample, seed, respondent);
    }

    @Override
    public Trial attempt(Sample sample, int attempt, long seed, Respondent respondent) throws InterruptedException {
        return showing.attempt(sample, attempt, seed, respondent);
    }

    private static long micros(String seconds) {
        return Math.round(Double.parseDouble(seconds) * MICROS);
    }
}
