package io.hakari.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.gate.Release;
import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.records.BaselineRecord;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.MetricRecord;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// A run in the making: tasks with answers, weighed and judged as the engine would.
final class Example {
    static final String SUITE = "japanese-core";
    private static final double Z = 1.959964;

    private final String checkpoint;
    private final Map<String, List<TrialRecord>> tasks = new LinkedHashMap<>();
    private final Map<String, Boolean> lowerIsBetter = new LinkedHashMap<>();
    private Map<String, String> properties = Map.of();
    private Instant started = Instant.parse("2026-04-01T09:30:00Z");
    private String suiteDigest = digest("suite 2026.1");
    private OptionalLong limit = OptionalLong.empty();
    private List<Gate> gates = List.of();
    private Optional<Example> baseline = Optional.empty();
    private boolean judged = true;

    private Example(String checkpoint) {
        this.checkpoint = checkpoint;
    }

    static Example weighing(String checkpoint) {
        return new Example(checkpoint);
    }

    Example step(long step) {
        properties = Map.of("step", Long.toString(step), "dtype", "float32", "engine", "onnxruntime 1.29.0");
        return this;
    }

    Example started(String instant) {
        started = Instant.parse(instant);
        return this;
    }

    Example suiteDigest(String of) {
        suiteDigest = digest(of);
        return this;
    }

    Example limit(long samples) {
        limit = OptionalLong.of(samples);
        return this;
    }

    Example gates(Gate... gates) {
        this.gates = List.of(gates);
        return this;
    }

    Example against(Example baseline) {
        this.baseline = Optional.of(baseline);
        return this;
    }

    Example asHistory() {
        judged = false;
        return this;
    }

    Example lowerIsBetter(String task) {
        lowerIsBetter.put(task, true);
        return this;
    }

