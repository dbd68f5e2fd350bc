package io.hakari.scorers.perception;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// Scores how well a span of time lies over the target's, from 0 to 1: `|A ∩ B| / |A ∪ B|` in seconds.
///
/// A span is two times with a dash, `~`, `から`, `to`, `and` or a comma between: `3.2-7.5`, `0:03 から 0:07`, `from 3.2 s to 7.5 s`,
/// `[3.2, 7.5]`. The last span of the answer counts. A span that ends before it begins, or has no length, scores 0 and is
/// never turned round; so do an answer without a span and one that was cut off. Of several targets the best counts.
/// `atLeast(0.5)` scores 1 or 0.
///
/// TempCompass and its kin take the first span, turn it round, and divide by the hull, which differs from the union only
/// where spans do not meet and the score is 0 by both.
///
/// @param threshold the IoU from which a span is right; 0 scores the IoU itself
public record TemporalIou(double threshold) implements Scorer {
    private static final String TIME = "([0-9]{1,6}(?::[0-9]{1,2}){1,2}(?:\\.[0-9]{1,6})?|[0-9]{1,7}(?:\\.[0-9]{1,9})?)";
    private static final Pattern SPAN = Pattern.compile("(?<![0-9.:])" + TIME
            + "\\s{0,4}(?:秒|s\\b|sec(?:onds?)?\\b)?\\s{0,4}(?:-|–|—|~|〜|から|,|to\\b|and\\b|until\\b)\\s{0,4}"
            + TIME + "(?![0-9:])");
    private static final int SIXTY = 60;

    public TemporalIou {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold [" + threshold + "] must be in [0, 1]");
        }
    }

    /// Return the scorer of the IoU itself.
    public static TemporalIou temporalIou() {
        return new TemporalIou(0);
    }

    /// Return the scorer of 1 from an IoU on, and 0 below.
    public TemporalIou atLeast(double threshold) {
        return new TemporalIou(threshold);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "temporalIou()", this::best);
    }

    private Score best(String answer, Sample sample) {
        Optional<Span> said = Span.last(answer);
        double best = 0;
        for (String target : sample.targets()) {
            Optional<Span> wanted = Span.last(target);
            if (wanted.isEmpty()) {
                return Written.brokenTarget(sample, target, "span of time");
            }
            best = Math.max(best, said.map(wanted.get()::iou).orElse(0.0));
        }
        return Score.of(threshold == 0 ? best : best >= threshold ? 1 : 0, Plain.excerpt(answer));
    }

    private record Span(double from, double to) {

        static Optional<Span> last(String text) {
            List<MatchResult> spans = SPAN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).results().toList();
            if (spans.isEmpty()) {
                return Optional.empty();
            }
            Span span = new Span(seconds(spans.getLast().group(1)), seconds(spans.getLast().group(2)));
            return span.from < span.to ? Optional.of(span) : Optional.empty();
        }

        private static double seconds(String time) {
            double seconds = 0;
            for (String part : time.split(":", -1)) {
                seconds = seconds * SIXTY + Double.parseDouble(part);
            }
            return seconds;
        }

        double iou(Span other) {
            double shared = Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
            return shared / (to - from + other.to - other.from - shared);
        }
    }
}
