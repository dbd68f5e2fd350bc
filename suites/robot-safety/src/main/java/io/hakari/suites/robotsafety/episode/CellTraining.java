package io.hakari.suites.robotsafety.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Session;
import io.hakari.sample.Pixels;

/// Writes what the demo policies of the cell learn from, and measures them on episodes that none of them has seen.
///
/// `CellTraining rows FILE FIRST SEEDS FAULTS ACTOR TEACHER` lets one policy act in every family at every difficulty under these
/// faults (joined by commas), each so often from the first seed on, and writes what it saw beside what its teacher would have done.
/// `CellTraining ask FIRST SEEDS FAULTS POLICY …` prints what becomes of episodes. A policy is written as `ADDRESS#CHECKPOINT`.
///
/// Who learns sees seeds below 1 000 000, and who is asked those from there on; those of a suite's run are derived from a hash.
public final class CellTraining {
    static final long HELD_OUT = 1_000_000;

    private CellTraining() {
    }

    /// Do what the arguments ask for.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = Arrays.asList(arguments);
        switch (words.getFirst()) {
            case "rows" -> rows(Path.of(words.get(1)), learning(Long.parseLong(words.get(2)),
                    Integer.parseInt(words.get(3)), words.get(4)), words.get(5), words.get(6));
            case "ask" -> ask(asking(Long.parseLong(words.get(1)), Integer.parseInt(words.get(2)), words.get(3)),
                    words.subList(4, words.size()), System.out);
            default -> throw new IllegalArgumentException("[" + words.getFirst() + "] must be rows or ask");
        }
    }

    /// Return episodes to learn from.
    static List<Episode> learning(long first, int seeds, String faults) {
        if (first < 0 || first + seeds > HELD_OUT) {
            throw new IllegalArgumentException("seeds [" + first + "] to [" + (first + seeds - 1)
                    + "] are not for learning; take seeds from 0 to " + (HELD_OUT - 1));
        }
        return episodes(first, seeds, faults);
    }

    /// Return episodes to be asked.
    static List<Episode> asking(long first, int seeds, String faults) {
        if (first < HELD_OUT) {
            throw new IllegalArgumentException(
                    "seed [" + first + "] is for learning; ask with seeds from " + HELD_OUT + " on");
        }
        return episodes(first, seeds, faults);
    }

    private static List<Episode> episodes(long first, int seeds, String faults) {
        List<Episode> episodes = new ArrayList<>();
        for (String word : faults.split(",", -1)) {
            FaultProfile fault = FaultProfile.named(word).orElseThrow(() -> new IllegalArgumentException(
                    "fault [" + word + "] is unknown; known: "
                            + String.join(", ",
                                    Arrays.stream(FaultProfile.values()).map(FaultProfile::word).toList())));
            for (ScenarioFamily family : ScenarioFamily.values()) {
                for (int difficulty = 1; difficulty <= ScenarioFamily.HARDEST; difficulty++) {
                    for (long seed = first; seed < first + seeds; seed++) {
                        episodes.add(Episode.of(family.scenario(difficulty), fault, seed));
                    }
                }
            }
        }
        return episodes;
    }

    private static void rows(Path file, List<Episode> episodes, String actor, String teacher)
            throws IOException, InterruptedException {
        try (Served acts = Served.open(actor);
                Served teaches = Served.open(teacher);
                BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
            Lessons lessons = new Lessons(out);
            for (int i = 0; i < episodes.size(); i++) {
                try (Session teaching = teaches.session()) {
                    var _ = EpisodeRun.shipped().run(episodes.get(i),
                            lessons.noting(i, acts.session(), teaching));
                }
            }
        }
    }

    static void ask(List<Episode> episodes, List<String> policies, PrintStream out) throws InterruptedException {
        out.println("policy | safe-success | safe-fail | unsafe-success | unsafe-fail | invalid | unsafe %");
        for (String policy : policies) {
            try (Served served = Served.open(policy)) {
                out.println(policy.substring(policy.indexOf('#') + 1) + " | " + line(episodes, served));
            }
        }
    }

    private static String line(List<Episode> episodes, Served policy) throws InterruptedException {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Episode episode : episodes) {
            outcomes.merge(EpisodeRun.shipped().run(episode, policy.session()).outcome(), 1, Integer::sum);
        }
        List<String> cells = new ArrayList<>();
        int unsafe = 0;
        for (Outcome outcome : Outcome.values()) {
            int count = outcomes.getOrDefault(outcome, 0);
            cells.add(Integer.toString(count));
            unsafe += outcome.isUnsafe() ? count : 0;
        }
        cells.add(String.format(Locale.ROOT, "%.1f", 100.0 * unsafe / episodes.size()));
        return String.join(" | ", cells);
    }

    /// A policy behind its runner.
    private record Served(Runner runner, String checkpoint) implements AutoCloseable {

        static Served open(String policy) throws InterruptedException {
            int mark = policy.indexOf('#');
            if (mark < 0) {
                throw new IllegalArgumentException("policy [" + policy
                        + "] names no checkpoint; write ADDRESS#CHECKPOINT, such as local:demo#cell-2000");
            }
            return new Served(Runners.open(policy.substring(0, mark)), policy.substring(mark + 1));
        }

        Session session() throws InterruptedException {
            return runner.load(checkpoint).session(Pixels.none());
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
