package io.hakari.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.hakari.records.MotionText;

/// What the page's player plays: every point that moves, once, and what was measured; whole numbers in columns, a row for each frame.
///
/// Parts that meet in a joint share its point: a person has 34 ends and 21 points. Measured numbers have as many decimals as are
/// shown, without the point; what was not measured is [#ABSENT].
final class Reel {
    static final int ABSENT = -1_000_000;
    private static final int AXES = 3;
    private static final double MOST = 1e6 - 1;

    private final int frames;
    private final List<int[]> columns = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final Map<String, Integer> series = new HashMap<>();

    private Reel(int frames) {
        this.frames = frames;
    }

    static Reel of(ReplayFilm film) {
        List<List<Integer>> frames = film.replay().frames();
        Reel reel = new Reel(frames.size());
        Map<List<Integer>, Integer> known = new HashMap<>();
        for (int end = 0; end < 2 * film.replay().moving(); end++) {
            int first = AXES * end;
            reel.point(known, (frame, axis) -> frames.get(frame).get(first + axis));
        }
        double[][] gaps = IntStream.range(0, frames.size()).mapToObj(film::gap).toArray(double[][]::new);
        for (int end = 0; end < 2; end++) {
            int first = AXES * end;
            reel.point(known, (frame, axis) -> whole(gaps[frame][first + axis]));
        }
        EpisodeChart.SHOWN.forEach((name, digits) -> reel.measured(film, name, digits));
        return reel;
    }

    private interface Place {
        int at(int frame, int axis);
    }

    private void point(Map<List<Integer>, Integer> known, Place place) {
        List<Integer> all = new ArrayList<>(AXES * frames);
        for (int axis = 0; axis < AXES; axis++) {
            for (int frame = 0; frame < frames; frame++) {
                all.add(place.at(frame, axis));
            }
        }
        Integer same = known.putIfAbsent(all, columns.size());
        ends.add(same == null ? columns.size() : same);
        for (int axis = 0; axis < AXES && same == null; axis++) {
            int from = axis * frames;
            columns.add(IntStream.range(0, frames).map(frame -> all.get(from + frame)).toArray());
        }
    }

    private void measured(ReplayFilm film, String name, int digits) {
        if (film.replay().series().containsKey(name)) {
            series.put(name, columns.size());
            columns.add(IntStream.range(0, frames).map(frame -> {
                double value = film.value(name, frame);
                return Double.isNaN(value) ? ABSENT : whole(value * Math.pow(10, digits));
            }).toArray());
        }
    }

    private static int whole(double value) {
        return (int) Math.rint(Math.max(-MOST, Math.min(MOST, value)));
    }

    /// Return the first column of an end of a part that moves; the gap is the part after the last.
    int column(int part, int end) {
        return ends.get(2 * part + end);
    }

    /// Return the column of what was measured.
    OptionalInt column(String name) {
        Integer column = series.get(name);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    int columns() {
        return columns.size();
    }

    int frames() {
        return frames;
    }

    /// Return all of it as one text.
    String text() {
        List<List<Integer>> rows = IntStream.range(0, frames)
                .mapToObj(frame -> columns.stream().map(column -> column[frame]).toList()).toList();
        return MotionText.write(rows, columns.size());
    }
}
