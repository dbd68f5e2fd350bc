package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Part;

/// A replay as the page plays it: only what moves, and the shortest way between robot and people as one part more.
///
/// @param replay what was recorded
/// @param worst  the frame of the worst moment, which the still picture shows
record ReplayFilm(Replay replay, int worst) {
    private static final String GAP = "gap";
    /// So near to its worst moment a broken limit is marked, s.
    private static final double NEAR = 0.15;

    /// Return the film of a replay whose worst moment is at a time, s; NaN when none is known.
    static ReplayFilm of(Replay replay, double worst) {
        double time = Double.isNaN(worst)
                ? replay.marks().stream().findFirst().map(Replay.Mark::time).orElse(0.0)
                : worst;
        return new ReplayFilm(replay, frame(replay, time));
    }

    private static int frame(Replay replay, double time) {
        return (int) Math.max(0, Math.min(replay.frames().size() - 1.0, Math.rint(time / replay.period())));
    }

    int frame(double time) {
        return frame(replay, time);
    }

    double time(int frame) {
        return frame * replay.period();
    }

    /// Return whether the still picture is of a mark's worst moment.
    boolean shows(Replay.Mark mark) {
        return Math.abs(mark.time() - time(worst)) <= NEAR;
    }

    /// Return whether a limit was broken while the still picture was taken.
    boolean breaks(Replay.Mark mark) {
        double time = time(worst);
        return time >= mark.began() - replay.period() && time <= until(mark) + replay.period();
    }

    static double until(Replay.Mark mark) {
        return Math.max(mark.began() + mark.duration(), mark.time());
    }

    /// Return a number of a series in a frame; NaN when it was not measured.
    double value(String series, int frame) {
        return Optional.ofNullable(replay.series().get(series)).map(values -> values.get(frame)).orElse(Double.NaN);
    }

    /// Return both ends of the shortest way between robot and people; the same point twice where there is none.
    double[] gap(int frame) {
        return Gap.toPeople(replay, frame).map(Gap::ends).orElseGet(() -> new double[6]);
    }

    /// Return what the player of the page reads.
    String text() {
        List<Part> parts = new ArrayList<>(replay.parts().stream().filter(Part::moves).toList());
        parts.add(Part.moving(GAP, Kind.ZONE, 0));
        List<List<Integer>> frames = new ArrayList<>();
        for (int frame = 0; frame < replay.frames().size(); frame++) {
            List<Integer> row = new ArrayList<>(replay.frames().get(frame));
            for (double coordinate : gap(frame)) {
                row.add((int) Math.rint(Math.max(-1e6, Math.min(1e6, coordinate))));
            }
            frames.add(row);
        }
        return new Replay(replay.period(), parts, frames, shown(), List.of()).text();
    }

    private Map<String, List<Double>> shown() {
        Map<String, List<Double>> shown = new java.util.HashMap<>(replay.series());
        shown.keySet().retainAll(EpisodeChart.READ);
        return shown;
    }
}
