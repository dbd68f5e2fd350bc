package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apiguardian.api.API;

/// Which frames of a clip a model is shown, chosen by when they are seen and never by how many the container says it has.
@API(status = EXPERIMENTAL, since = "0.4")
public sealed interface FrameChoice {

    /// Return the numbers of the chosen frames, counted from 0, rising; a frame is chosen once, so that a short clip gives
    /// fewer than were asked for.
    List<Integer> of(Timeline timeline);

    /// Return the choice of what is seen in the middle of each of `count` segments of equal length.
    static Uniform uniform(int count) {
        return new Uniform(count);
    }

    /// Return the choice of what is seen every 1/rate seconds from the first frame on.
    static PerSecond fps(double rate) {
        return new PerSecond(rate, Integer.MAX_VALUE);
    }

    /// Return the choice of every frame.
    static All all() {
        return new All();
    }

    /// Return this choice made among what is seen in a part of the clip alone.
    ///
    /// @param fromMicros the beginning of the part, counted from the clip's first frame, at least 0
    /// @param toMicros   its end, after the beginning
    default Within within(long fromMicros, long toMicros) {
        return new Within(this, fromMicros, toMicros);
    }

    /// What is seen in the middle of each of `count` segments of equal length.
    ///
    /// @param count at least 1
    record Uniform(int count) implements FrameChoice {

        public Uniform {
            if (count < 1) {
                throw new IllegalArgumentException("frames [" + count + "] must be at least 1");
            }
        }

        @Override
        public List<Integer> of(Timeline timeline) {
            double segment = (double) timeline.length() / count;
            return seen(timeline, IntStream.range(0, count).mapToLong(i -> Math.round((i + 0.5) * segment)));
        }
    }

    /// What is seen every 1/rate seconds from the first frame on; where these are more than `max`, `max` frames in the
    /// middle of segments of equal length.
    ///
    /// @param rate in frames a second, above 0
    /// @param max  the most frames, at least 1
    record PerSecond(double rate, int max) implements FrameChoice {
        private static final double MICROS = 1e6;

        public PerSecond {
            if (!(rate > 0) || Double.isInfinite(rate)) {
                throw new IllegalArgumentException("frames a second [" + rate + "] must be above 0 and finite");
            }
            if (max < 1) {
                throw new IllegalArgumentException("most frames [" + max + "] must be at least 1");
            }
        }

        /// Return this choice with a limit.
        public PerSecond max(int most) {
            return new PerSecond(rate, most);
        }

        @Override
        public List<Integer> of(Timeline timeline) {
            long count = Math.max(1, Math.round(Math.ceil(timeline.length() * rate / MICROS - 1e-9)));
            if (count > max) {
                return new Uniform(max).of(timeline);
            }
            return seen(timeline, LongStream.range(0, count).map(i -> Math.round(i * MICROS / rate)));
        }
    }

    /// Every frame.
    record All() implements FrameChoice {

        @Override
        public List<Integer> of(Timeline timeline) {
            return IntStream.range(0, timeline.micros().size()).boxed().toList();
        }
    }

    /// A choice among what is seen in a part of the clip; what is seen when the part begins may have begun before.
    ///
    /// @param choice     made as if the part were the clip
    /// @param fromMicros the beginning of the part, counted from the clip's first frame, at least 0
    /// @param toMicros   its end, after the beginning; a part that ends behind the clip ends with it
    record Within(FrameChoice choice, long fromMicros, long toMicros) implements FrameChoice {

        public Within {
            if (fromMicros < 0 || toMicros <= fromMicros) {
                throw new IllegalArgumentException("part from [" + fromMicros + "] to [" + toMicros
                        + "] µs must begin at 0 or later and end after it begins");
            }
        }

        @Override
        public List<Integer> of(Timeline timeline) {
            long start = timeline.micros().getFirst();
            long from = start + fromMicros;
            long to = Math.min(start + toMicros, timeline.endMicros());
            if (from >= to) {
                throw new MediaException("the part from [" + fromMicros + "] to [" + toMicros
                        + "] µs begins behind the end of the clip, which is [" + timeline.length() + "] µs long");
            }
            int first = timeline.seenAt(from);
            List<Long> seen = new ArrayList<>(List.of(Math.max(from, timeline.micros().get(first))));
            timeline.micros().stream().skip(first + 1L).filter(time -> time < to).forEach(seen::add);
            return choice.of(new Timeline(seen, to)).stream().map(frame -> first + frame).toList();
        }
    }

    private static List<Integer> seen(Timeline timeline, LongStream offsets) {
        long start = timeline.micros().getFirst();
        return offsets.mapToInt(offset -> timeline.seenAt(start + offset)).distinct().boxed().toList();
    }
}
