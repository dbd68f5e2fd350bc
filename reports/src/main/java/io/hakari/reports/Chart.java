package io.hakari.reports;

import static java.awt.BasicStroke.CAP_BUTT;
import static java.awt.BasicStroke.JOIN_ROUND;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jfree.svg.ViewBox;

import io.hakari.metric.Estimate;

/// Draws a curve with its interval ribbon, as outlines that need no font to be read.
final class Chart {
    static final int WIDTH = 360;
    static final int HEIGHT = 196;
    private static final int MOST_LABELS = 10;
    private static final int LABEL_ROOM = 56;
    private static final double LEAST_SPAN = 0.2;
    /// Rates that all lie below this are drawn on an axis of their own size.
    private static final double RARE = 0.03;
    /// The share of the axis that is left free on both sides; less than a tick, so that no tick lies beyond 100 %.
    private static final double ROOM = 0.16;
    private static final Color INK = new Color(0x33, 0x3d, 0x47);
    static final Color GRID = new Color(0xd8, 0xde, 0xe4);
    static final Color LINE = new Color(0x1f, 0x5f, 0x99);
    static final Color LIMIT = new Color(0xb4, 0x23, 0x18);
    private static final Color WARNING = new Color(0xb8, 0x6e, 0x00);
    private static final Color BREAK = new Color(0x6a, 0x2c, 0x91);
    /// How far above the floor of the chart signs stand, as a share of its height.
    private static final double SIGN_HEIGHT = 0.04;
    private static final float ALPHA = 0.1875f;

    private final Curve curve;
    private final Language language;

    private Chart(Curve curve, Language language) {
        this.curve = curve;
        this.language = language;
    }

    /// Draw a curve; the prefix keeps the ids of two charts on one page apart.
    static Html.Element draw(Curve curve, Language language, String prefix) {
        JFreeChart chart = new Chart(curve, language).chart();
        SVGGraphics2D canvas = canvas(WIDTH, HEIGHT, prefix);
        chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        return picture(canvas, WIDTH, HEIGHT, prefix);
    }

    /// Return a canvas that writes words as outlines.
    static SVGGraphics2D canvas(int width, int height, String prefix) {
        SVGGraphics2D canvas = new SVGGraphics2D(width, height);
        canvas.setDefsKeyPrefix(prefix);
        canvas.setGeomDoubleConverter(Chart::coordinate);
        canvas.setTransformDoubleConverter(Chart::coordinate);
        canvas.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        return canvas;
    }

    static Html.Element picture(SVGGraphics2D canvas, int width, int height, String prefix) {
        return Svg.parse(canvas.getSVGElement(prefix, false, new ViewBox(0, 0, width, height), null, null));
    }

