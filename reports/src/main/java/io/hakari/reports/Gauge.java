package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import io.hakari.metric.Estimate;

/// A small picture of an interval beside its limit, for the row of a table.
final class Gauge {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 16;
    private static final int EDGE = 4;

    private final double from;
    private final double to;

    private Gauge(double from, double to) {
        this.from = from;
        this.to = to;
    }

    /// Draw a rate on the whole way from 0 to 1.
    static Html rate(Estimate estimate, OptionalDouble limit) {
        return new Gauge(0, 1).draw(estimate, OptionalDouble.empty(), limit);
    }

    /// Draw a rate that is so small that the whole way to 1 would show nothing.
    static Html upTo(Estimate estimate, OptionalDouble limit, double most) {
        return new Gauge(0, most > 0 ? most : 1).draw(estimate, OptionalDouble.empty(), limit);
    }

    /// Draw a change around zero; the widest of several rows gives the reach of all.
    static Html change(Estimate change, OptionalDouble limit, double reach) {
        return new Gauge(-reach, reach).draw(change, OptionalDouble.of(0), limit);
    }

    static double reach(Estimate change, OptionalDouble limit) {
        double widest = Math.max(Math.abs(change.lower()), Math.abs(change.upper()));
        double reach = Math.max(widest, Math.abs(limit.orElse(0)));
        return Double.isFinite(reach) && reach > 0 ? reach : 1;
    }

    private Html draw(Estimate estimate, OptionalDouble zero, OptionalDouble limit) {
        List<Html> shapes = new ArrayList<>();
        shapes.add(line("axis", EDGE, HEIGHT / 2.0, WIDTH - (double) EDGE, HEIGHT / 2.0));
        zero.ifPresent(at -> shapes.add(line("zero", x(at), 1, x(at), HEIGHT - 1.0)));
        shapes.add(line("span", x(estimate.lower()), HEIGHT / 2.0, x(estimate.upper()), HEIGHT / 2.0));
        shapes.add(Html.element("circle").with("cx", number(x(estimate.value()))).with("cy", number(HEIGHT / 2.0))
                .with("r", "3"));
        limit.ifPresent(at -> shapes.add(line("limit", x(at), 1, x(at), HEIGHT - 1.0)));
        return Html.element("svg", shapes.stream()).kind("gauge").with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("aria-hidden", "true");
    }

    private static Html line(String style, double x1, double y1, double x2, double y2) {
        return Html.element("line").kind(style).with("x1", number(x1)).with("y1", number(y1)).with("x2", number(x2))
                .with("y2", number(y2));
    }

    private double x(double value) {
        double inside = Math.clamp((value - from) / (to - from), 0.0, 1.0);
        return EDGE + inside * (WIDTH - 2 * EDGE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
