package io.hakari.records;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.gate.Importance;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// Headers, trials and records of every kind there is.
final class Examples {
    static final String DIGEST = "0123456789abcdef".repeat(4);
    static final Sample CHOICES = Sample.choosing("counters/17", "本を二（　）買った。", List.of("冊", "枚", "本", "台", "匹"), "冊");

    private Examples() {
    }

    static RunHeader header(String id) {
        TaskSettings counters = new TaskSettings("counters", "Counters(seed=7)",
                "MultipleChoice(before=問：, after=\\n答：)",
                "Choice()", List.of("Accuracy()"), "Design(repeats=1, cluster=none, slices=[])");
        return new RunHeader(id, Instant.parse("2026-04-01T00:30:00.123456789Z"), "japanese-core", "2026.1", DIGEST,
                new PolicyRecord("japanese-core", DIGEST, Terms.USUAL, List.of(1.0),
                        List.of("counters/accuracy stays above 70 %", "media/accuracy stays above 1 %")),
                List.of(counters), new Checkpoint("demo-3000", DIGEST, Map.of("step", "3000", "dtype", "float32")),
                "local:demo", 20260401, OptionalLong.of(500), Map.of("java", "25.0.3", "hakari", "0.1.0"));
    }

    static TrialRecord trial(long ordinal) {
        return trial("counters", ordinal, 1, Score.of(true, "冊"));
    }

    static TrialRecord trial(String task, long ordinal, int attempt, Score score) {
        Sample sample = new Sample(sampleId(ordinal), task + "/" + ordinal, CHOICES.input(), CHOICES.choices(),
                CHOICES.targets(), Map.of());
        return new TrialRecord(task, ordinal, new Trial(sample, attempt, List.of(weighed(sample))), score);
    }

    static TrialRecord failed(String task, long ordinal, Failure failure) {
        Sample sample = trial(ordinal).trial().sample();
        Exchange exchange = new Exchange(weigh(sample), new Response.Failed(failure, "runner said so"));
        return new TrialRecord(task, ordinal, new Trial(sample, 1, List.of(exchange)),
                Score.unscored("runner said so"));
    }

    static String sampleId(long ordinal) {
        return String.format(Locale.ROOT, "%032x", ordinal * 0x9E3779B97F4A7C15L);
    }

    static Exchange weighed(Sample sample) {
        return new Exchange(weigh(sample), new Response.Weighed(List.of(new Likelihood(-0.25, 1, true),
                new Likelihood(-3.5, 1, false), new Likelihood(-1e-7, 2, false),
                new Likelihood(Double.NEGATIVE_INFINITY, 1, false), new Likelihood(0.0, 3, false))));
    }

    private static Request weigh(Sample sample) {
        return new Request.Weigh(
                List.of(Content.text("問："), sample.input().getFirst(), Content.text("\n答：")), sample.choices());
    }

    /// One trial for each kind of content, request, response and score.
    static List<TrialRecord> ofEveryKind() {
        Blob blob = new Blob(DIGEST, "image/png", 70);
        List<Content> media = List.of(new Content.Image(blob), Content.text("何が見えますか。"), new Content.Video(blob),
                new Content.Audio(blob));
        Sample shown = Sample.of("media/1", media, List.of(), List.of("猫", "ねこ"))
                .with(Map.of("level", "3", "area", "安全", "分野", "視覚"));
        Request greedy = new Request.Write(shown.input(), List.of(), 1, new Sampling.Greedy());
        Request drawn = new Request.Write(List.of(Content.text("別の問い")), List.of("\n", "。"), 64,
                new Sampling.Random(0.7, 0.95, -5));
        Request other = new Request.Weigh(List.of(), List.of("はい", "いいえ"));
        return List.of(
                new TrialRecord("counters", 0, new Trial(CHOICES, 1, List.of(weighed(CHOICES))), Score.of(true, "冊")),
                new TrialRecord("media", 0,
                        new Trial(shown, 2,
                                List.of(new Exchange(drawn, new Response.Truncated("まだ書いて")),
                                        new Exchange(other, new Response.Weighed(List.of(new Likelihood(-1, 1, true),
                                                new Likelihood(-2, 4, false)))),
                                        new Exchange(greedy, new Response.Completed("猫 🐈 \"\\\n\t")))),
                        Score.of(0.123456789012345, "猫 🐈")),
                new TrialRecord("media", 1,
                        new Trial(shown, 1,
                                List.of(new Exchange(greedy, new Response.Failed(Failure.TOO_LONG, "4097 tokens")))),
                        Score.unscored("4097 tokens")));
    }

