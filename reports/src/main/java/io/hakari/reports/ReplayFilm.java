package io.hakari.reports;

import java.util.Optional;

import io.hakari.records.Replay;

/// A replay as the page shows it, with the moment that its still picture is of.
///
/// @param replay what was recorded
/// @param worst  the frame of the worst moment, which the still picture shows
record ReplayFilm(Replay replay, int worst) {
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
}
