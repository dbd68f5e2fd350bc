package io.hakari.scorers.perception;

import java.util.Optional;

import io.hakari.exchange.Trial;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.scorers.perception.Coordinates.Frame;
import io.hakari.scorers.perception.Coordinates.Place;

/// Scores how well a box lies over the target's, from 0 to 1: `IoU = |A ∩ B| / |A ∪ B|`.
///
/// A box is four numbers, two corners, the upper left one first: the last bracket of four in the answer, or else the only
/// four numbers of it. A box that leaves the picture, is empty or has its corners the other way round scores 0, and so do an
/// answer without a box and one that was cut off; corners are never swapped. The target is four numbers in the convention
/// `target`, of several the best counts. `atLeast(0.5)` scores 1 or 0, as RefCOCO does.
///
/// @param answer    the convention that the question asks for, or that the checkpoint is known to write
/// @param target    the convention of the targets
/// @param threshold the IoU from which a box is right; 0 scores the IoU itself
public record BoxIou(Coordinates answer, Coordinates target, double threshold) implements Scorer {
    private static final int CORNERS = 4;

    public BoxIou {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold [" + threshold + "] must be in [0, 1]");
        }
    }

    /// Return the scorer of boxes that answer and targets write in one convention.
    public static BoxIou boxIou(Coordinates coordinates) {
        return new BoxIou(coordinates, coordinates, 0);
    }

    /// Return this scorer for answers in another convention than the targets'.
    public BoxIou answeredIn(Coordinates coordinates) {
        return new BoxIou(coordinates, target, threshold);
    }

    /// Return this scorer scoring 1 from an IoU on, and 0 below.
    public BoxIou atLeast(double threshold) {
        return new BoxIou(answer, target, threshold);
    }

    @Override
    public Score score(Trial trial) {
        return Written.whole(trial, "boxIou()", this::best);
    }

    private Score best(String text, Sample sample) {
        Optional<Frame> frame = Frame.of(sample, answer, target);
        if (frame.isEmpty()) {
            return Score.unscored("sample [" + sample.name()
                    + "] has no attributes [width] and [height], which pixels are measured by; give it both");
        }
        Optional<Box> drawn = Box.of(NumberList.last(text, CORNERS), answer, frame.get());
        double best = 0;
        for (String wanted : sample.targets()) {
            Optional<Box> box = Box.of(NumberList.last(wanted, CORNERS), target, frame.get());
            if (box.isEmpty()) {
                return Written.brokenTarget(sample, wanted, "box within the picture");
            }
            best = Math.max(best, drawn.map(box.get()::iou).orElse(0.0));
        }
        return Score.of(threshold == 0 ? best : best >= threshold ? 1 : 0, Plain.excerpt(text));
    }

    /// A box in fractions of the picture; never empty.
    private record Box(Place from, Place to) {

        static Optional<Box> of(double[] corners, Coordinates coordinates, Frame frame) {
            if (corners.length != CORNERS) {
                return Optional.empty();
            }
            Optional<Place> from = coordinates.place(corners[0], corners[1], frame);
            Optional<Place> to = coordinates.place(corners[2], corners[3], frame);
            return from.isPresent() && to.isPresent() && from.get().x() < to.get().x() && from.get().y() < to.get().y()
                    ? Optional.of(new Box(from.get(), to.get()))
                    : Optional.empty();
        }

        double iou(Box other) {
            double width = Math.min(to.x(), other.to.x()) - Math.max(from.x(), other.from.x());
            double height = Math.min(to.y(), other.to.y()) - Math.max(from.y(), other.from.y());
            double shared = Math.max(0, width) * Math.max(0, height);
            return shared / (area() + other.area() - shared);
        }

        private double area() {
            return (to.x() - from.x()) * (to.y() - from.y());
        }
    }
}
