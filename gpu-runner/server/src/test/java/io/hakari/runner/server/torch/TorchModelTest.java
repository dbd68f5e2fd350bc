package io.hakari.runner.server.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Stored;

/// The model and its worker's ends, with [FakeWorker] in Python's place.
class TorchModelTest {
    @TempDir
    private Path folder;
    private final List<String> progress = new ArrayList<>();

    private TorchModel open(Path checkpoint) throws IOException, ModelException {
        var engine = new TorchEngine(Fakes.python(folder).toString(), "auto", "auto", 0, 0);
        return (TorchModel) engine.load(checkpoint, (stage, share, detail) -> progress.add(share + " " + detail));
    }

    private Path checkpoint(String... switches) throws IOException {
        return Fakes.checkpoint(folder.resolve("tiny"), switches);
    }

    private static ScoreRequest question(String text) {
        return ScoreRequest.newBuilder()
                .setRequestId("id of " + text)
                .addContext(Part.newBuilder().setText(text))
                .addContinuations("左")
                .addContinuations("右")
                .build();
    }

    private static GenerateRequest writing(String prompt) {
        return GenerateRequest.newBuilder()
                .setRequestId("id of " + prompt)
                .addPrompt(Part.newBuilder().setText(prompt))
                .setMaxTokens(8)
                .build();
    }

    private static Replies<ScoreResult> ask(TorchModel model, String text) {
        var reply = new Replies<ScoreResult>();
        model.score(question(text), reply);
        return reply;
    }

    private static Replies<Finished> write(TorchModel model, String prompt) {
        var reply = new Replies<Finished>();
        model.generate(writing(prompt), reply);
        return reply;
    }

    private static List<Replies<ScoreResult>> askMany(TorchModel model, int count) {
        return IntStream.range(0, count).mapToObj(number -> ask(model, "質問" + number)).toList();
    }

    private static void assertScored(Replies<ScoreResult> reply, Path checkpoint, String text) throws Exception {
        assertThat(reply.answered().getScores(0).getSumLogProbability())
                .isEqualTo(FakeWorker.sum(checkpoint.toString(), question(text), "左"));
    }

    private static void assertAllScoredOnce(List<Replies<ScoreResult>> replies, Path checkpoint) throws Exception {
        for (int i = 0; i < replies.size(); i++) {
            assertScored(replies.get(i), checkpoint, "質問" + i);
            assertThat(replies.get(i).ends).hasValue(1);
        }
    }

    @Nested
    class A_worker_that_serves {

        @Test
        void tells_what_it_is_and_how_far_it_came() throws Exception {
            try (var model = open(checkpoint())) {
                assertThat(progress).containsExactly("0.5 reading shard 1 of 2");
                assertThat(model.contextLength()).isEqualTo(77);
                assertThat(model.properties()).contains(entry("device", "fake"), entry("stored-dtype", "F32"));
                assertThat(model.determinism().getClass_()).isEqualTo(DeterminismRecord.Class.TOLERANCE);
                assertThat(model.determinism().getId()).isEmpty();
                assertThat(model.determinism().getConditionsMap()).isEqualTo(
                        Map.of("dtype", "float32", "device", "fake"));
                assertThat(model.isAlive()).isTrue();
            }
        }

