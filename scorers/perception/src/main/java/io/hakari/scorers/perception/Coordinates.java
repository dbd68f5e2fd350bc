package io.hakari.scorers.perception;

import java.util.Arrays;
import java.util.Optional;

import io.hakari.sample.Sample;

/// How places in a picture are written: there is one convention for a question, which the question states, and no guessing
/// from whether a number has a point.
public enum Coordinates {
    /// (x, y), whole numbers or not, from 0 to 1000: 0, 0 is the upper left corner, 1000, 1000 the lower right.
    THOUSANDTHS,
    /// (y, x) from 0 to 1000, as Gemini writes them.
    THOUSANDTHS_Y_FIRST,
    /// (x, y) from 0 to 1.
    FRACTIONS,
    /// (x, y) in pixels of the picture, whose size is the sample's attributes `width` and `height`.
    PIXELS;

    private static final double THOUSAND = 1000;

    /// Return a place in fractions of the picture; empty when it lies outside.
    Optional<Place> place(double first, double second, Frame frame) {
        Place place = switch (this) {
            case THOUSANDTHS -> new Place(first / THOUSAND, second / THOUSAND);
            case THOUSANDTHS_Y_FIRST -> new Place(second / THOUSAND, first / THOUSAND);
            case FRACTIONS -> new Place(first, second);
            case PIXELS -> new Place(first / frame.width(), second / frame.height());
        };
        boolean inside = place.x() >= 0 && place.x() <= 1 && place.y() >= 0 && place.y() <= 1;
        return inside ? Optional.of(place) : Optional.empty();
    }

    /// A place in fractions of the picture, from its upper left corner.
    record Place(double x, double y) {}

    /// The size of a picture in pixels.
    record Frame(double width, double height) {

        /// Return the frame of a sample; empty when a convention needs it and the sample does not say.
        static Optional<Frame> of(Sample sample, Coordinates... conventions) {
            if (!Arrays.asList(conventions).contains(PIXELS)) {
                return Optional.of(new Frame(1, 1));
            }
            Optional<Double> width = size(sample, "width");
            Optional<Double> height = size(sample, "height");
            return width.isPresent() && height.isPresent()
                    ? Optional.of(new Frame(width.get(), height.get()))
                    : Optional.empty();
        }

        private static Optional<Double> size(Sample sample, String name) {
            String value = sample.attributes().getOrDefault(name, "");
            return value.matches("[1-9][0-9]{0,6}") ? Optional.of(Double.valueOf(value)) : Optional.empty();
        }
    }
}
