package io.hakari.runner.server;

import static java.util.Locale.ROOT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.Capability.Basis;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Tries what a model can do before anybody relies on it: an answer without an error proves nothing by itself.
///
/// What the model itself says is absent is not tried. A class of determinism that the tries contradict is lowered to what
/// they showed; it is never raised, since a few tries prove no rule.
final class Probes {
    private static final String ACT = "act";
    private static final String SCORE = "score";
    private static final String GENERATE = "generate";
    private static final String REPEATABLE = "repeatable";
    private static final String BATCH_INVARIANT = "batch-invariant";
    private static final String SEED = "seed";
    private static final String STOP = "stop";
    private static final String REFUSES_TOO_LONG = "refuses-too-long";
    private static final String WORDS = "秤は";
    private static final int WRITTEN = 8;
    private static final int SEEDS = 4;
    private static final int LONGEST_CONTEXT = 65_536;

    private final Model model;
    private final Canary canary;
    private final Map<String, Capability> found = new LinkedHashMap<>();
    private double moved;

    private Probes(Model model) {
        this.model = model;
        this.canary = new Canary(model);
    }

    /// What was found.
    record Findings(List<Capability> capabilities, DeterminismRecord determinism) {}

    /// Try a model that nobody asks meanwhile.
    static Findings of(Model model, Progress progress) {
        var probes = new Probes(model);
        if (model instanceof PolicyModel) {
            // What a policy can do shows in an episode alone.
            probes.declare(ACT);
            model.capabilities().forEach(told -> probes.found.put(told.getName(), told));
            return new Findings(List.copyOf(probes.found.values()), model.determinism());
        }
        probes.declare();
        Map<String, Runnable> tries = new LinkedHashMap<>();
        tries.put(SCORE, probes::score);
        tries.put(GENERATE, probes::generate);
        tries.put(SEED, probes::seed);
        tries.put(REFUSES_TOO_LONG, probes::tooLong);
        int done = 0;
        for (Map.Entry<String, Runnable> one : tries.entrySet()) {
            progress.at(Stage.PROBING, (double) done++ / tries.size(), one.getKey());
            probes.attempt(one.getKey(), one.getValue());
        }
        return new Findings(List.copyOf(probes.found.values()), probes.determinism());
    }

    private void declare() {
        declare(SCORE, GENERATE, SEED, STOP);
        if (model.readsTokens()) {
            declare("token-ids");
        }
        if (model instanceof Renderer) {
            declare("render");
        }
        if (model instanceof Swappable) {
            declare("swap");
        }
        if (model instanceof Sleeper) {
            declare("sleep");
        }
        model.capabilities().forEach(told -> found.put(told.getName(), told));
    }

    private void declare(String... names) {
        for (String name : names) {
            found.put(name, Capability.newBuilder().setName(name).setBasis(Basis.DECLARED).setPresent(true).build());
        }
    }

    private void attempt(String name, Runnable probe) {
        try {
            probe.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            probed(name, false, "engine failed: " + e);
        }
    }

    private boolean isAbsent(String name) {
        return found.containsKey(name) && !found.get(name).getPresent();
    }

    private void probed(String name, boolean present, String evidence) {
        found.put(name, Capability.newBuilder()
                .setName(name)
                .setBasis(Basis.PROBED)
                .setPresent(present)
                .setEvidence(evidence)
                .build());
    }

    private void score() {
        if (isAbsent(SCORE)) {
            return;
        }
        ScoreResult alone = canary.score(List.of(question(1))).getFirst();
        if (alone.hasError() || alone.getScoresCount() != 2) {
            probed(SCORE, false, alone.hasError()
                    ? text(alone.getError())
                    : "2 continuations got ["
                            + alone.getScoresCount() + "] scores");
            return;
        }
        probed(SCORE, true, String.format(ROOT, "two continuations of [%s] weigh %.4f and %.4f", WORDS, sum(alone, 0),
                sum(alone, 1)));
        compare(REPEATABLE, "asked twice", alone, canary.score(List.of(question(1))).getFirst());
        List<ScoreRequest> batch = IntStream.of(3, 1, 2, 4).mapToObj(Probes::question).toList();
        compare(BATCH_INVARIANT, "asked among others", alone, canary.score(batch).get(1));
    }

    private void compare(String name, String how, ScoreResult alone, ScoreResult again) {
        if (again.hasError()) {
            probed(name, false, how + ": " + text(again.getError()));
            return;
        }
        double by = Math.max(Math.abs(sum(alone, 0) - sum(again, 0)), Math.abs(sum(alone, 1) - sum(again, 1)));
        moved = Math.max(moved, by);
        probed(name, by == 0, by == 0
                ? how + ", the same bits"
                : String.format(ROOT, "%s, a log probability moved by %.1e", how, by));
    }

