package io.hakari.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
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
import io.hakari.gate.Plan;
import io.hakari.gate.Policy;
import io.hakari.gate.Release;
import io.hakari.gate.Ruling;
import io.hakari.gate.Statistician;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Summary;
import io.hakari.records.BaselineRecord;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.SliceRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.paired.Means;
import io.hakari.scorers.statistics.proportion.Proportions;

/// A run in the making: tasks with answers, weighed and judged as the engine would.
final class Example {
    static final String SUITE = "japanese-core";
    private static final double CONFIDENCE = 0.95;

    private final String checkpoint;
    private String suite = SUITE;
    private final Map<String, List<TrialRecord>> tasks = new LinkedHashMap<>();
    private final Map<String, Boolean> lowerIsBetter = new LinkedHashMap<>();
    private Map<String, String> properties = Map.of();
    private Instant started = Instant.parse("2026-04-01T09:30:00Z");
    private String suiteDigest = digest("suite 2026.1");
    private OptionalLong limit = OptionalLong.empty();
    private Policy policy = Policy.of(SUITE, List.of());
    private List<Waiver> waivers = List.of();
    private List<LookRecord> looks = List.of();
    private List<String> notes = List.of();
    private List<Summary> summaries = List.of();
    private Map<String, String> software = Map.of("hakari", "0.1.0", "java", "25.0.1", "os", "Linux 6.1 amd64");
    private String runner = "local:demo";
    private final Map<String, String> slices = new LinkedHashMap<>();
    private final Map<String, String> clusters = new LinkedHashMap<>();
    private final Map<String, String> metrics = new LinkedHashMap<>();
    private Optional<Example> baseline = Optional.empty();
    private Optional<Example> previous = Optional.empty();
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

    Example suite(String name) {
        suite = name;
        return this;
    }

    Example gates(Gate... gates) {
        return policy(Policy.of(suite, List.of(gates)));
    }

    Example policy(Policy policy) {
        this.policy = policy;
        return this;
    }

    /// Return the digest of the policy, as a waiver names it.
    String policyDigest() {
        return PolicyRecord.of(policy).digest();
    }

    Example waivers(Waiver... waivers) {
        this.waivers = List.of(waivers);
        return this;
    }

    Example looks(LookRecord... looks) {
        this.looks = List.of(looks);
        return this;
    }

    Example notes(String... notes) {
        this.notes = List.of(notes);
        return this;
    }

    Example summaries(Summary... summaries) {
        this.summaries = List.of(summaries);
        return this;
    }

    Example software(String hakari) {
        software = Map.of("hakari", hakari, "java", "25.0.1", "os", "Linux 6.1 amd64");
        return this;
    }

    Example runner(String runner) {
        this.runner = runner;
        return this;
    }

    Example after(Example previous) {
        this.previous = Optional.of(previous);
        return this;
    }

    /// Measure a task for each value of an attribute of its samples, too.
    Example sliced(String task, String attribute) {
        slices.put(task, attribute);
        return this;
    }

    Example clustered(String task, String attribute) {
        clusters.put(task, attribute);
        return this;
    }

