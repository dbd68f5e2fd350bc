package io.hakari.reports;

import static io.hakari.suite.Gates.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.gate.Points;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// Pages of every kind, to be looked at; run by hand with a folder to write to.
final class Gallery {
    private static final int[] STEPS = {150, 300, 600, 1000, 1500, 2200, 3000};
    private static final String[] TASKS = {"counters", "era-years", "kanji-sums", "readings", "honorifics", "particles",
            "pointing-calls", "hazards", "site-sense"};

    private Gallery() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        write(folder, "pass", series(0, 0, 150), 300);
        write(folder, "fail", series(0.18, 0, 150), 300);
        write(folder, "undecided", series(0.1, 0, 150), 300);
        write(folder, "invalid", series(0, 9, 150), 300);
        write(folder, "hostile", hostile(), 300);
        write(folder, "single", List.of(candidate(0, 0, 150).asHistory()), 300);
        write(folder, "large", series(0.18, 3, 400), 300);
    }

    private static void write(Path folder, String name, List<Example> examples, int most) throws Exception {
        MemoryArchive archive = new MemoryArchive();
        examples.forEach(example -> archive.add(example.record(), example.journal()));
        long begun = System.nanoTime();
        String page = Page.of(Weighing.read(archive, examples.getLast().record(), most));
        long spent = System.nanoTime() - begun;
        Files.writeString(folder.resolve(name + ".html"), page);
        System.out.printf(Locale.ROOT, "%s %,d bytes %d ms%n", name, Files.size(folder.resolve(name + ".html")),
                spent / 1_000_000);
    }

    static List<Example> series(double loss, int unscored, int samples) {
        List<Example> all = new ArrayList<>();
        for (int i = 0; i < STEPS.length - 1; i++) {
            all.add(weighed(String.format(Locale.ROOT, "demo-%04d", STEPS[i]), STEPS[i], i, 0, samples)
                    .started("2026-04-01T0" + i + ":30:00Z").asHistory());
        }
        all.add(candidate(loss, unscored, samples).against(all.getLast()));
        return all;
    }

    private static Example candidate(double loss, int unscored, int samples) {
        Example candidate = weighed("demo-3000", 3000, STEPS.length - 1, loss, samples);
        if (unscored > 0) {
            candidate.unscored("hazards", unscored);
        }
        return candidate.gates(metric("counters/accuracy").staysAbove(0.8),
                metric("era-years/accuracy").staysAbove(0.7),
                metric("kanji-sums/accuracy").isNoWorseThanBaseline().byMoreThan(Points.points(8)),
                metric("readings/accuracy").isNoWorseThanBaseline().byMoreThan(Points.points(8)),
                metric("hazards/accuracy").staysAbove(0.5),
                metric("site-sense/accuracy").staysBelow(0.999));
    }

    private static Example weighed(String name, int step, int place, double loss, int samples) {
        Example example = Example.weighing(name).step(step);
        for (int task = 0; task < TASKS.length; task++) {
            double skill = 0.2 + 0.77 / (1 + Math.exp(-(place - task * 0.5) * 1.6));
            double share = TASKS[task].equals("kanji-sums") || TASKS[task].equals("counters") ? skill - loss : skill;
            IntPredicate right = answered(task, step, share);
            if (task % 3 == 1) {
                example.writing(TASKS[task], samples, right);
            } else {
                example.choosing(TASKS[task], samples, right);
            }
        }
        return example;
    }

    /// Answer the same samples right as an earlier checkpoint, with a few that change.
    private static IntPredicate answered(int task, int step, double share) {
        return i -> {
            int stable = Math.floorMod(Example.digest(task + "/" + i).hashCode(), 1000);
            int noise = Math.floorMod(Example.digest(step + "/" + task + "/" + i).hashCode(), 41) - 20;
            return stable + noise < share * 1000;
        };
    }

    static List<Example> hostile() {
        String evil = "</script><img src=x onerror=alert(1)>\"'&lt;<!-- \u202Eabc\u202C \u0000\u0007\u001b[31m \u2028 \uD800 \uFFFE ]]>";
        Example before = Example.weighing("x</title>\u202E.exe").step(1).started("2026-03-01T00:00:00Z").asHistory();
        Example after = Example.weighing("<b>evil</b> 'ckpt'; rm -rf /").step(2).against(before)
                .gates(metric("hostile/accuracy").staysAbove(0.2));
        for (Example one : List.of(before, after)) {
            for (int i = 0; i < 12; i++) {
                String text = i == 3
                        ? "あ".repeat(20_000)
                        : i == 4 ? "x".repeat(3_000) : i == 5 ? "مرحبا بالعالم " + i : evil + i;
                Sample sample = Sample.choosing("<i>" + i, text, List.of(text + "A", evil), text + "A");
                one.add("hostile", sample, new Request.Write(sample.input(), List.of(), 8, new Sampling.Greedy()),
                        new Response.Completed(text + "\n\n\t" + evil),
                        Score.of(i % 3 != 0 || one == before, text + "A"));
            }
        }
        return List.of(before, after);
    }
}