        @Test
        void scores_writes_and_renders() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                assertScored(ask(model, "駅で"), checkpoint, "駅で");
                assertThat(ask(model, "too long").failed().getCode()).isEqualTo(Code.TOO_LONG);
                Replies<Finished> written = write(model, "駅で");
                assertThat(written.answered().getText()).isEqualTo(FakeWorker.TEXT);
                assertThat(String.join("", written.deltas)).isEqualTo(FakeWorker.TEXT);
                assertThat(model.render(RenderRequest.newBuilder().addText(Part.newBuilder().setText("駅")).build())
                        .getTokens().getIdsList()).containsExactly((int) '駅');
            }
        }

        @Test
        void is_asked_the_same_by_two_at_once() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                var both = List.of(ask(model, "駅で"), ask(model, "駅で"));
                for (Replies<ScoreResult> reply : both) {
                    assertScored(reply, checkpoint, "駅で");
                }
            }
        }

        @Test
        void is_given_no_more_than_its_credit_and_a_large_request_alone() throws Exception {
            Path checkpoint = checkpoint("requests=3", "tokens=10");
            try (var model = open(checkpoint)) {
                assertAllScoredOnce(askMany(model, 100), checkpoint);
                assertScored(ask(model, "長".repeat(100)), checkpoint, "長".repeat(100));
            }
        }

        @Test
        void forgets_what_nobody_waits_for() throws Exception {
            try (var model = open(checkpoint("requests=1"))) {
                Replies<Finished> held = write(model, "hold on");
                Replies<Finished> waiting = write(model, "hold that");
                Replies<Finished> last = write(model, "駅で");
                waiting.cancel();
                held.cancel();
                assertThat(last.answered().getText()).isEqualTo(FakeWorker.TEXT);
                assertThat(held.ends).hasValue(0);
                assertThat(waiting.ends).hasValue(0);
            }
        }

        @Test
        void ends_with_its_model_and_leaves_no_files() throws Exception {
            Path checkpoint = checkpoint();
            var model = open(checkpoint);
            ProcessHandle worker = Fakes.last(checkpoint).orElseThrow();
            Replies<Finished> held = write(model, "hold on");
            Path socket = Path.of(Files.readString(checkpoint.resolve("fake.socket")));
            assertThat(socket).exists();
            model.close();
            assertThat(worker.isAlive()).isFalse();
            assertThat(socket).doesNotExist();
            assertThat(socket.getParent()).doesNotExist();
            assertThat(held.failed().getCode()).isEqualTo(Code.UNAVAILABLE);
            assertThat(ask(model, "駅で").failed().getMessage()).isEqualTo("model was taken down; load it again");
            assertThat(model.isAlive()).isFalse();
        }
    }

    @Nested
    class A_worker_that_refuses {

        @Test
        void is_quoted_with_its_code() throws Exception {
            Path checkpoint = checkpoint(
                    "refuse=error OUT_OF_MEMORY checkpoint [tiny] needs 9 GB; say a smaller --dtype");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> open(checkpoint))
                    .withMessage("checkpoint [tiny] needs 9 GB; say a smaller --dtype")
                    .extracting(ModelException::code).isEqualTo(Code.OUT_OF_MEMORY);
        }

        @Test
        void is_quoted_by_its_last_words_when_it_gives_no_reason() throws Exception {
            Path checkpoint = checkpoint("refuse=Segmentation fault");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> open(checkpoint))
                    .withMessage("torch worker did not start: its process ended with status [3]; its last words:"
                            + " Segmentation fault")
                    .extracting(ModelException::code).isEqualTo(Code.BROKEN);
        }
    }

    @Nested
    class A_worker_that_ends {

        @Test
        void in_the_middle_of_a_batch_loses_and_doubles_nothing() throws Exception {
            Path checkpoint = checkpoint("lives=1", "crash-at=100");
            try (var model = open(checkpoint)) {
                assertAllScoredOnce(askMany(model, 500), checkpoint);
                assertThat(Fakes.starts(checkpoint)).hasSize(2);
                assertThat(model.gauges()).containsEntry("worker-restarts", 1.0);
            }
        }

        @Test
        void by_kill_9_while_it_is_asked_loses_and_doubles_nothing() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                var before = askMany(model, 250);
                before.get(100).answered();
                Fakes.last(checkpoint).orElseThrow().destroyForcibly();
                var after = askMany(model, 500);
                assertAllScoredOnce(before, checkpoint);
                assertAllScoredOnce(after, checkpoint);
                assertThat(Fakes.starts(checkpoint)).hasSize(2);
            }
        }

        @Test
        void because_of_one_request_fails_that_one_alone() throws Exception {
            Path checkpoint = checkpoint("poison=毒");
            try (var model = open(checkpoint)) {
                var before = askMany(model, 20);
                Replies<ScoreResult> poison = ask(model, "毒");
                var after = askMany(model, 20);
                assertAllScoredOnce(before, checkpoint);
                assertAllScoredOnce(after, checkpoint);
                assertThat(poison.failed().getCode()).isEqualTo(Code.BROKEN);
                assertThat(poison.failed().getMessage()).isEqualTo("torch worker ended three times on this request, the"
                        + " last time on it alone: its process ended with status [134]; its last words: Fatal error:"
                        + " something in a kernel");
                assertThat(Fakes.starts(checkpoint)).hasSize(4);
            }
        }

        @Test
        void again_and_again_is_given_up_and_its_model_is_to_be_loaded_anew() throws Exception {
            Path checkpoint = checkpoint("crash-at=1");
            try (var model = open(checkpoint)) {
                var replies = askMany(model, 5);
                List<Code> codes = new ArrayList<>();
                for (Replies<ScoreResult> reply : replies) {
                    codes.add(reply.failed().getCode());
                    assertThat(reply.failed().getMessage()).contains("status [134]; its last words: Fatal error");
                }
                assertThat(codes).containsExactly(Code.BROKEN, Code.BROKEN, Code.UNAVAILABLE, Code.UNAVAILABLE,
                        Code.UNAVAILABLE);
                assertThat(Fakes.starts(checkpoint)).hasSize(4);
                assertThat(model.isAlive()).isFalse();
                assertThat(ask(model, "駅で").failed().getMessage()).startsWith(
                        "torch worker was started 3 times without an answer in between: its process ended with status"
                                + " [134]; its last words: Fatal error: something in a kernel; load the model again");
            }
        }

        @Test
        void over_a_text_goes_on_where_it_was_when_the_next_writes_the_same() throws Exception {
            try (var model = open(checkpoint("lives=1", "crash-after=3"))) {
                Replies<Finished> reply = write(model, "駅で");
                assertThat(reply.answered().getText()).isEqualTo(FakeWorker.TEXT);
                assertThat(String.join("", reply.deltas)).isEqualTo(FakeWorker.TEXT);
                assertThat(reply.ends).hasValue(1);
            }
        }

        @Test
        void over_a_text_fails_it_when_the_next_writes_another() throws Exception {
            try (var model = open(checkpoint("lives=1", "crash-after=3", "late-text=秤は重い。"))) {
                Replies<Finished> reply = write(model, "駅で");
                assertThat(reply.failed().getCode()).isEqualTo(Code.UNAVAILABLE);
                assertThat(reply.failed().getMessage()).isEqualTo("torch worker ended in the middle of this text, and"
                        + " the next one wrote another; ask again");
                assertThat(String.join("", reply.deltas)).isEqualTo("秤は正");
                assertThat(ask(model, "駅で").answered().getPath()).isEqualTo("fake");
                assertThat(reply.ends).hasValue(1);
            }
        }

        @Test
        void is_not_started_over_files_that_were_changed() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                Replies<Finished> held = write(model, "hold on");
                Files.writeString(checkpoint.resolve("config.json"), "{\"vocab_size\": 5}");
                Fakes.last(checkpoint).orElseThrow().destroyForcibly();
                assertThat(held.failed().getMessage()).isEqualTo("checkpoint [tiny]: file [config.json] was changed"
                        + " since it was loaded; load the checkpoint again");
                assertThat(model.isAlive()).isFalse();
            }
        }

        @Test
        void does_not_come_back_on_another_device() throws Exception {
            Path checkpoint = checkpoint("device=cpu");
            try (var model = open(checkpoint)) {
                Replies<Finished> held = write(model, "hold on");
                Fakes.last(checkpoint).orElseThrow().destroyForcibly();
                assertThat(held.failed().getMessage()).isEqualTo("torch worker was started 3 times without an answer in"
                        + " between: torch worker came back with [device] = [cpu] but [fake] was loaded; load the model"
                        + " again");
            }
        }
    }

    @Nested
    class A_rest {

        @Test
        void is_woken_from() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                ask(model, "駅で").answered();
                model.sleep();
                Replies<ScoreResult> meanwhile = ask(model, "駅で");
                assertThat(meanwhile.ends).hasValue(0);
                model.wake((_, _, _) -> {});
                assertScored(meanwhile, checkpoint, "駅で");
                assertThat(Fakes.starts(checkpoint)).hasSize(1);
            }
        }

        @Test
        void that_the_worker_did_not_survive_is_woken_from_by_another() throws Exception {
            Path checkpoint = checkpoint();
            try (var model = open(checkpoint)) {
                model.sleep();
                ProcessHandle worker = Fakes.last(checkpoint).orElseThrow();
                worker.destroyForcibly();
                worker.onExit().get(1, TimeUnit.MINUTES);
                model.wake((_, _, _) -> {});
                assertScored(ask(model, "駅で"), checkpoint, "駅で");
            }
        }
    }

    @Nested
    class A_swap {

        @Test
        void answers_for_the_other_checkpoint_and_after_an_end_too() throws Exception {
            Path other = Fakes.checkpoint(folder.resolve("other"));
            try (var model = open(checkpoint())) {
                ask(model, "駅で").answered();
                model.swap(new At(other), (_, share, detail) -> progress.add(share + " " + detail));
                assertThat(progress).endsWith("0.5 copying");
                assertScored(ask(model, "駅で"), other, "駅で");
                Fakes.last(folder.resolve("tiny")).orElseThrow().destroyForcibly();
                assertScored(ask(model, "倉庫で"), other, "倉庫で");
                assertThat(Fakes.starts(other)).hasSize(1);
            }
        }

        @Test
        void that_does_not_fit_ends_the_model() throws Exception {
            Path other = Fakes.checkpoint(folder.resolve("other"));
            Files.createFile(other.resolve("fake.unfit"));
            var model = open(checkpoint());
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.swap(new At(other), (_, _, _) -> {}))
                    .withMessage("another architecture");
            assertThat(model.isAlive()).isFalse();
        }
    }

    /// A checkpoint in a folder.
    private record At(Path path) implements Stored {

        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public Map<String, String> properties() {
            return Map.of();
        }

        @Override
        public String digest() {
            return "";
        }

        @Override
        public Optional<Path> folder() {
            return Optional.of(path);
        }

        @Override
        public Model load(Progress heard) {
            throw new UnsupportedOperationException("it is swapped in");
        }
    }
}
