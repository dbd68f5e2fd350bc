package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.ClipSuite;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Seen;
import io.hakari.records.MediaRecord;
import io.hakari.records.Runs;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.score.Score;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class MediaTest {
    private static final Script ANSWER = _ -> new Response.Completed("A");

    @TempDir
    private Path runs;

    private List<TrialRecord> trials(Workbench bench) {
        return trials(bench, "order");
    }

    private List<TrialRecord> trials(Workbench bench, String task) {
        List<TrialRecord> trials = new ArrayList<>();
        Runs.in(runs).forEachTrial(bench.last(), trials::add);
        return trials.stream().filter(trial -> trial.task().equals(task))
                .sorted(java.util.Comparator.comparingLong(TrialRecord::ordinal)).toList();
    }

    @Test
    void clips_are_asked_as_the_frames_that_were_chosen_and_seen() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("seeing", ANSWER.seeing()))) {
            bench.weigh(ClipSuite.class);
            TrialRecord whole = trials(bench).getFirst();

            assertThat(whole.trial().exchanges().getFirst().request())
                    .isInstanceOfSatisfying(Request.Write.class, asked -> assertThat(asked.prompt().getFirst())
                            .isInstanceOfSatisfying(Content.Frames.class,
                                    shown -> assertThat(shown.micros()).containsExactly(100_000L, 300_000L)));
            assertThat(whole.trial().sample().input().getFirst()).isInstanceOf(Content.Video.class);
            assertThat(whole.trial().findings()).containsEntry("media", "verified");
            assertThat(bench.last().tasks().getFirst().media()).contains(new MediaRecord(1, 0));
            assertThat(bench.printed()).doesNotContain("media unverified");
        }
    }

    @Test
    void pictures_and_frames_are_shown_in_the_size_that_the_procedure_wants() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("seeing", ANSWER.seeing()))) {
            bench.weigh(ClipSuite.class);
            TrialRecord pair = trials(bench, "small").getFirst();

            assertThat(pair.trial().exchanges().getFirst().request())
                    .isInstanceOfSatisfying(Request.Write.class, asked -> assertThat(asked.prompt())
                            .extracting(MediaTest::shown).containsExactly(List.of(), List.of(digest(1, 2, 8)),
                                    List.of(digest(1, 8), digest(3, 8)), List.of()));
        }
    }

    private static List<String> shown(Content part) {
        return switch (part) {
            case Content.Image(Blob picture) -> List.of(picture.sha256());
            case Content.Frames frames -> frames.frames().stream().map(frame -> frame.picture().sha256()).toList();
            case Content.Text _,Content.Video _,Content.Audio _ -> List.of();
        };
    }

    /// Return the digest of a file of some bytes.
    private static String digest(int... bytes) {
        byte[] file = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            file[i] = (byte) bytes[i];
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_damaged_clip_is_unscored_and_no_wrong_answer() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("seeing", ANSWER.seeing()))) {
            bench.weigh(ClipSuite.class);
            TrialRecord damaged = trials(bench).getLast();

            assertThat(damaged.score()).isInstanceOfSatisfying(Score.Unscored.class,
                    unscored -> assertThat(unscored.reason()).startsWith("clip [").endsWith("] is damaged"));
            assertThat(damaged.trial().response()).isInstanceOfSatisfying(Response.Failed.class,
                    failed -> assertThat(failed.failure()).isEqualTo(Failure.MEDIA));
        }
    }

    @Test
    void a_runner_that_does_not_tell_what_it_saw_is_counted_in_one_line() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("silent", ANSWER))) {
            bench.weigh(ClipSuite.class);

            assertThat(bench.last().tasks().getFirst().media()).contains(new MediaRecord(1, 1));
            assertThat(trials(bench).getFirst().trial().findings().get("media")).startsWith("unverified: ");
        }
    }

    @Test
    void a_runner_that_received_one_frame_is_refused_by_name() {
        Script oneFrame = request -> new Response.Completed("A", Optional.of(new Seen(List.of(
                new Seen.Medium("c".repeat(64), List.of(100_000L), 0, 0, 0, false)))));
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("one", oneFrame))) {
            bench.weigh(ClipSuite.class);

            assertThat(bench.sealed()).isEmpty();
            assertThat(bench.printed())
                    .contains("task [order] asks about change over time and needs [2] frames, but the"
                            + " runner received [1] of sample [clips/whole]");
        }
    }
}