    /// Measure the rate of violations of a task, with an exact interval.
    Example violations(String task) {
        metrics.put(task, "violations");
        return lowerIsBetter(task);
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

    /// Add a task whose samples have attributes by their place.
    Example judging(String task, int samples, Function<Integer, Map<String, String>> attributes, IntPredicate one) {
        for (int i = 0; i < samples; i++) {
            Sample sample = Sample.asking(task + "/" + i, "作業指示 " + (i + 1) + " の場面で、次の動作は安全ですか。", "はい")
                    .with(attributes.apply(i));
            Request request = new Request.Write(sample.input(), List.of("\n"), 32, new Sampling.Greedy());
            String answer = one.test(i) ? "はい" : "いいえ";
            add(task, sample, request, new Response.Completed(answer), Score.of(one.test(i), answer));
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
        return add(task, new Trial(sample, 1, List.of(new Exchange(request, response))), score);
    }

    Example add(String task, Trial trial, Score score) {
        List<TrialRecord> trials = tasks.computeIfAbsent(task, _ -> new ArrayList<>());
        trials.add(new TrialRecord(task, trials.size(), trial, score));
        return this;
    }

    List<TrialRecord> journal() {
        return tasks.values().stream().flatMap(List::stream).toList();
    }

    String id() {
        return started.toString().replaceAll("[-:]|\\..*|Z", "").replace('T', '-') + "-" + suite + "-"
                + checkpoint.replaceAll("[^a-zA-Z0-9]+", "-");
    }

    RunRecord record() {
        List<TaskSettings> settings = tasks.keySet().stream()
                .map(task -> new TaskSettings(task, "Generated(name=" + task + ", seed=7)",
                        "MultipleChoice(before=問：, after=\\n答：)", "ChoiceScorer(RAW)", List.of("Accuracy()"),
                        "Design(repeats=1, cluster=" + clusters.getOrDefault(task, "none") + ", slices=["
                                + slices.getOrDefault(task, "") + "])"))
                .toList();
        RunHeader header = new RunHeader(id(), started, suite, "2026.1", suiteDigest, PolicyRecord.of(policy),
                settings, new Checkpoint(checkpoint, digest(checkpoint), properties), runner, 20260401, limit,
                software);
        Map<String, Finding> findings = new LinkedHashMap<>();
        List<TaskRecord> records = tasks.keySet().stream().map(task -> task(task, findings)).toList();
        List<MetricRecord> overall = summaries.stream().map(summary -> summary(summary, findings)).toList();
        return new RunRecord(header, started.plusSeconds(48), records, overall,
                judged ? Optional.of(judgement(findings)) : Optional.empty(), journal().size(), digest(id()));
    }

    private String metric(String task) {
        return task + "/" + metrics.getOrDefault(task, "accuracy");
    }

    private TaskRecord task(String task, Map<String, Finding> findings) {
        List<TrialRecord> trials = trials(task);
        ContentDigest samples = new ContentDigest();
        trials.forEach(trial -> samples.add(trial.trial().sample().id()));
        long scored = trials.stream().filter(trial -> trial.score() instanceof Score.Scored).count();
        Map<String, Finding> parts = parts(task, trials);
        Optional<Finding> whole = finding(task, trials);
        whole.map(one -> parts.isEmpty() ? one : one.sliced(Map.of(slices.getOrDefault(task, ""), parts)))
                .ifPresent(one -> findings.put(metric(task), one));
        MetricRecord metric = new MetricRecord(metric(task), !lowerIsBetter.containsKey(task),
                whole.map(Finding::value).map(Example::shown), whole.flatMap(Finding::change).map(Example::shown),
                previous.flatMap(one -> change(task, trials, one.trials(task))).map(Example::shown),
                parts.entrySet().stream()
                        .map(part -> new SliceRecord(slices.getOrDefault(task, ""), part.getKey(),
                                Optional.of(shown(part.getValue().value())),
                                part.getValue().change().map(Example::shown)))
                        .toList(),
                OptionalDouble.empty());
        return new TaskRecord(task, samples.hex(), scored, trials.size() - scored, List.of(metric), Optional.empty());
    }

    private List<TrialRecord> trials(String task) {
        return tasks.getOrDefault(task, List.of());
    }

    private Map<String, Finding> parts(String task, List<TrialRecord> trials) {
        Map<String, List<TrialRecord>> groups = new TreeMap<>();
        if (slices.containsKey(task)) {
            trials.forEach(trial -> groups.computeIfAbsent(
                    trial.trial().sample().attributes().getOrDefault(slices.get(task), "–"), _ -> new ArrayList<>())
                    .add(trial));
        }
        Map<String, Finding> parts = new LinkedHashMap<>();
        groups.forEach((name, group) -> finding(task, group).ifPresent(one -> parts.put(name, one)));
        return parts;
    }

    private Optional<Finding> finding(String task, List<TrialRecord> trials) {
        return measure(task, trials).map(value -> new Finding(value,
                baseline.flatMap(one -> change(task, trials, one.trials(task))), !lowerIsBetter.containsKey(task)));
    }

    private static Estimate shown(Measurement measurement) {
        return measurement.at(CONFIDENCE);
    }

    private MetricRecord summary(Summary summary, Map<String, Finding> findings) {
        Optional<Measurement> value = summary.combine(name -> Optional.ofNullable(findings.get(name))
                .map(Finding::value));
        Optional<Measurement> change = summary.combine(name -> Optional.ofNullable(findings.get(name))
                .flatMap(Finding::change).map(Measurement.class::cast));
        value.ifPresent(one -> findings.put(summary.fullName(), new Finding(one, change, true)));
        return new MetricRecord(summary.fullName(), true, value.map(Example::shown), change.map(Example::shown));
    }

    private Judgement judgement(Map<String, Finding> findings) {
        Terms terms = looks.isEmpty()
                ? policy.terms()
                : policy.terms().spending(looks.getLast().alphaPass(), looks.getLast().alphaFail());
        List<Ruling> rulings = policy.judge(new Evidence(findings, terms, Optional.of(new Reckoner()),
                policy.gates().size()));
        Release release = Release.of(policy, rulings, waivers, started);
        Verdict verdict = limit.isPresent()
                ? new Verdict.Invalid("limited to " + limit.getAsLong() + " samples per task")
                : release.verdict();
        return new Judgement(verdict, release.gates().stream().map(GateRecord::of).toList(),
                baseline.map(one -> new BaselineRecord(one.id(), one.checkpoint, digest(one.checkpoint))), looks,
                notes);
    }

    private Optional<Measurement> measure(String task, List<TrialRecord> trials) {
        double[] values = trials.stream().flatMapToDouble(Example::value).toArray();
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        long k = Math.round(Arrays.stream(values).sum());
        long unscored = (long) trials.size() - n;
        if (metrics.containsKey(task)) {
            return Optional.of(confidence -> new Estimate((double) k / n, Proportions.clopperPearson(k, n, confidence),
                    n, unscored, "clopper-pearson"));
        }
        return Optional.of(clusters.containsKey(task)
                ? clustered(task, trials.stream().filter(trial -> value(trial).findAny().isPresent()).toList(),
                        trial -> value(trial).sum(), unscored, "cluster-t")
                : confidence -> wilson(k, n, unscored, confidence));
    }

    private static Estimate wilson(long k, long n, long unscored, double confidence) {
        Interval wilson = Proportions.wilson(k, n, confidence);
        double p = (double) k / n;
        return new Estimate(p, new Interval(Math.min(p, wilson.lower()), Math.max(p, wilson.upper()), confidence), n,
                unscored, "wilson");
    }

    /// The cluster-robust interval of a mean: Student's, of as many as there are clusters.
    private Measurement clustered(String task, List<TrialRecord> trials, ToDoubleFunction<TrialRecord> value,
            long unscored, String method) {
        double mean = trials.stream().mapToDouble(value).average().orElseThrow();
        Map<String, Double> sums = new TreeMap<>();
        trials.forEach(trial -> sums.merge(
                trial.trial().sample().attributes().getOrDefault(clusters.getOrDefault(task, ""), "–"),
                value.applyAsDouble(trial) - mean, Double::sum));
        int groups = sums.size();
        double squares = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
        double error = Math.sqrt(squares * groups / (groups - 1)) / trials.size();
        return confidence -> new Estimate(mean,
                Means.student(mean, error * Math.sqrt(groups), groups, confidence), trials.size(), unscored, groups,
                method);
    }

    private Optional<Measurement> change(String task, List<TrialRecord> trials, List<TrialRecord> before) {
        Map<String, Double> partners = new LinkedHashMap<>();
        before.forEach(trial -> value(trial).forEach(value -> partners.put(trial.trial().sample().id(), value)));
        List<TrialRecord> paired = trials.stream()
                .filter(trial -> partners.containsKey(trial.trial().sample().id())
                        && value(trial).findAny().isPresent())
                .toList();
        if (paired.isEmpty()) {
            return Optional.empty();
        }
        ToDoubleFunction<TrialRecord> difference = trial -> value(trial).sum()
                - partners.getOrDefault(trial.trial().sample().id(), 0.0);
        long lost = (long) trials.size() - paired.size();
        if (clusters.containsKey(task)) {
            return Optional.of(clustered(task, paired, difference, lost, "paired-cluster-t"));
        }
        int n = paired.size();
        double mean = paired.stream().mapToDouble(difference).average().orElseThrow();
        double variance = paired.stream().mapToDouble(difference).map(d -> (d - mean) * (d - mean)).sum() / n;
        return Optional.of(confidence -> {
            double half = Checks.z(confidence) * Math.sqrt(variance / n);
            return new Estimate(mean, new Interval(mean - half, mean + half, confidence), n, lost, "paired-normal");
        });
    }

    /// Reckons as a statistician would, near enough for a page.
    private static final class Reckoner implements Statistician {

        @Override
        public Need need(Plan plan, double margin, double alpha, int gates) {
            double z = Checks.z(1 - 2 * alpha) + Checks.z(1 - 2 * (1 - plan.power()) / gates);
            long trials = (long) Math.ceil(Math.pow(z * plan.deviation() / (margin + plan.trueChange()), 2));
            return new Need(trials, String.format(Locale.ROOT,
                    "%,d pairs: deviation %.2f, margin %.1f points, power %.0f %%, %d gates", trials, plan.deviation(),
                    margin * 100, plan.power() * 100, gates));
        }

        @Override
        public double detectable(Plan plan, double alpha, int gates, long trials) {
            return 0;
        }

        @Override
        public List<Double> spend(double alpha, List<Double> looks) {
            return looks.stream().map(look -> alpha * look).toList();
        }

        @Override
        public long demonstration(double limit, double alpha, long violations) {
            return 0;
        }

        @Override
        public double exposure(double limit, double alpha, long events) {
            return 0;
        }

        @Override
        public double noise(double[] values) {
            return 0;
        }
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
