package io.hakari.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Picture;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.exchange.Vector;
import io.hakari.metric.ScoredTrial;
import io.hakari.sample.Blob;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Task;

/// Episodes in the journal stay as they are and stay readable; `-Dhakari.golden=update` rewrites the file.
class EpisodeFormatTest {
    private static final String RUN = "20260401-093000-japanese-core-demo-3000";
    private static final Path GOLDEN = Path.of(System.getProperty("hakari.module", "."),
            "src/test/resources/golden/episodes", "journal.jsonl");
    private static final Observation SEEN = new Observation(3, 60_000_000, 100,
            Map.of("joint-position", Vector.of(0.1, -1, Double.NaN), "力", Vector.of()),
            Map.of("front", new Picture(new Blob(Examples.DIGEST, Picture.PNG, 70), 4, 2)));

    @TempDir
    Path runs;

    @Test
    void an_episode_is_written_as_it_always_was_and_read_to_the_bit() throws IOException {
        TrialRecord episode = episode();
        Path written = write(episode);
        if (System.getProperty("hakari.golden", "compare").equals("update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.copy(written, GOLDEN, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(written).usingCharset(UTF_8).hasSameTextualContentAs(GOLDEN);
        List<TrialRecord> read = new ArrayList<>();
        Runs archive = Runs.in(runs);
        archive.forEachTrial(archive.find(RUN).orElseThrow(), read::add);
        assertThat(read).containsExactly(episode);
    }

    @Test
    void the_score_of_an_episode_is_read_without_its_exchanges() {
        write(episode());
        Runs archive = Runs.in(runs);
        List<Score> scores = new ArrayList<>();
        archive.scores(archive.find(RUN).orElseThrow(), "cell", new Task.Design(1, Optional.of("family"),
                List.of())).forEach(trial -> {
                    assertThat(trial.attributes()).containsEntry("family", "hand-over");
                    scores.add(trial.score());
                });
        assertThat(scores).containsExactly(Score.of(1, "SAFE_SUCCESS"));
    }

    @Test
    void findings_are_read_with_the_scores_by_their_names() {
        write(episode());
        Runs archive = Runs.in(runs);
        RunRecord run = archive.find(RUN).orElseThrow();
        List<ScoredTrial> read = new ArrayList<>();
        archive.scores(run, "cell", Task.Design.SIMPLE, Set.of("最大力", "outcome", "none")).forEach(read::add);
        archive.scores(run, "cell", new Task.Design(1, Optional.of("family"), List.of()), Set.of("min-separation"))
                .forEach(read::add);
        archive.scores(run, "cell", new Task.Design(1, Optional.of("family"), List.of())).forEach(read::add);

        assertThat(read).extracting(ScoredTrial::findings).containsExactly(
                Map.of("最大力", "0", "outcome", "SAFE_SUCCESS"), Map.of("min-separation", "0.31"), Map.of());
        assertThat(read).extracting(ScoredTrial::attributes).containsExactly(Map.of(), Map.of("family", "hand-over"),
                Map.of("family", "hand-over"));
    }

    /// A chunk of ten actions for six joints, as a cobot's episode has one every 200 ms.
    @Test
    void a_step_of_an_episode_takes_less_than_700_bytes() {
        List<Vector> actions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            actions.add(Vector.of(0.1f * i, -0.25f, (float) Math.PI, 0.001f, -1.1f, 1e-7f));
        }
        Exchange step = new Exchange(new Request.Act(SEEN).shown(),
                new Response.Acted(new ActionChunk(3, actions, false, 12_345_678, Map.of())));
        int one = TrialWriter.line(trial(List.of(step))).size();
        int two = TrialWriter.line(trial(List.of(step, step))).size();
        assertThat(two - one).isBetween(400, 700);
    }

    @Test
    void a_text_that_is_no_vector_is_refused() {
        assertThat(VectorText.read("f4:AADAPw==")).isEqualTo(Vector.of(1.5));
        assertThat(VectorText.of(Vector.of(0.1))).startsWith("f8:");
        assertThat(VectorText.of(Vector.of(-0.0))).isEqualTo("f4:AAAAgA==");
        assertThatThrownBy(() -> VectorText.read("f2:AAA="))
                .hasMessage("vector [f2:AAA=] begins with neither f4: nor f8:");
        assertThatThrownBy(() -> VectorText.read("f8:AADAPw=="))
                .hasMessage("vector [f8:AADAPw==] has [4] bytes, which are no numbers of 8");
    }

    private Path write(TrialRecord episode) {
        try (Journal journal = Journal.create(runs, Examples.header(RUN))) {
            journal.append(episode);
            journal.seal(Instant.parse("2026-04-01T00:31:00Z"), Examples.tasksOfFormat2(), List.of(), Optional.empty());
        }
        return runs.resolve(RUN).resolve("journal.jsonl");
    }

    private static TrialRecord episode() {
        ActionSpace space = new ActionSpace("joint-velocity", List.of("j1", "j2"), "rad/s", 20);
        ActionChunk chunk = new ActionChunk(3, List.of(Vector.of(0.5, Double.NaN), Vector.of(0.1, -0.0), Vector.of(1)),
                true, 12_345_678, Map.of("server_timing.infer_ms", 12.5, "x", Double.POSITIVE_INFINITY));
        Request.Act act = new Request.Act(SEEN);
        return trial(List.of(
                new Exchange(new Request.Reset("cell/17", "赤い箱を置く", -7, Pace.LOCKSTEP),
                        new Response.Ready(space, true)),
                new Exchange(act, new Response.Acted(chunk)),
                new Exchange(act.shown(), new Response.Dropped()),
                new Exchange(act.shown(), new Response.Failed(Failure.TIMED_OUT, "2 s")),
                new Exchange(new Request.Reset("cell/17b", "別の指示", 8, Pace.REALTIME),
                        new Response.Ready(new ActionSpace("", List.of(), "", 0), false)),
                new Exchange(act.shown(), new Response.Declined("人がいます。"))));
    }

    private static TrialRecord trial(List<Exchange> exchanges) {
        Sample sample = Sample.asking("cell/17", "赤い箱を置く", "SAFE_SUCCESS").with(Map.of("family", "hand-over"));
        Trial trial = new Trial(sample, 1, exchanges,
                Map.of("outcome", "SAFE_SUCCESS", "min-separation", "0.31", "最大力", "0"));
        return new TrialRecord("cell", 0, trial, Score.of(1, "SAFE_SUCCESS"));
    }
}