    /// Two decimals are finer than any screen; the whole digits of a double would double the page.
    private static String coordinate(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private JFreeChart chart() {
        XYPlot plot = new XYPlot(line(), checkpoints(), values(), null);
        JFreeChart chart = new JFreeChart(null, ChartFont.regular(11), plot, false);
        // The theme sets paints and fonts of everything it finds: it has to come before ours.
        theme().apply(chart);
        plot.setRenderer(0, ribbon(plot.getDataset(0).getSeriesCount()));
        plot.setDataset(1, marks());
        plot.setRenderer(1, points());
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        plot.setDataset(2, signs());
        plot.setRenderer(2, triangles());
        limits(plot);
        breaks(plot);
        names(plot);
        chart.setPadding(new RectangleInsets(4, 0, 2, 8));
        return chart;
    }

    static StandardChartTheme theme() {
        StandardChartTheme theme = new StandardChartTheme("hakari");
        theme.setExtraLargeFont(ChartFont.regular(13));
        theme.setLargeFont(ChartFont.regular(12));
        theme.setRegularFont(ChartFont.regular(11));
        theme.setSmallFont(ChartFont.regular(10));
        theme.setChartBackgroundPaint(new Color(0, 0, 0, 0));
        theme.setPlotBackgroundPaint(Color.WHITE);
        theme.setRangeGridlinePaint(GRID);
        theme.setTickLabelPaint(INK);
        theme.setAxisLabelPaint(INK);
        theme.setShadowVisible(false);
        return theme;
    }

    /// One piece of line for each stretch that was measured alike.
    private YIntervalSeriesCollection line() {
        List<YIntervalSeries> pieces = new ArrayList<>();
        for (List<Integer> segment : ControlChart.segments(curve)) {
            YIntervalSeries piece = new YIntervalSeries("line " + pieces.size());
            segment.forEach(place -> add(piece, place));
            pieces.add(piece);
        }
        return collection(pieces);
    }

    /// The two runs that are compared stand out: the baseline as a square, the candidate as a disc.
    private YIntervalSeriesCollection marks() {
        YIntervalSeries baseline = new YIntervalSeries("baseline");
        YIntervalSeries candidate = new YIntervalSeries("candidate");
        for (int i = 0; i < curve.points().size(); i++) {
            switch (curve.points().get(i).role()) {
                case BASELINE -> add(baseline, i);
                case CANDIDATE -> add(candidate, i);
                case HISTORY -> {
                }
            }
        }
        return collection(List.of(baseline, candidate));
    }

    private void add(YIntervalSeries series, int place) {
        Optional<Estimate> estimate = curve.points().get(place).estimate();
        estimate.ifPresent(one -> {
            Range bounds = bounds();
            series.add(place, one.value(), Math.max(one.lower(), bounds.getLowerBound()),
                    Math.min(one.upper(), bounds.getUpperBound()));
        });
    }

    private static YIntervalSeriesCollection collection(List<YIntervalSeries> series) {
        YIntervalSeriesCollection collection = new YIntervalSeriesCollection();
        series.forEach(collection::addSeries);
        return collection;
    }

    private static DeviationRenderer ribbon(int pieces) {
        DeviationRenderer renderer = new DeviationRenderer(true, true);
        for (int piece = 0; piece < pieces; piece++) {
            renderer.setSeriesPaint(piece, LINE);
            renderer.setSeriesFillPaint(piece, LINE);
            renderer.setSeriesStroke(piece, new BasicStroke(1.75f, CAP_BUTT, JOIN_ROUND));
            renderer.setSeriesShape(piece, disc(2.2));
        }
        renderer.setAlpha(ALPHA);
        return renderer;
    }

    private static XYErrorRenderer points() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(5);
        renderer.setErrorStroke(new BasicStroke(1.125f));
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(true);
        for (int series = 0; series < 2; series++) {
            renderer.setSeriesPaint(series, LINE);
            renderer.setSeriesOutlinePaint(series, LINE);
            renderer.setSeriesOutlineStroke(series, new BasicStroke(1.5f));
        }
        renderer.setSeriesFillPaint(0, Color.WHITE);
        renderer.setSeriesFillPaint(1, LINE);
        renderer.setSeriesShape(0, new Rectangle2D.Double(-4, -4, 8, 8));
        renderer.setSeriesShape(1, disc(4.5));
        return renderer;
    }

    /// Warnings and change points stand on the floor of the chart, where no curve is hidden.
    private XYSeriesCollection signs() {
        ControlChart control = ControlChart.of(curve);
        double floor = bounds().getLowerBound() + SIGN_HEIGHT * bounds().getLength();
        XYSeries warnings = new XYSeries("warnings");
        control.warnings().forEach(place -> warnings.add((double) place, floor));
        XYSeries changes = new XYSeries("changes");
        control.changes().forEach(place -> changes.add(place - 0.5, floor));
        XYSeriesCollection signs = new XYSeriesCollection(warnings);
        signs.addSeries(changes);
        return signs;
    }

