package io.hakari.reports;

import static java.awt.BasicStroke.CAP_BUTT;
import static java.awt.BasicStroke.JOIN_ROUND;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

import io.hakari.records.Replay;

/// What was measured in an episode over its time, with its limit and the breaches shaded.
///
/// There is no word in it, so that both languages share one drawing.
final class EpisodeChart {
    static final String SEPARATION = "separation";
    static final String PROTECTIVE = "protective-separation";
    static final String FORCE = "force";
    static final String FORCE_LIMIT = "force-limit";
    static final String SPEED = "speed";
    /// The series that the page tells of every moment, each with its decimals.
    static final SortedMap<String, Integer> SHOWN = Collections
            .unmodifiableSortedMap(new TreeMap<>(Map.of(SEPARATION, 2, PROTECTIVE, 2, FORCE, 0, SPEED, 2)));
    static final int WIDTH = 520;
    static final int HEIGHT = 168;
    /// Beyond this a distance is far, m; it would flatten the rest.
    private static final double FAR = 2;
    private static final double ROOM = 1.12;
    /// Of so many seconds each has its tick.
    private static final double FEW_SECONDS = 12;
    private static final Color BREACH = new Color(0xb4, 0x23, 0x18, 0x2e);

    private final ReplayFilm film;
    private final String measured;
    private final String limit;
    private final List<String> hazards;

    private EpisodeChart(ReplayFilm film, String measured, String limit, List<String> hazards) {
        this.film = film;
        this.measured = measured;
        this.limit = limit;
        this.hazards = hazards;
    }

    /// Return the distance between robot and people, m; empty when nobody was there.
    static Optional<Html.Element> separation(ReplayFilm film, String prefix) {
        return new EpisodeChart(film, SEPARATION, PROTECTIVE, List.of("minimum-separation", "protective-separation"))
                .drawn(prefix);
    }

    /// Return the force on people, N; empty when nobody was touched.
    static Optional<Html.Element> force(ReplayFilm film, String prefix) {
        return new EpisodeChart(film, FORCE, FORCE_LIMIT, List.of("contact-force", "contact-pressure"))
                .drawn(prefix);
    }

    private Optional<Html.Element> drawn(String prefix) {
        boolean empty = values(measured).allMatch(value -> Double.isNaN(value) || value == 0);
        return empty ? Optional.empty() : Optional.of(draw(prefix));
    }

    private Html.Element draw(String prefix) {
        JFreeChart chart = chart();
        SVGGraphics2D canvas = Chart.canvas(WIDTH, HEIGHT, prefix);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), info);
        Html.Element picture = Chart.picture(canvas, WIDTH, HEIGHT, prefix);
        List<Html> children = new ArrayList<>(picture.children());
        children.add(cursor(info.getPlotInfo().getDataArea()));
        return new Html.Element(picture.name(), picture.attributes(), children);
    }

    /// The moment that the pictures beside it show; the player moves it.
    private Html cursor(Rectangle2D area) {
        double x = area.getMinX() + area.getWidth() * film.time(film.worst()) / length();
        return Html.element("line").with("x1", ReplayView.seconds(x)).with("x2", ReplayView.seconds(x))
                .with("y1", ReplayView.seconds(area.getMinY())).with("y2", ReplayView.seconds(area.getMaxY()))
                .with("data-left", ReplayView.seconds(area.getMinX()))
                .with("data-right", ReplayView.seconds(area.getMaxX())).kind("cursor");
    }

    private double length() {
        return Math.max(film.replay().period(), film.replay().length());
    }

    private JFreeChart chart() {
        XYSeriesCollection lines = new XYSeriesCollection(series(measured));
        lines.addSeries(series(limit));
        XYPlot plot = new XYPlot(lines, new NumberAxis(), values(), null);
        JFreeChart chart = new JFreeChart(null, ChartFont.regular(11), plot, false);
        Chart.theme().apply(chart);
        plot.setRenderer(0, renderer());
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        NumberAxis time = (NumberAxis) plot.getDomainAxis();
        time.setRange(0, length());
        time.setTickUnit(new NumberTickUnit(length() > FEW_SECONDS ? Math.rint(length() / FEW_SECONDS) * 2 : 1,
                new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        time.setAxisLinePaint(Chart.GRID);
        time.setTickMarkPaint(Chart.GRID);
        breaches(plot);
        limits(plot);
        chart.setPadding(new RectangleInsets(4, 0, 2, 10));
        return chart;
    }

    private XYSeries series(String name) {
        XYSeries series = new XYSeries(name);
        for (int frame = 0; frame < film.replay().frames().size(); frame++) {
            series.add(film.time(frame), film.value(name, frame));
        }
        return series;
    }

    private DoubleStream values(String name) {
        return film.replay().series().getOrDefault(name, List.of()).stream().mapToDouble(Double::doubleValue);
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        // One path for each line: dashes go on over its points, and a page takes a tenth of it.
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, Chart.LINE);
        renderer.setSeriesStroke(0, new BasicStroke(1.75f, CAP_BUTT, JOIN_ROUND));
        renderer.setSeriesPaint(1, Chart.LIMIT);
        renderer.setSeriesStroke(1, dashed());
        return renderer;
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1.25f, CAP_BUTT, JOIN_ROUND, 1, new float[]{5, 3}, 0);
    }

    private NumberAxis values() {
        NumberAxis axis = new NumberAxis();
        double highest = DoubleStream.concat(values(measured),
                DoubleStream.concat(values(limit), broken().mapToDouble(Replay.Mark::limit))).filter(Double::isFinite)
                .max().orElse(1);
        double needed = DoubleStream.concat(values(limit), broken().mapToDouble(Replay.Mark::limit))
                .filter(Double::isFinite).max().orElse(0);
        double top = measured.equals(SEPARATION) ? Math.min(highest, Math.max(FAR, ROOM * needed)) : highest;
        double bottom = Math.min(0, values(measured).filter(Double::isFinite).min().orElse(0));
        axis.setRange(ROOM * bottom, ROOM * Math.max(top, Double.MIN_NORMAL));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private Stream<Replay.Mark> broken() {
        return film.replay().marks().stream().filter(mark -> hazards.contains(mark.hazard()))
                .filter(mark -> !mark.hazard().equals("contact-pressure"));
    }

    private void breaches(XYPlot plot) {
        film.replay().marks().stream().filter(mark -> hazards.contains(mark.hazard())).forEach(mark -> {
            double until = Math.max(mark.began() + mark.duration(), mark.began() + film.replay().period());
            plot.addDomainMarker(new IntervalMarker(mark.began(), until, BREACH), Layer.BACKGROUND);
        });
    }

    /// A limit of a force holds while something is touched; a line across says which one was broken.
    private void limits(XYPlot plot) {
        if (measured.equals(SEPARATION) && values(limit).anyMatch(Double::isFinite)) {
            return;
        }
        broken().mapToDouble(Replay.Mark::limit).filter(Double::isFinite).distinct().forEach(value -> {
            ValueMarker marker = new ValueMarker(value, Chart.LIMIT, dashed());
            marker.setLabel(Figures.trimmed(value));
            marker.setLabelFont(ChartFont.regular(10));
            marker.setLabelPaint(Chart.LIMIT);
            marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
            marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
            plot.addRangeMarker(marker);
        });
    }
}
