package io.hakari.scorers.perception;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.scorers.perception.Coordinates.Frame;
import io.hakari.scorers.perception.Coordinates.Place;

/// Scores the share of points that lie in the wanted region, from 0 to 1, as Where2Place does.
///
/// A point is a bracket of two numbers, or else the only two numbers of the answer; points outside the picture count as
/// missed, and an answer without a point scores 0, as one that was cut off. A target is a polygon, the numbers of its
/// corners one after the other in the convention `target`, at least three corners; a point in any target's polygon is
/// hit, its edges and corners included. `firstPointOnly()` scores the first point alone, as RoboSpatial does.
///
/// @param answer    the convention that the question asks for, or that the checkpoint is known to write
/// @param target    the convention of the targets
/// @param firstOnly whether only the first point counts
public record Pointing(Coordinates answer, Coordinates target, boolean firstOnly) implements Scorer {
    private static final double ON_EDGE = 1e-9;

    /// Return the scorer of points that answer and targets write in one convention.
    public static Pointing pointing(Coordinates coordinates) {
        return new Pointing(coordinates, coordinates, false);
    }

    /// Return this scorer for answers in another convention than the targets'.
    public Pointing answeredIn(Coordinates coordinates) {
        return new Pointing(coordinates, target, firstOnly);
    }

    /// Return this scorer with the first point alone.
    public Pointing firstPointOnly() {
        return new Pointing(answer, target, true);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "pointing()", this::share);
    }

    private Score share(String text, Sample sample) {
        Optional<Frame> frame = Frame.of(sample, answer, target);
        if (frame.isEmpty()) {
            return Score.unscored("sample [" + sample.name()
                    + "] has no attributes [width] and [height], which pixels are measured by; give it both");
        }
        List<List<Place>> regions = new ArrayList<>();
        for (String wanted : sample.targets()) {
            Optional<List<Place>> region = region(NumberList.all(wanted), frame.get());
            if (region.isEmpty()) {
                return Written.brokenTarget(sample, wanted, "polygon within the picture");
            }
            regions.add(region.get());
        }
        List<double[]> points = points(text);
        long hits = points.stream().map(point -> answer.place(point[0], point[1], frame.get()))
                .filter(place -> place.isPresent() && regions.stream().anyMatch(one -> holds(one, place.get())))
                .count();
        return Score.of(points.isEmpty() ? 0 : (double) hits / points.size(), Plain.excerpt(text));
    }

    private List<double[]> points(String text) {
        List<double[]> points = NumberList.groups(text).stream().filter(group -> group.length == 2).toList();
        double[] bare = points.isEmpty() ? NumberList.last(text, 2) : new double[0];
        List<double[]> all = bare.length == 2 ? List.of(bare) : points;
        return firstOnly && !all.isEmpty() ? all.subList(0, 1) : all;
    }

    private Optional<List<Place>> region(double[] corners, Frame frame) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i + 1 < corners.length; i += 2) {
            target.place(corners[i], corners[i + 1], frame).ifPresent(places::add);
        }
        return places.size() >= 3 && 2 * places.size() == corners.length ? Optional.of(places) : Optional.empty();
    }

    private static boolean holds(List<Place> region, Place point) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.moveTo(region.getFirst().x(), region.getFirst().y());
        region.forEach(corner -> path.lineTo(corner.x(), corner.y()));
        path.closePath();
        boolean inside = path.contains(point.x(), point.y());
        for (int i = 0; i < region.size() && !inside; i++) {
            inside = isOn(region.get(i), region.get((i + 1) % region.size()), point);
        }
        return inside;
    }

    private static boolean isOn(Place from, Place to, Place point) {
        return Line2D.ptSegDist(from.x(), from.y(), to.x(), to.y(), point.x(), point.y()) <= ON_EDGE;
    }
}
