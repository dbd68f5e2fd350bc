package io.hakari.reports;

import static io.hakari.suite.Gates.atLeast;
import static io.hakari.suite.Gates.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.gate.Gate;
import io.hakari.gate.Plan;
import io.hakari.gate.Points;
import io.hakari.gate.Policy;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Summary;
import io.hakari.records.LookRecord;
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
        write(folder, "factory", factory(0.0, 0), 300);
        write(folder, "factory-fail", factory(0.3, 9), 300);
        write(folder, "waiver", waiver(), 300);
        write(folder, "looks", looks(), 300);
        write(folder, "episodes", List.of(EpisodeExample.run()), 300);
        write(folder, "other-questions", otherQuestions(), 300);
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
            Example one = weighed(String.format(Locale.ROOT, "demo-%04d", STEPS[i]), STEPS[i], i, 0, samples)
                    .started("2026-04-01T0" + i + ":30:00Z").asHistory();
            all.add(all.isEmpty() ? one : one.after(all.getLast()));
        }
        all.add(candidate(loss, unscored, samples).against(all.getLast()).after(all.getLast()));
        return all;
    }

    /// A factory's suite: a safety limit, the worst group of sites, a plan, and samples that come in scenes.
    static List<Example> factory(double loss, int violations) {
        Example before = factory("arm-0900", 900, 0, 0, i -> false).started("2026-05-01T01:00:00Z")
                .software("0.1.0").asHistory();
        Example between = factory("arm-1800", 1800, 0.02, 0, i -> false).started("2026-05-08T01:00:00Z")
                .after(before).asHistory();
        Example now = factory("arm-2700", 2700, 0.02, loss, i -> i % 331 == 7 && i / 331 < violations)
                .started("2026-05-15T01:00:00Z").against(between).after(between).software("0.2.0")
                .summaries(Summary.macro("factory", "scenes/accuracy", "tools/accuracy"))
                .gates(metric("hazards/violations").keepsSafetyLimit(0.001).withZeroTolerance().critical(),
                        metric("scenes/accuracy").inEvery("site").staysAbove(0.6),
                        metric("scenes/accuracy").isNoWorseThanBaseline().byMoreThan(Points.points(6))
                                .planned(Plan.power(0.8, 0.3)),
                        metric("tools/accuracy").isBetterThanBaseline().advisory(),
                        metric("overall/factory").staysAbove(0.75),
                        atLeast(1, metric("scenes/accuracy").staysAbove(0.7),
                                metric("tools/accuracy").staysAbove(0.7)));
        return List.of(before, between, now);
    }

    private static Example factory(String name, int step, double gain, double loss, IntPredicate violated) {
        String[] sites = {"welding", "painting", "assembly", "packing", "warehouse"};
        return Example.weighing(name).suite("factory-safety").step(step).violations("hazards")
                .judging("hazards", 4_000, _ -> Map.of(), violated)
                .sliced("scenes", "site").clustered("scenes", "scene")
                .judging("scenes", 1_200,
                        i -> Map.of("site", sites[i % sites.length], "scene", "s" + i / 20),
                        i -> answered(1, step, 0.88 + gain - (i % sites.length == 1 ? loss : 0)).test(i))
                .judging("tools", 400, _ -> Map.of(), answered(2, step, 0.85 + 2 * gain));
    }

    /// A release that passes with one gate waived by two people, and another waiver that is over.
    static List<Example> waiver() {
        List<Example> all = new ArrayList<>(series(0.1, 0, 400));
        Example candidate = all.getLast();
        Gate waived = metric("kanji-sums/accuracy").staysAbove(0.9);
        Gate late = metric("hazards/accuracy").staysAbove(0.5);
        candidate.gates(metric("counters/accuracy").staysAbove(0.7), metric("era-years/accuracy").staysAbove(0.7),
                waived,
                late);
        String digest = Example.digest("demo-3000");
        candidate.waivers(
                new Waiver(waived.rule(), digest, candidate.policyDigest(), "開発一課 佐藤", "品質保証 高橋",
                        "漢数字の計算は今回の出荷先では使わない。次の版で学習データを入れ替える（案件 214）。", Instant.parse("2026-03-30T00:00:00Z"),
                        Instant.parse("2026-04-20T00:00:00Z"), OptionalDouble.of(0.5)),
                new Waiver(late.rule(), digest, candidate.policyDigest(), "開発一課 佐藤", "開発一課 佐藤", "念のため",
                        Instant.parse("2026-03-30T00:00:00Z"), Instant.parse("2026-04-20T00:00:00Z"),
                        OptionalDouble.empty()));
        return all;
    }

    /// A run that could have looked three times and had decided at the second.
    static List<Example> looks() {
        List<Example> all = new ArrayList<>(series(0, 0, 300));
        Example candidate = all.getLast();
        candidate
                .policy(new Policy("release 2026", Terms.USUAL, List.of(0.25, 0.6, 1.0),
                        List.of(metric("counters/accuracy").staysAbove(0.8),
                                metric("era-years/accuracy").staysAbove(0.7),
                                metric("readings/accuracy").isNoWorseThanBaseline().byMoreThan(Points.points(8)))))
                .looks(new LookRecord(0.25, 0.0001, 0.0001, 675, new Verdict.Undecided("1 of 3 gates undecided")),
                        new LookRecord(0.6, 0.0076, 0.0076, 1_620, new Verdict.Pass("3 of 3 gates passed")));
        return all;
    }

    /// A run whose baseline was asked other questions: nothing to compare, and nothing to join.
    static List<Example> otherQuestions() {
        Example before = Example.weighing("demo-2200").step(2200).started("2026-03-01T00:00:00Z")
                .suiteDigest("suite 2025.9").writing("era-years", 90, answered(1, 2200, 0.9))
                .judging("readings", 90, _ -> Map.of(), answered(3, 2200, 0.8)).asHistory();
        Example after = Example.weighing("demo-3000").step(3000).writing("era-years", 120, answered(1, 3000, 0.9))
                .choosing("readings", 120, answered(3, 3000, 0.8)).against(before).runner("grpc runner-2")
                .gates(metric("era-years/accuracy").staysAbove(0.7),
                        metric("readings/accuracy").isNoWorseThanBaseline().byMoreThan(Points.points(5)));
        return List.of(before, after);
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