    private static XYLineAndShapeRenderer triangles() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, WARNING);
        renderer.setSeriesShape(0, polygon(-5, 4, 5, 4, 0, -5));
        renderer.setSeriesPaint(1, INK);
        renderer.setSeriesShape(1, polygon(-4, 0, 0, -4, 4, 0, 0, 4));
        return renderer;
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private void breaks(XYPlot plot) {
        for (int place : curve.breaks()) {
            ValueMarker marker = new ValueMarker(place - 0.5, BREAK,
                    new BasicStroke(1.5f, CAP_BUTT, JOIN_ROUND, 1, new float[]{1.5f, 2.5f}, 0));
            boolean left = place > curve.points().size() / 2;
            marker.setLabel(Phrase.both("測り方の変更", "measured anew").in(language));
            marker.setLabelFont(ChartFont.regular(9));
            marker.setLabelPaint(BREAK);
            marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
            marker.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
            plot.addDomainMarker(marker);
        }
    }

    private static Shape disc(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    private SymbolAxis checkpoints() {
        List<Curve.Point> points = curve.points();
        int every = (points.size() + MOST_LABELS - 1) / MOST_LABELS;
        String[] labels = new String[points.size()];
        for (int i = 0; i < labels.length; i++) {
            boolean named = (labels.length - 1 - i) % every == 0;
            labels[i] = named ? points.get(i).label() : "";
        }
        SymbolAxis axis = new SymbolAxis(null, labels);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLinePaint(GRID);
        axis.setRange(-0.5, labels.length - 0.5);
        int widest = points.stream().mapToInt(point -> point.label().length()).max().orElse(0);
        axis.setVerticalTickLabels(widest * 6 > (WIDTH - LABEL_ROOM) / Math.min(labels.length, MOST_LABELS));
        return axis;
    }

    private NumberAxis values() {
        NumberAxis axis = new NumberAxis();
        Range bounds = bounds();
        axis.setRange(bounds);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        if (curve.isRate()) {
            double span = bounds.getLength();
            if (!isRare()) {
                axis.setTickUnit(new NumberTickUnit(span > 0.6 ? 0.25 : span > 0.3 ? 0.1 : 0.05));
            }
            axis.setNumberFormatOverride(
                    new DecimalFormat(isRare() ? "0.#####%" : "0%", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        }
        return axis;
    }

    /// Return whether all is so near to 0 that an axis of whole percents would show nothing.
    private boolean isRare() {
        return curve.isRate() && ends().max().orElse(1) < RARE;
    }

    private DoubleStream ends() {
        return DoubleStream.concat(
                curve.points().stream().flatMap(point -> point.estimate().stream())
                        .flatMapToDouble(one -> DoubleStream.of(one.lower(), one.value(), one.upper())),
                curve.limits().stream().mapToDouble(Curve.Limit::value)).filter(Double::isFinite);
    }

    /// Return what the axis spans: all intervals and limits, with room for a word above and below.
    private Range bounds() {
        double[] ends = ends().sorted().toArray();
        if (ends.length == 0) {
            return new Range(0, 1);
        }
        double lowest = ends[0];
        double highest = ends[ends.length - 1];
        boolean wide = curve.isRate() && !isRare();
        double span = Math.max(highest - lowest, wide ? LEAST_SPAN : Math.ulp(highest) * 16);
        double room = ROOM * span + (span - (highest - lowest)) / 2;
        if (curve.isRate()) {
            return new Range(Math.max(-ROOM * span, lowest - room), Math.min(1 + ROOM * span, highest + room));
        }
        return new Range(lowest - room, highest + room);
    }

    private void limits(XYPlot plot) {
        for (Curve.Limit limit : curve.limits()) {
            ValueMarker marker = new ValueMarker(limit.value(), LIMIT,
                    new BasicStroke(1.25f, CAP_BUTT, JOIN_ROUND, 1, new float[]{5, 3}, 0));
            String number = Figures.limit(limit.value(), curve.isRate());
            Phrase label = limit.floor()
                    ? Phrase.both("合格下限 " + number, "floor " + number)
                    : Phrase.both("合格上限 " + number, "ceiling " + number);
            marker.setLabel(label.in(language));
            marker.setLabelFont(ChartFont.regular(10));
            marker.setLabelPaint(LIMIT);
            marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
            LimitLabel place = LimitLabel.place(curve.points(), limit.value(), bounds().getLength());
            marker.setLabelAnchor(place.anchor());
            marker.setLabelTextAnchor(place.text());
            plot.addRangeMarker(marker);
        }
    }

    private void names(XYPlot plot) {
        Range bounds = bounds();
        double gap = 0.03 * bounds.getLength();
        for (int i = 0; i < curve.points().size(); i++) {
            Curve.Point point = curve.points().get(i);
            if (point.role() != Curve.Role.HISTORY && point.estimate().isPresent()) {
                boolean candidate = point.role() == Curve.Role.CANDIDATE;
                Phrase word = candidate ? Phrase.both("候補", "candidate") : Phrase.both("基準", "baseline");
                Estimate one = point.estimate().get();
                double y = candidate
                        ? Math.min(one.upper(), bounds.getUpperBound()) + gap
                        : Math.max(one.lower(), bounds.getLowerBound()) - gap;
                XYTextAnnotation name = new XYTextAnnotation(word.in(language), i, y);
                name.setFont(ChartFont.regular(10));
                name.setPaint(INK);
                name.setTextAnchor(candidate ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
                plot.addAnnotation(name);
            }
        }
    }
}