    static List<TaskRecord> tasks() {
        Estimate bounded = new Estimate(0.84, new Interval(0.8, 0.87, 0.95), 500, 3, "wilson");
        Estimate open = new Estimate(-0.02, new Interval(Double.NEGATIVE_INFINITY, 0.01, 0.95), 498, 0, "newcombe");
        return List.of(
                new TaskRecord("counters", DIGEST, 500, 3,
                        List.of(new MetricRecord("counters/accuracy", true, Optional.of(bounded), Optional.of(open)),
                                new MetricRecord("counters/f1", true, Optional.empty(), Optional.empty())),
                        Optional.empty()),
                new TaskRecord("media", DIGEST, 0, 0, List.of(), Optional.of("dataset [media] is broken")));
    }

    static Judgement judgement(Verdict verdict) {
        return new Judgement(verdict,
                List.of(new GateRecord("Floor", "counters/accuracy", 0.7, "counters/accuracy stays above 70 %",
                        verdict),
                        new GateRecord("Floor", "media/accuracy", 0.01, "media/accuracy stays above 1 %",
                                new Verdict.Invalid("no task measured [media/accuracy]"))),
                Optional.of(new BaselineRecord("20260301-000000-japanese-core-demo-1500", "demo-1500", DIGEST)),
                List.of(),
                List.of());
    }

    /// What format 1 did not know, each member at least once.
    static List<TaskRecord> tasksOfFormat2() {
        Estimate clustered = new Estimate(0.84, new Interval(0.78, 0.89, 0.95), 500, 3, 41, "wilson");
        Estimate open = new Estimate(-0.02, new Interval(Double.NEGATIVE_INFINITY, 0.01, 0.95), 498, 0, 40, "newcombe");
        Estimate risen = new Estimate(0.01, new Interval(-0.01, Double.POSITIVE_INFINITY, 0.95), 500, 0, "newcombe");
        List<SliceRecord> slices = List.of(
                new SliceRecord("level", "1", Optional.of(clustered), Optional.of(open)),
                new SliceRecord("level", "分野", Optional.empty(), Optional.empty()));
        return List.of(new TaskRecord("counters", DIGEST, 500, 3,
                List.of(new MetricRecord("counters/accuracy", true, Optional.of(clustered), Optional.of(open),
                        Optional.of(risen), slices, OptionalDouble.of(0.004))),
                Optional.empty()));
    }

    static List<MetricRecord> summaries() {
        Estimate macro = new Estimate(0.7, new Interval(0.65, 0.75, 0.95), 900, 3, 441, "macro-mover");
        return List.of(new MetricRecord("overall/japanese", true, Optional.of(macro), Optional.empty()),
                new MetricRecord("overall/all", true, Optional.empty(), Optional.empty()));
    }

    static Judgement judgementOfFormat2() {
        Estimate seen = new Estimate(0.64, new Interval(Double.NEGATIVE_INFINITY, 0.69, 0.9), 500, 3, 41, "wilson");
        Waiver waiver = new Waiver("counters/accuracy stays above 70 %", DIGEST, DIGEST, "佐藤", "鈴木", "fixed in 3001",
                Instant.parse("2026-03-30T00:00:00Z"), Instant.parse("2026-04-20T00:00:00Z"), OptionalDouble.of(0.6));
        return new Judgement(new Verdict.Pass("1 of 1 gate passed, 1 waived"),
                List.of(new GateRecord("Floor", "counters/accuracy", 0.7, waiver.gate(),
                        new Verdict.Fail("counters/accuracy is at most 69 %"), Importance.REQUIRED, Optional.of(seen),
                        OptionalDouble.of(0.01), Optional.empty(), Optional.of(waiver), List.of()),
                        new GateRecord("NoWorseThanBaseline", "counters/accuracy", -0.02,
                                "counters/accuracy is no worse than baseline by more than 2 points",
                                new Verdict.Pass("the change is between -1.0 points and +1.0 points"),
                                Importance.CRITICAL, Optional.empty(), OptionalDouble.empty(),
                                Optional.of("483 pairs: deviation 0.2, margin 2 points"), Optional.empty(),
                                List.of("the gate is critical"))),
                Optional.of(new BaselineRecord("20260301-000000-japanese-core-demo-1500", "demo-1500", DIGEST)),
                List.of(new LookRecord(0.5, 0.0026, 0.0026, 250, new Verdict.Undecided("1 of 2 gates undecided")),
                        new LookRecord(1, 0.048, 0.048, 503, new Verdict.Pass("1 of 1 gate passed, 1 waived"))),
                List.of("candidate and baseline were weighed by Hakari 0.2.0 and 0.1.0"));
    }
}
