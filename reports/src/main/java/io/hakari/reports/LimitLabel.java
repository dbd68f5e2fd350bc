package io.hakari.reports;

import java.util.List;

import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

import io.hakari.metric.Estimate;

/// A place along a limit's line where its label hides no curve.
enum LimitLabel {
    LEFT_ABOVE(0, true), LEFT_BELOW(0, false), MIDDLE_ABOVE(0.39, true), MIDDLE_BELOW(0.39, false), RIGHT_ABOVE(0.78,
            true),
    RIGHT_BELOW(0.78, false);

    /// The label's share of the chart's width and height.
    private static final double WIDTH = 0.22;
    private static final double HEIGHT = 0.1;
    /// A point stands in the middle of its column.
    private static final double MIDDLE = 0.5;

    private final double start;
    private final boolean above;

    LimitLabel(double start, boolean above) {
        this.start = start;
        this.above = above;
    }

    /// Return the first free place, or the first of all when none is free.
    static LimitLabel place(List<Curve.Point> points, double limit, double axisLength) {
        for (LimitLabel label : values()) {
            if (label.isFree(points, limit, HEIGHT * axisLength)) {
                return label;
            }
        }
        return LEFT_ABOVE;
    }

    RectangleAnchor anchor() {
        return switch (this) {
            case LEFT_ABOVE, LEFT_BELOW -> RectangleAnchor.TOP_LEFT;
            case MIDDLE_ABOVE, MIDDLE_BELOW -> RectangleAnchor.TOP;
            case RIGHT_ABOVE, RIGHT_BELOW -> RectangleAnchor.TOP_RIGHT;
        };
    }

    TextAnchor text() {
        return switch (this) {
            case LEFT_ABOVE -> TextAnchor.BOTTOM_LEFT;
            case LEFT_BELOW -> TextAnchor.TOP_LEFT;
            case MIDDLE_ABOVE -> TextAnchor.BOTTOM_CENTER;
            case MIDDLE_BELOW -> TextAnchor.TOP_CENTER;
            case RIGHT_ABOVE -> TextAnchor.BOTTOM_RIGHT;
            case RIGHT_BELOW -> TextAnchor.TOP_RIGHT;
        };
    }

    /// The points under the label, and the two beside them whose lines run under it, must keep clear of it.
    private boolean isFree(List<Curve.Point> points, double limit, double height) {
        double low = above ? limit : limit - height;
        double high = above ? limit + height : limit;
        int first = Math.max(0, (int) Math.floor(start * points.size() - MIDDLE));
        int last = Math.min(points.size() - 1, (int) Math.ceil((start + WIDTH) * points.size() - MIDDLE));
        List<Estimate> near = points.subList(first, last + 1).stream().flatMap(point -> point.estimate().stream())
                .toList();
        return near.stream().allMatch(one -> one.upper() < low) || near.stream().allMatch(one -> one.lower() > high);
    }
}