    private static double sum(ScoreResult result, int continuation) {
        return result.getScores(continuation).getSumLogProbability();
    }

    private void generate() {
        if (isAbsent(GENERATE)) {
            return;
        }
        Canary.Written written = canary.generate(List.of(greedy().build())).getFirst();
        if (written.finished().isEmpty()) {
            probed(GENERATE, false, text(written.error()));
            return;
        }
        String text = written.finished().get().getText();
        probed(GENERATE, true, "after [" + WORDS + "] it wrote [" + text + "]");
        if (!text.isEmpty() && !isAbsent(STOP)) {
            stop(text);
        }
    }

    private void stop(String text) {
        String stop = Character.toString(text.codePointBefore(text.length()));
        String expected = text.substring(0, text.indexOf(stop));
        Canary.Written written = canary.generate(List.of(greedy().addStops(stop).build())).getFirst();
        Optional<Finished> finished = written.finished();
        boolean stopped = finished.isPresent() && finished.get().getReason() == Finished.Reason.STOP
                && finished.get().getText().equals(expected);
        probed(STOP, stopped, "with stop [" + stop + "] it wrote ["
                + finished.map(Finished::getText).orElseGet(() -> text(written.error())) + "], expected [" + expected
                + "]");
    }

    /// Each seed is asked twice; that all write the same is no proof of anything.
    private void seed() {
        if (isAbsent(GENERATE) || isAbsent(SEED)) {
            return;
        }
        List<GenerateRequest> requests = IntStream.range(0, 2 * SEEDS).mapToObj(i -> drawn(i % SEEDS)).toList();
        List<Canary.Written> written = canary.generate(requests);
        Optional<Error> failed = written.stream().filter(one -> one.finished().isEmpty()).map(Canary.Written::error)
                .findFirst();
        if (failed.isPresent()) {
            probed(SEED, false, text(failed.get()));
            return;
        }
        List<String> texts = written.stream().flatMap(one -> one.finished().stream()).map(Finished::getText).toList();
        boolean repeats = texts.subList(0, SEEDS).equals(texts.subList(SEEDS, 2 * SEEDS));
        long different = texts.stream().distinct().count();
        if (!repeats || different > 1) {
            probed(SEED, repeats, repeats
                    ? SEEDS + " seeds wrote " + different + " texts, each the same again"
                    : "the same seed wrote another text");
        }
    }

    private void tooLong() {
        int context = model.contextLength();
        if (isAbsent(SCORE) || isAbsent(REFUSES_TOO_LONG) || context < 1 || context > LONGEST_CONTEXT) {
            return;
        }
        ScoreResult result = canary.score(List.of(question(context + 1))).getFirst();
        boolean refused = result.getError().getCode() == Code.TOO_LONG;
        probed(REFUSES_TOO_LONG, refused, (context + 1) * WORDS.length() + " characters: "
                + (result.hasError() ? text(result.getError()) : "it answered, so that it cuts without a word"));
    }

    private DeterminismRecord determinism() {
        DeterminismRecord told = model.determinism();
        double claimed = switch (told.getClass_()) {
            case BITWISE, BATCH_INVARIANT -> 0;
            case TOLERANCE -> told.getTolerance();
            case NONE, CLASS_UNSPECIFIED, UNRECOGNIZED -> Double.POSITIVE_INFINITY;
        };
        if (moved <= claimed) {
            return told;
        }
        // A power of ten stays the same from one start to the next, though the last digits do not.
        return told.toBuilder()
                .setClass_(DeterminismRecord.Class.TOLERANCE)
                .setTolerance(Math.pow(10, Math.ceil(Math.log10(moved))))
                .build();
    }

    private static String text(Error error) {
        return error.getCode() + ": " + error.getMessage();
    }

    private static ScoreRequest question(int repeats) {
        return ScoreRequest.newBuilder()
                .setRequestId("probe-" + repeats)
                .addContext(Part.newBuilder().setText(WORDS.repeat(repeats)))
                .addContinuations("は")
                .addContinuations("重い")
                .build();
    }

    private static GenerateRequest.Builder greedy() {
        return GenerateRequest.newBuilder()
                .setRequestId("probe")
                .addPrompt(Part.newBuilder().setText(WORDS))
                .setMaxTokens(WRITTEN)
                .setGreedy(Greedy.getDefaultInstance());
    }

    private static GenerateRequest drawn(int seed) {
        return greedy()
                .setRandom(RandomSampling.newBuilder().setTemperature(1.5).setTopP(1).setSeed(seed))
                .build();
    }
}
