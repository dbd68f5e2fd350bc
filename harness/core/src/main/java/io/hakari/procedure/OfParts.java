package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Trial;
import io.hakari.sample.DatasetException;
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

    /// @throws DatasetException when a sample names a part that is none
    @Override
    public Optional<FrameChoice> frameChoice(Sample sample) {
        String start = sample.attributes().getOrDefault(START, "");
        String end = sample.attributes().getOrDefault(END, "");
        return start.isEmpty() && end.isEmpty()
                ? showing.frameChoice()
                : Optional.of(part(sample, start, end));
    }

    private FrameChoice part(Sample sample, String start, String end) {
        try {
            return showing.frames().within(micros(start), micros(end));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(
                    "sample [" + sample.name() + "] is about the part from [" + start + "] to [" + end
                            + "]; expected seconds from the clip's first frame, the end after the start",
                    e);
        }
    }

    @Override
    public int leastFrames() {
        return showing.leastFrames();
    }

    @Override
    public OptionalInt longestSide() {
        return showing.longestSide();
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
