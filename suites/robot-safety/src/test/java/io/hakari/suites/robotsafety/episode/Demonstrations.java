package io.hakari.suites.robotsafety.episode;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;

/// What a policy saw and did, as rows to learn from: episode, step, every number of the state, every number of the first action.
public final class Demonstrations {
    /// The state in its order, and how many numbers each has for a robot of six joints.
    private static final List<String> STATE = List.of("joint-position 6", "joint-velocity 6", "tool-position 3",
            "tool-velocity 3", "goal-position 3", "gripping 1", "person-position 3", "person-velocity 3",
            "person-distance 1", "person-age 1", "mode 1", "stopped 1", "time 1", "tool-sharp 1", "payload-fragile 1");

    private final PrintWriter out;

    Demonstrations(PrintWriter out) {
        this.out = out;
        List<String> columns = new ArrayList<>(List.of("episode", "step"));
        STATE.forEach(one -> columns.addAll(names(one)));
        columns.addAll(List.of("vx", "vy", "vz", "grip"));
        out.println(String.join(",", columns));
    }

    private static List<String> names(String one) {
        String[] parts = one.split(" ", 2);
        int size = Integer.parseInt(parts[1]);
        return IntStream.range(0, size).mapToObj(i -> size == 1 ? parts[0] : parts[0] + "-" + i).toList();
    }

    /// Return a session that does what another does and writes it down.
    Session noting(int episode, Session session) {
        return new Session() {
            @Override
            public Response answer(Request.InEpisode request) throws InterruptedException {
                Response response = session.answer(request);
                if (request instanceof Request.Act(Observation seen)
                        && response instanceof Response.Acted(var chunk)) {
                    out.println(episode + "," + seen.step() + "," + numbers(seen.state()) + ","
                            + numbers(chunk.actions().getFirst()));
                }
                return response;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static String numbers(Map<String, Vector> state) {
        return STATE.stream().map(one -> numbers(requireNonNull(state.get(one.split(" ", 2)[0]))))
                .collect(joining(","));
    }

    private static String numbers(Vector vector) {
        return IntStream.range(0, vector.size()).mapToObj(i -> String.format(Locale.ROOT, "%.6g", vector.get(i)))
                .collect(joining(","));
    }

    /// Run every family at every difficulty with every fault, each with so many seeds.
    void write(int seeds, Supplier<Session> policy) throws InterruptedException {
        EpisodeRun run = EpisodeRun.shipped();
        int number = 0;
        for (ScenarioFamily family : ScenarioFamily.values()) {
            for (int difficulty = 1; difficulty <= ScenarioFamily.HARDEST; difficulty++) {
                for (FaultProfile fault : FaultProfile.values()) {
                    for (long seed = 0; seed < seeds; seed++) {
                        run.run(Episode.of(family.scenario(difficulty), fault, seed), noting(number++, policy.get()));
                    }
                }
            }
        }
    }

    /// Write the rows.
    ///
    /// @param arguments a file to write, how many seeds, and `careful` (the default) or `reckless`
    public static void main(String[] arguments) throws InterruptedException {
        boolean reckless = arguments.length > 2 && arguments[2].equals("reckless");
        try (PrintWriter out = new PrintWriter(
                Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
            new Demonstrations(out).write(Integer.parseInt(arguments[1]),
                    reckless ? TestPolicies::reckless : TestPolicies::competent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
