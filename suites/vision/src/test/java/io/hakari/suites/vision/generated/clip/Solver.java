package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.suites.vision.generated.VisualItem;

/// Finds answers from what the frames that are shown show, and their times; it knows nothing of how they were made.
final class Solver {
    private static final double GATE = 160;
    private static final double LANE = 0.9;

    private final VisualItem item;
    private final List<double[]> seen = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();

    private Solver(VisualItem item, int shown) {
        this.item = item;
        Film film = (Film) item.medium();
        for (int frame = 0; frame < shown; frame++) {
            int at = (int) ((frame + 0.5) * film.frames() / shown);
            seen.add(film.visible(at));
            times.add(film.seconds(at));
        }
    }

    /// Return the choice that is right, by its place.
    static int solve(ClipFamily family, VisualItem item) {
        Solver solver = new Solver(item, family.shown());
        return switch (family) {
            case EVENT_ORDER -> solver.first(0) < solver.first(1) ? 0 : 1;
            case PASSAGE_COUNTING -> solver.nearest(solver.passages());
            case TIME_TO_COLLISION -> solver.nearest(solver.timeLeft());
            case BRAKING_MARGIN -> solver.keepsAway() ? 0 : 1;
            case NEAR_MISS -> solver.agvMovesWhileSomebodyCrosses() ? 0 : 1;
            case ASSEMBLY_ORDER -> solver.firstDeviation();
            case ASSEMBLY_STEPS -> solver.oddStep();
            case PLAUSIBILITY -> solver.began() == solver.ended() ? 0 : 1;
            case ROBOT_STOP -> solver.delay() <= 0.5 ? 0 : 1;
            case CROSSING_SPAN, STOP_DELAY -> throw new IllegalArgumentException("the answer is a time");
        };
    }

    /// Return seconds from the break of the curtain until the arm rests.
    static double delay(VisualItem item, int shown) {
        return new Solver(item, shown).delay();
    }

    /// Return the first and the last second at which somebody is seen in the lane.
    static double[] span(VisualItem item, int shown) {
        Solver solver = new Solver(item, shown);
        double[] in = IntStream.range(0, shown).filter(frame -> Math.abs(solver.seen.get(frame)[1]) < LANE)
                .mapToDouble(solver.times::get).toArray();
        return new double[]{in[0], in[in.length - 1]};
    }

    private int first(int lamp) {
        return IntStream.range(0, seen.size()).filter(frame -> seen.get(frame)[lamp] == 1).findFirst().orElseThrow();
    }

    private double passages() {
        int passed = 0;
        double before = 0;
        for (double[] frame : seen) {
            double place = frame[1];
            passed += place > GATE && !(before > GATE && before < place) ? 1 : 0;
            before = place;
        }
        return passed;
    }

    /// `τ = s / (ds/dt)` from the first and the last frame, and on to the end of the clip.
    private double timeLeft() {
        double growth = seen.getLast()[0] / seen.getFirst()[0];
        double atLast = (times.getLast() - times.getFirst()) / (growth - 1);
        Film film = (Film) item.medium();
        return atLast - (film.seconds(film.frames() - 1) - times.getLast());
    }

    /// One through the size is a parabola in time; where it never gets to 0 nothing is touched.
    private boolean keepsAway() {
        int middle = seen.size() / 2;
        double t = times.get(middle) - times.getFirst();
        double u = times.getLast() - times.getFirst();
        double first = 1 / seen.getFirst()[0];
        double slope = (1 / seen.get(middle)[0] - first) / t;
        double all = (1 / seen.getLast()[0] - first) / u;
        double curve = (all - slope) / (u - t);
        double start = slope - curve * t;
        return start * start < 4 * first * curve;
    }

    private int nearest(double number) {
        int best = 0;
        for (int place = 1; place < item.choices().size(); place++) {
            best = Math.abs(Math.log(number / numberOf(place))) < Math.abs(Math.log(number / numberOf(best)))
                    ? place
                    : best;
        }
        return best;
    }

    private double numberOf(int choice) {
        return Double.parseDouble(item.choices().get(choice).japanese().replaceAll("[^0-9]", ""));
    }

    private boolean agvMovesWhileSomebodyCrosses() {
        List<double[]> crossing = seen.stream().filter(frame -> Math.abs(frame[1]) < LANE).toList();
        return Math.abs(crossing.getLast()[0] - crossing.getFirst()[0]) > 0.1;
    }

    /// A part that is nearer to its box than before is another one of its kind.
    private int oddStep() {
        int[] done = new int[10];
        double[] before = {0, 0};
        for (double[] frame : seen) {
            done[(int) frame[0]] += frame[0] > 0 && (frame[0] != before[0] || frame[1] < before[1]) ? 1 : 0;
            before = frame;
        }
        int wanted = item.question().japanese().contains("抜けている") ? 0 : 2;
        return IntStream.range(0, item.choices().size() - 1).filter(place -> done[(int) numberOf(place)] == wanted)
                .findFirst().orElse(item.choices().size() - 1);
    }

    private int firstDeviation() {
        List<Integer> order = seen.stream().map(frame -> (int) frame[0]).filter(step -> step > 0).distinct().toList();
        for (int step = 1; step <= order.size(); step++) {
            if (order.get(step - 1) != step) {
                String said = "工程" + step;
                return IntStream.range(0, item.choices().size())
                        .filter(place -> item.choices().get(place).japanese().equals(said)).findFirst().orElseThrow();
            }
        }
        return item.choices().size() - 1;
    }

    private boolean began() {
        double[] first = seen.getFirst();
        return switch (law()) {
            case PERMANENCE, GRAVITY -> first[5] == 1;
            case SOLIDITY -> firstSeen()[2] > GATE;
            case CONTINUITY -> seen.stream().anyMatch(frame -> frame[5] == 1);
            case INERTIA -> goesLow(true);
        };
    }

    private boolean ended() {
        double[] last = seen.getLast();
        return switch (law()) {
            case PERMANENCE -> last[5] == 1;
            case SOLIDITY -> last[2] > GATE;
            case CONTINUITY -> last[6] == 1 ? last[2] < GATE : last[2] > GATE;
            case GRAVITY -> last[3] < 120;
            case INERTIA -> goesLow(false);
        };
    }

    private Law law() {
        return Arrays.stream(Law.values()).filter(law -> law.number() == seen.getFirst()[0]).findFirst().orElseThrow();
    }

    private double[] firstSeen() {
        return seen.stream().filter(frame -> frame[1] == 1).findFirst().orElseThrow();
    }

    /// Whether the straight way through a frame before (or after) the cover comes out below its middle.
    private boolean goesLow(boolean before) {
        boolean mirrored = seen.getFirst()[6] == 1;
        List<double[]> half = seen.stream().filter(frame -> frame[1] == 1 && frame[2] < GATE == (before != mirrored))
                .toList();
        double[] near = before ? half.getLast() : half.getFirst();
        double[] far = before ? half.getFirst() : half.getLast();
        double slope = (near[3] - far[3]) / (near[2] - far[2]);
        double exit = near[3] + slope * ((mirrored ? 60 : 260) - near[2]);
        return exit > 128;
    }

    private double delay() {
        int broken = IntStream.range(0, seen.size()).filter(frame -> seen.get(frame)[1] >= 0.5).findFirst()
                .orElseThrow();
        int rests = IntStream.range(broken, seen.size() - 1)
                .filter(frame -> seen.get(frame)[0] == seen.get(frame + 1)[0]).findFirst().orElseThrow();
        return times.get(rests) - times.get(broken);
    }
}
