package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.hakari.records.Replay;
import io.hakari.records.Replay.Kind;
import io.hakari.records.Replay.Part;
import io.hakari.records.Replay.Shape;

/// The cell from above or from the side, in mm: what stands still is drawn once, what moves are lines that the player moves.
///
/// A capsule seen from anywhere is a line with round ends. Each kind is drawn twice, a wider line beneath, so that its
/// outline is one.
final class ReplayView {
    /// From below to above.
    private static final List<Kind> ORDER = List.of(Kind.FIXTURE, Kind.ZONE, Kind.PERSON, Kind.ARM, Kind.TOOL,
            Kind.PAYLOAD);
    private static final int AXES = 3;
    private static final int EDGE = 26;
    private static final int GRID = 500;
    private static final int RING = 150;
    /// How much around the robot's ways is shown.
    private static final int AROUND = 600;

    private final ReplayFilm film;
    private final Reel reel;
    private final boolean above;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;

    /// @param above from above, else from the side, looking along y
    ReplayView(ReplayFilm film, Reel reel, boolean above) {
        this.film = film;
        this.reel = reel;
        this.above = above;
        int[] across = range(0, 1);
        int[] down = above ? range(1, -1) : range(2, -1);
        left = across[0];
        right = across[1];
        top = down[0];
        bottom = down[1];
    }

    /// Return the picture of a frame.
    Html.Element picture(int frame) {
        List<Html> shapes = new ArrayList<>();
        shapes.add(grid());
        for (Kind kind : ORDER) {
            shapes.add(Html.element("g", Stream.of("edge", "body").flatMap(layer -> parts(kind, layer, frame)))
                    .kind("r-" + kind.id()));
        }
        if (Gap.toPeople(film.replay(), frame).isPresent()) {
            shapes.add(moving(line(film.gap(frame)).kind("r-gap"), film.replay().moving()));
        }
        shapes.add(Html.all(film.replay().marks().stream().flatMap(this::ring)));
        return Html.element("svg", shapes.stream()).with("viewBox",
                left + " " + top + " " + (right - left) + " " + (bottom - top)).kind("view");
    }

    private Stream<Html> parts(Kind kind, String layer, int frame) {
        return Body.all(film.replay(), frame).stream().filter(body -> body.part().kind() == kind)
                .map(body -> body.moves()
                        ? moving(capsule(body, layer), body.place())
                        : body.part().shape() == Shape.CAPSULE ? capsule(body, layer) : solid(body).kind(layer));
    }

    /// Tell the player between which points a part is.
    private Html.Element moving(Html.Element line, int part) {
        return line.with("data-ends", reel.column(part, 0) + " " + reel.column(part, 1));
    }

    private Html.Element capsule(Body body, String layer) {
        int width = 2 * body.part().radius() + (layer.equals("edge") ? EDGE : 0);
        return line(body.ends()).kind(layer).with("stroke-width", Integer.toString(width));
    }

    private Html.Element line(double[] ends) {
        return Html.element("line").with("x1", whole(ends[0])).with("y1", whole(down(ends, 0)))
                .with("x2", whole(ends[3])).with("y2", whole(down(ends, 3)));
    }

    private double down(double[] ends, int at) {
        return above ? -ends[at + 1] : -ends[at + 2];
    }

    /// A box is seen from above as a turned rectangle, from the side as an upright one; a cylinder as a disc or upright.
    private Html.Element solid(Body body) {
        Part part = body.part();
        double[] ends = body.ends();
        if (above && part.shape() == Shape.CYLINDER) {
            return Html.element("circle").with("cx", whole(ends[0])).with("cy", whole(-ends[1])).with("r",
                    Integer.toString(part.radius()));
        }
        double[] corners = corners(part, ends);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(i > 0 ? " " : "").append(whole(corners[i])).append(',').append(whole(-corners[i + 1]));
        }
        return Html.element("polygon").with("points", points.toString());
    }

    private double[] corners(Part part, double[] ends) {
        double dx = ends[3] - ends[0];
        double dy = ends[4] - ends[1];
        double length = Math.hypot(dx, dy);
        double nx = length > 0 ? -dy / length * part.radius() : part.radius();
        double ny = length > 0 ? dx / length * part.radius() : 0;
        if (above) {
            return new double[]{ends[0] + nx, ends[1] + ny, ends[3] + nx, ends[4] + ny, ends[3] - nx, ends[4] - ny,
                    ends[0] - nx, ends[1] - ny};
        }
        double reach = part.shape() == Shape.CYLINDER ? part.radius() : Math.abs(nx);
        double low = Math.min(ends[0], ends[3]) - reach;
        double high = Math.max(ends[0], ends[3]) + reach;
        return new double[]{low, ends[2], high, ends[2], high, ends[5], low, ends[5]};
    }

    /// A ring stands where a limit is broken, at its worst moment.
    private Stream<Html> ring(Replay.Mark mark) {
        return Gap.of(film.replay(), mark, film.frame(mark.time())).stream()
                .flatMap(place -> Stream.of("halo", "ring").map(layer -> Html.element("circle")
                        .with("cx", whole(place[0])).with("cy", whole(above ? -place[1] : -place[2]))
                        .with("r", Integer.toString(RING)).kind(layer + (film.shows(mark) ? " now" : ""))
                        .with("data-time", seconds(mark.time()))));
    }

    private Html grid() {
        StringBuilder path = new StringBuilder();
        for (int x = Math.ceilDiv(left, GRID) * GRID; x <= right; x += GRID) {
            path.append('M').append(x).append(' ').append(top).append('V').append(bottom);
        }
        for (int y = Math.ceilDiv(top, GRID) * GRID; y <= bottom; y += GRID) {
            path.append('M').append(left).append(' ').append(y).append('H').append(right);
        }
        Html floor = above || bottom <= 0
                ? Html.nothing()
                : Html.element("path").with("d", "M" + left + " 0H" + right).kind("r-floor");
        return Html.all(Html.element("path").with("d", path.toString()).kind("r-grid"), floor);
    }

    /// Return what is seen along an axis: what the robot sweeps and a little around it, and everybody at the worst moment.
    /// From the side people are seen from head to foot, and zones may be higher than the picture.
    private int[] range(int axis, int sign) {
        int[] all = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        int[] needed = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int frame = 0; frame < film.replay().frames().size(); frame++) {
            for (Body body : Body.all(film.replay(), frame)) {
                boolean shown = body.isRobot() || axis == 2 || frame == film.worst();
                int around = body.isRobot() ? AROUND : AROUND / 4;
                int radius = axis == 2 && body.part().shape() != Shape.CAPSULE ? 0 : body.part().radius();
                for (int at = axis; at < 2 * AXES && !(axis == 2 && body.part().kind() == Kind.ZONE); at += AXES) {
                    include(all, sign * body.end(at), radius);
                    if (body.moves() && shown) {
                        include(needed, sign * body.end(at), radius + around);
                    }
                }
            }
        }
        if (all[0] > all[1]) {
            return new int[]{-AROUND, AROUND};
        }
        return needed[0] > needed[1]
                ? all
                : new int[]{Math.max(all[0], needed[0]) - EDGE, Math.min(all[1], needed[1]) + EDGE};
    }

    private static void include(int[] range, double value, int radius) {
        range[0] = (int) Math.min(range[0], Math.floor(value) - radius);
        range[1] = (int) Math.max(range[1], Math.ceil(value) + radius);
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
