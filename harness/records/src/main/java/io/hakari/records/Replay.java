package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apiguardian.api.API;

/// What can be seen of an episode of a robot: where everything was, what was measured, and which limits were broken.
///
/// It is for eyes, not for judging: places are whole millimetres and measured numbers have four digits. Lengths are in
/// mm in the world's frame, z upwards.
///
/// @param period of the frames, s
/// @param parts  what is drawn
/// @param frames of the moving parts in their order: both ends of each, x y z x y z, in mm
/// @param series what was measured, one number for each frame, by name; NaN where there was nothing to measure. Drawn are
///               `separation` and `protective-separation` (m), `force` and `force-limit` (N) and `speed` (m/s)
/// @param marks  the limits that were broken, in the order of time
@API(status = EXPERIMENTAL, since = "0.2")
public record Replay(double period, List<Part> parts, List<List<Integer>> frames, Map<String, List<Double>> series,
        List<Mark> marks) {
    static final int MOST_PARTS = 200;
    static final int MOST_FRAMES = 20_000;
    /// Frames times moving parts: 200 s of two people and an arm.
    static final int MOST_PLACES = 200_000;
    static final int MOST_SERIES = 20;
    static final int MOST_MARKS = 500;
    static final int FARTHEST = 1_000_000;
    static final int ENDS = 6;
    static final int LONGEST_NAME = 200;
    private static final double LONGEST_PERIOD = 10;
    private static final MathContext SHOWN = new MathContext(4);

    public Replay {
        parts = List.copyOf(parts);
        frames = frames.stream().map(List::copyOf).toList();
        Map<String, List<Double>> shown = new TreeMap<>();
        series.forEach((name, numbers) -> shown.put(name, numbers.stream().map(Replay::shown).toList()));
        series = Collections.unmodifiableMap(shown);
        marks = List.copyOf(marks);
        ReplayCheck.check(period > 0 && period <= LONGEST_PERIOD, "period", period, "above 0 and at most 10 s");
        ReplayCheck.check(parts, frames);
        ReplayCheck.check(series, frames.size());
        ReplayCheck.check(marks.size() <= MOST_MARKS, "the number of marks", marks.size(), "at most 500");
    }

    /// What a part is.
    public enum Kind {
        ARM, TOOL, PAYLOAD, PERSON, FIXTURE, ZONE;

        /// Return the kind's name in records, such as `arm`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How the two points of a part make a body.
    public enum Shape {
        /// All that is within the radius of the line between both.
        CAPSULE,
        /// An upright cylinder; the points are the middles of its floor and its top.
        CYLINDER,
        /// A box that may be turned about the vertical; the points are the middles of two opposite sides, of the first
        /// at its lower edge, of the second at its upper edge, and the radius is half the width of these sides.
        BOX;

        /// Return the shape's name in records, such as `box`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something that is drawn.
    ///
    /// @param name   such as `person 1 right hand`
    /// @param radius in mm
    /// @param place  both points of what stands still, x y z x y z, mm; empty for what moves, which is a capsule
    public record Part(String name, Kind kind, Shape shape, int radius, List<Integer> place) {

        public Part {
            place = List.copyOf(place);
            ReplayCheck.name(name, "part");
            ReplayCheck.check(radius >= 0 && radius <= FARTHEST, "the radius of [" + name + "]", radius,
                    "0 to 1,000,000 mm");
            ReplayCheck.check(place.isEmpty() || place.size() == ENDS, "the number of coordinates of [" + name + "]",
                    place.size(), "6, or 0 for what moves");
            ReplayCheck.check(shape == Shape.CAPSULE || !place.isEmpty(), "the shape of [" + name + "]", shape.id(),
                    "capsule, as for all that moves");
            ReplayCheck.coordinates(place, "[" + name + "]");
        }

        /// Return a capsule that moves.
        public static Part moving(String name, Kind kind, int radius) {
            return new Part(name, kind, Shape.CAPSULE, radius, List.of());
        }

        /// Return what stands still.
        public static Part standing(String name, Kind kind, Shape shape, int radius, List<Integer> place) {
            return new Part(name, kind, shape, radius, place);
        }

        public boolean moves() {
            return place.isEmpty();
        }
    }

    /// A limit that was broken: one uninterrupted breach at its worst moment.
    ///
    /// @param hazard   such as `contact-force`
    /// @param limit    in the unit; NaN when there is no number for it
    /// @param measured in the unit; NaN when it was no number
    /// @param time     of the worst moment, s
    /// @param began    s
    /// @param duration s; 0 when it was seen once
    /// @param where    such as `person 1 right hand × gripper`; may be empty
    public record Mark(String hazard, double limit, double measured, String unit, double time, double began,
            double duration, String where) {

        public Mark {
            ReplayCheck.name(hazard, "hazard");
            limit = shown(limit);
            measured = shown(measured);
            ReplayCheck.words(unit, "unit of [" + hazard + "]");
            ReplayCheck.time(time, "the time of [" + hazard + "]");
            ReplayCheck.time(began, "the beginning of [" + hazard + "]");
            ReplayCheck.time(duration, "the duration of [" + hazard + "]");
            ReplayCheck.words(where, "place of [" + hazard + "]");
        }
    }

    /// Return how many parts move.
    public int moving() {
        return (int) parts.stream().filter(Part::moves).count();
    }

    /// Return how long it is from the first frame to the last, s.
    public double length() {
        return period * Math.max(0, frames.size() - 1);
    }

    /// Return it as one line of JSON.
    public String text() {
        return ReplayText.write(this);
    }

    /// Read what [#text()] returned.
    ///
    /// @throws IllegalArgumentException naming the member that is wrong
    public static Replay read(String text) {
        return ReplayText.read(text);
    }

    /// Four digits are finer than any screen; what is infinite was not measured.
    private static double shown(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(SHOWN).doubleValue() : Double.NaN;
    }
}
