package io.hakari.suites.vision.generated.still;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import io.hakari.suites.vision.generated.Dice;
import io.hakari.suites.vision.generated.Difficulty;

/// A robot's area behind a line on the floor, its signal lamp, and workers with numbers.
///
/// @param front where the line crosses the left edge of the picture, in pixels from the top
/// @param slope by which it rises to the right, in pixels for each pixel
/// @param lamp  that is lit
/// @param seed  of the noise
record RobotArea(double front, double slope, Lamp lamp, List<Worker> workers, double arm, boolean coarse, long seed) {
    static final int WIDTH = 448;
    static final int HEIGHT = 352;
    private static final double BACK = 128;
    private static final double LINE = 7;
    private static final double HIGH = 112;
    private static final List<Color> CLOTHES = List.of(new Color(0x5C7391), new Color(0x7C8467), new Color(0x866F7E));

    /// The signal lamp.
    enum Lamp {
        GREEN, YELLOW, RED
    }

    /// @param x      between the feet
    /// @param beyond how far the soles stand before the line, in pixels; below 0 they are in the area
    record Worker(double x, double beyond, Person.Head head, boolean vest, Color clothes) {

        Worker at(double beyond) {
            return new Worker(x, beyond, head, vest, clothes);
        }

        Worker wearing(Person.Head head) {
            return new Worker(x, beyond, head, vest, clothes);
        }

        boolean isInside() {
            return beyond < 0;
        }

        boolean isUnsafe() {
            return isInside() || head != Person.Head.HELMET;
        }
    }

    /// Return how far feet stand from the line, in pixels from its edge.
    static double distance(Difficulty difficulty) {
        return difficulty.of(34.0, 18.0, 6.0);
    }

    /// Draw an area with workers who all do right.
    static RobotArea safe(Dice dice, Difficulty difficulty, int count) {
        double step = (WIDTH - 40.0) / count;
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = 20 + step * (i + 0.5 + dice.real(-0.08, 0.08));
            workers.add(new Worker(x, outside(dice, difficulty), Person.Head.HELMET, dice.between(0, 2) > 0,
                    dice.one(CLOTHES)));
        }
        double slope = dice.real(-0.05, 0.05);
        return new RobotArea(272 + slope * WIDTH / 2 + dice.real(-6, 6), slope, Lamp.GREEN, workers, dice.real(-50, 50),
                difficulty == Difficulty.HARD, dice.chance().nextLong());
    }

    /// Return a place before the line; its nearness is that of places behind it.
    static double outside(Dice dice, Difficulty difficulty) {
        return LINE / 2 + distance(difficulty) + dice.real(0, 8);
    }

    RobotArea with(int number, Worker worker) {
        List<Worker> changed = new ArrayList<>(workers);
        changed.set(number, worker);
        return new RobotArea(front, slope, lamp, changed, arm, coarse, seed);
    }

    RobotArea lit(Lamp lamp) {
        return new RobotArea(front, slope, lamp, workers, arm, coarse, seed);
    }

    /// Return the height of a worker's soles.
    double soles(Worker worker) {
        return front - slope * worker.x() + worker.beyond();
    }

    SortedMap<String, String> state() {
        TreeMap<String, String> state = new TreeMap<>();
        state.put("lamp", lamp.name());
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            state.put("worker/" + (i + 1) + "/beyond", String.format(Locale.ROOT, "%.2f", worker.beyond()));
            state.put("worker/" + (i + 1) + "/x", String.format(Locale.ROOT, "%.2f", worker.x()));
            state.put("worker/" + (i + 1) + "/soles", String.format(Locale.ROOT, "%.2f", soles(worker)));
            state.put("worker/" + (i + 1) + "/head", worker.head().name());
            state.put("worker/" + (i + 1) + "/vest", worker.vest() ? "yes" : "no");
        }
        return state;
    }

    Sketch sketch() {
        return new Sketch(WIDTH, HEIGHT, Paint.WALL, this::draw);
    }

    private void draw(Canvas canvas) {
        canvas.box(0, 104, WIDTH, HEIGHT - 104, Paint.FLOOR);
        canvas.box(0, 101, WIDTH, 5, Paint.DARK);
        double end = front - slope * WIDTH;
        canvas.polygon(new Color(0xC9BE93), 40, BACK, WIDTH - 40, BACK, WIDTH, BACK + 60, WIDTH, end, 0, front, 0,
                BACK + 60);
        canvas.line(0, front, WIDTH, end, LINE, Paint.YELLOW);
        robot(canvas);
        tower(canvas);
        canvas.box(6, 6, 150, 28, Paint.WHITE);
        canvas.words("協働ロボット区域", 18, 81, 20, Paint.BLACK);
        workers.stream().sorted(Comparator.comparingDouble(this::soles)).forEach(worker -> person(canvas, worker));
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            double y = soles(worker) - HIGH - 16;
            canvas.disc(worker.x(), y, 14, Paint.WHITE);
            canvas.ring(worker.x(), y, 14, 2, Paint.BLACK);
            canvas.words(Integer.toString(i + 1), 22, worker.x(), y, Paint.BLACK);
        }
        Scan.grain(canvas, seed, coarse);
    }

    private void person(Canvas canvas, Worker worker) {
        new Person(worker.x(), soles(worker), HIGH, worker.head(), worker.vest(), worker.clothes())
                .draw(canvas, new AffineTransform(), Paint.WHITE);
    }

    private void robot(Canvas canvas) {
        double x = WIDTH / 2.0 + arm;
        canvas.box(x - 30, BACK + 22, 60, 26, Paint.DARK);
        canvas.line(x, BACK + 26, x - 26, BACK - 42, 20, new Color(0xE58A1F));
        canvas.line(x - 26, BACK - 42, x + 40, BACK - 74, 15, new Color(0xE58A1F));
        canvas.line(x + 40, BACK - 74, x + 58, BACK - 44, 9, Paint.DARK);
        canvas.disc(x - 26, BACK - 42, 13, Paint.DARK);
        canvas.disc(x + 40, BACK - 74, 9, Paint.DARK);
    }

    private void tower(Canvas canvas) {
        double x = WIDTH - 34;
        canvas.box(x - 4, 62, 8, 52, Paint.DARK);
        light(canvas, x, 6, new Color(0xFF2A20), new Color(0x5E2A28), lamp == Lamp.RED);
        light(canvas, x, 25, new Color(0xFFD21F), new Color(0x5C5228), lamp == Lamp.YELLOW);
        light(canvas, x, 44, new Color(0x2DE35A), new Color(0x234B2F), lamp == Lamp.GREEN);
    }

    private static void light(Canvas canvas, double x, double y, Color on, Color off, boolean lit) {
        if (lit) {
            canvas.box(x - 22, y - 1, 44, 19, new Color(on.getRed(), on.getGreen(), on.getBlue(), 90));
        }
        canvas.box(x - 13, y, 26, 17, lit ? on : off);
    }
}