    /// Add a multiple choice task of which the given samples are answered right.
    Example choosing(String task, int samples, IntPredicate right) {
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.choosing(task + "/" + i, "問：机の上に鉛筆が" + (i + 2) + "（　）あります。（　）に入る助数詞はどれですか。",
                    List.of("本", "枚", "匹", "台", "冊"), "本");
            String answer = right.test(i) ? "本" : "枚";
            List<Likelihood> likelihoods = sample.choices().stream()
                    .map(choice -> new Likelihood(choice.equals(answer) ? -0.75 : -3.5 - choice.charAt(0) % 7, 1,
                            false))
                    .toList();
            Request request = new Request.Weigh(List.of(Content.text(sample.question() + "\n答：")),
                    sample.choices());
            add(task, sample, request, new Response.Weighed(likelihoods), Score.of(right.test(i), answer));
        }
        return this;
    }

    /// Add a task with free answers of which the given samples are answered right.
    Example writing(String task, int samples, IntPredicate right) {
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.asking(task + "/" + i, "令和" + (i + 1) + "年は西暦何年ですか。", Integer.toString(2019 + i));
            String answer = Integer.toString(right.test(i) ? 2019 + i : 1989 + i);
            Request request = new Request.Write(sample.input(), List.of("\n"), 32, new Sampling.Greedy());
            add(task, sample, request, new Response.Completed(answer + "年です"), Score.of(right.test(i), answer));
        }
        return this;
    }

    Example unscored(String task, int samples) {
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.asking(task + "/long/" + i, "長い問題 " + i, "はい");
            Request request = new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy());
            add(task, sample, request, new Response.Failed(Failure.TOO_LONG, "4,210 tokens do not fit 2,048"),
                    Score.unscored("the runner failed: TOO_LONG"));
        }
        return this;
    }

    Example add(String task, Sample sample, Request request, Response response, Score score) {
        List<TrialRecord> trials = tasks.computeIfAbsent(task, _ -> new ArrayList<>());
        trials.add(new TrialRecord(task, trials.size(), new Trial(sample, 1, List.of(new Exchange(request, response))),
                score));
        return this;
    }

    List<TrialRecord> journal() {
        return tasks.values().stream().flatMap(List::stream).toList();
    }

    String id() {
        return started.toString().replaceAll("[-:]|\\..*|Z", "").replace('T', '-') + "-" + SUITE + "-"
                + checkpoint.replaceAll("[^a-zA-Z0-9]+", "-");
    }

    RunRecord record() {
        List<TaskSettings> settings = tasks.keySet().stream()
                .map(task -> new TaskSettings(task, "Generated(name=" + task + ", seed=7)",
                        "MultipleChoice(before=問：, after=\\n答：)", "ChoiceScorer(RAW)", List.of("Accuracy()"),
                        "Design(repeats=1, cluster=none, slices=[])"))
                .toList();
        RunHeader header = new RunHeader(id(), started, SUITE, "2026.1", suiteDigest,
                PolicyRecord.of(Policy.of(SUITE, gates)), settings,
                new Checkpoint(checkpoint, digest(checkpoint), properties), "local:demo", 20260401, limit,
                Map.of("hakari", "0.1.0", "java", "25.0.1", "os", "Linux 6.1 amd64"));
        List<TaskRecord> records = tasks.keySet().stream().map(this::task).toList();
        return new RunRecord(header, started.plusSeconds(48), records, List.of(),
                judged ? Optional.of(judgement(records)) : Optional.empty(), journal().size(), digest(id()));
    }

    private TaskRecord task(String task) {
        List<TrialRecord> trials = tasks.getOrDefault(task, List.of());
        ContentDigest samples = new ContentDigest();
        trials.forEach(trial -> samples.add(trial.trial().sample().id()));
        long scored = trials.stream().filter(trial -> trial.score() instanceof Score.Scored).count();
        MetricRecord metric = new MetricRecord(task + "/accuracy", !lowerIsBetter.containsKey(task), estimate(trials),
                baseline.flatMap(one -> change(trials, one.tasks.getOrDefault(task, List.of()))));
        return new TaskRecord(task, samples.hex(), scored, trials.size() - scored, List.of(metric), Optional.empty());
    }

    private Judgement judgement(List<TaskRecord> records) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        records.stream().flatMap(task -> task.metrics().stream()).forEach(metric -> metric.estimate().ifPresent(
                one -> findings.put(metric.name(), new Finding(one, metric.change(), metric.higherIsBetter()))));
        Policy policy = Policy.of(SUITE, gates);
        Release release = Release.of(policy, policy.judge(new Evidence(findings)), List.of(), started);
        Verdict verdict = limit.isPresent()
                ? new Verdict.Invalid("limited to " + limit.getAsLong() + " samples per task")
                : release.verdict();
        return new Judgement(verdict, release.gates().stream().map(GateRecord::of).toList(),
                baseline.map(one -> new BaselineRecord(one.id(), one.checkpoint, digest(one.checkpoint))), List.of(),
                List.of());
    }

    /// The Wilson score interval.
    private static Optional<Estimate> estimate(List<TrialRecord> trials) {
        double[] values = trials.stream().flatMapToDouble(Example::value).toArray();
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        double p = Arrays.stream(values).sum() / n;
        double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return Optional.of(new Estimate(p,
                new Interval(Math.min(p, Math.max(0, centre - half)), Math.max(p, Math.min(1, centre + half)), 0.95), n,
                trials.size() - n, "wilson"));
    }

    private static Optional<Estimate> change(List<TrialRecord> trials, List<TrialRecord> before) {
        Map<String, Double> partners = new LinkedHashMap<>();
        before.forEach(trial -> value(trial).forEach(value -> partners.put(trial.trial().sample().id(), value)));
        double[] differences = trials.stream().flatMapToDouble(trial -> {
            Double then = partners.get(trial.trial().sample().id());
            return then == null ? DoubleStream.empty() : value(trial).map(now -> now - then);
        }).toArray();
        int n = differences.length;
        if (n == 0) {
            return Optional.empty();
        }
        double mean = Arrays.stream(differences).sum() / n;
        double variance = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / n;
        double half = Z * Math.sqrt(variance / n);
        return Optional.of(new Estimate(mean, new Interval(mean - half, mean + half, 0.95), n, trials.size() - n,
                "paired-normal"));
    }

    private static DoubleStream value(TrialRecord trial) {
        return trial.score() instanceof Score.Scored(double value, _)
                ? DoubleStream.of(value)
                : DoubleStream.empty();
    }

    static String digest(String of) {
        return new ContentDigest().add(of).hex();
    }
}
