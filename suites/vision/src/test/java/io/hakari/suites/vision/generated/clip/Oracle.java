package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;

/// Eyes that see perfectly but not everything, and learn from 3,000 items what the answers of 3,000 others are.
final class Oracle {
    private static final int ITEMS = 3000;

    private Oracle() {
    }

    /// Return the best accuracy from one frame: the first, the last, or one at a quarter, the middle or three quarters.
    static double ofOneFrame(VisualFamily family, Difficulty difficulty) {
        double best = 0;
        for (double place : new double[]{0, 0.25, 0.5, 0.75, 1}) {
            best = Math.max(best,
                    accuracy(family, difficulty, film -> film.visible((int) (place * (film.frames() - 1)))));
        }
        return best;
    }

    /// Return the accuracy from all frames without their order: of each number mean, spread and extremes.
    static double ofShuffledFrames(VisualFamily family, Difficulty difficulty) {
        return accuracy(family, difficulty, Oracle::unordered);
    }

    /// What an eye makes of a film.
    interface Eye {
        double[] look(Film film);
    }

    static double accuracy(VisualFamily family, Difficulty difficulty, Eye eye) {
        Seen learnt = seen(family, difficulty, Draw.Use.TRAINING, eye);
        Seen asked = seen(family, difficulty, Draw.Use.EVALUATION, eye);
        return Trees.learnt(learnt.rows, learnt.labels).accuracy(asked.rows, asked.labels);
    }

    private record Seen(List<double[]> rows, List<Integer> labels) {}

    private static Seen seen(VisualFamily family, Difficulty difficulty, Draw.Use use, Eye eye) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (long number = 0; rows.size() < ITEMS; number++) {
            for (VisualItem item : family.group(Draw.of(Draw.PUBLIC, use, family, difficulty, number), difficulty)) {
                rows.add(eye.look((Film) item.medium()));
                labels.add(item.choices().indexOf(item.answers().getFirst()));
            }
        }
        return new Seen(rows, labels);
    }

    private static double[] unordered(Film film) {
        double[][] frames = new double[film.frames()][];
        Arrays.setAll(frames, film::visible);
        int width = frames[0].length;
        double[] seen = new double[4 * width];
        for (int column = 0; column < width; column++) {
            int at = column;
            ToDoubleFunction<double[]> number = frame -> frame[at];
            double mean = Arrays.stream(frames).mapToDouble(number).average().orElse(0);
            seen[4 * column] = mean;
            seen[4 * column + 1] = Arrays.stream(frames).mapToDouble(number).map(x -> (x - mean) * (x - mean)).sum();
            seen[4 * column + 2] = Arrays.stream(frames).mapToDouble(number).min().orElse(0);
            seen[4 * column + 3] = Arrays.stream(frames).mapToDouble(number).max().orElse(0);
        }
        return seen;
    }
}
