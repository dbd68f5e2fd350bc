package io.hakari.runner.server.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Reply;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.StreamModel;
import io.hakari.runner.server.openai.OpenaiEngine;
import io.hakari.runner.server.openai.ToyEngine;

class ManagedTest {
    private static final Managed.Speaker SPEAKER = address -> new OpenaiEngine().open(address);
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(1),
            Duration.ofSeconds(20), Duration.ofMillis(20));

    @TempDir
    private Path folder;
    private final List<String> heard = new ArrayList<>();
    private Path journal = Path.of("");

    @BeforeEach
    void writeCheckpoints() throws IOException {
        journal = folder.resolve("journal");
        checkpoint("step-1", "first weights", "{}");
        checkpoint("step-2", "second weights", "{}");
        checkpoint("wider", "wider weights", "{\"hidden_size\": 8}");
    }

    @AfterEach
    void forget() {
        System.clearProperty(Recipe.VLLM.property());
        System.clearProperty(Recipe.SGLANG.property());
    }

    private void checkpoint(String name, String weights, String config) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve("runs").resolve(name));
        Files.writeString(checkpoint.resolve("config.json"), config);
        Files.writeString(checkpoint.resolve("tokenizer.json"), "{}");
        Files.writeString(checkpoint.resolve("model.safetensors"), weights);
    }

    /// Open the checkpoints with an engine that is a program of ours.
    private Managed open(Recipe recipe, String fate, String options) throws IOException {
        Path script = Files.writeString(folder.resolve("engine"), """
                #!/bin/sh
                export FAKE='%s' FAKE_JOURNAL='%s' CLASSPATH='%s'
                exec '%s' io.hakari.runner.server.managed.FakeEngine "$@"
                """.formatted(fate, journal, System.getProperty("java.class.path"),
                Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        System.setProperty(recipe.property(), script.toString());
        return Managed.open(recipe, folder.resolve("runs") + options, SPEAKER, LIMITS);
    }

    private void hear(Stage stage, double share, String detail) {
        synchronized (heard) {
            heard.add(stage + " " + share + " " + detail);
        }
    }

    private Model load(Managed managed, String name) throws ModelException {
        Stored stored = managed.find(name);
        assertThat(stored.digest()).hasSize(64);
        return stored.load(this::hear);
    }

    /// Return the weights of which a model's answers are, by what it says of a text.
    private static String weights(Model model) throws Exception {
        var score = new CompletableFuture<ScoreResult>();
        ((StreamModel) model).score(ScoreRequest.newBuilder().setRequestId("id")
                .addContext(Part.newBuilder().setText("答：")).addContinuations("個").build(), new Reply<>() {

                    @Override
                    public void delta(String text) {
                    }

                    @Override
                    public void answer(ScoreResult answer) {
                        score.complete(answer);
                    }

                    @Override
                    public void fail(Error error) {
                        score.completeExceptionally(new AssertionError("it failed: " + error));
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }

                    @Override
                    public void onCancel(Runnable abort) {
                    }
                });
        double told = score.get(1, TimeUnit.MINUTES).getScores(0).getSumLogProbability();
        return Stream.of("first weights", "second weights", "wider weights")
                .filter(weights -> Math.abs(ToyEngine.weight(weights, "答：", "個") - told) < 1e-9).findFirst()
                .orElse("others");
    }

    private List<String> noted() throws IOException {
        return Files.readAllLines(journal);
    }

    private List<String> askedOf() throws IOException {
        return noted().stream().filter(line -> !line.startsWith("start")).toList();
    }

    private List<ProcessHandle> processes() throws IOException {
        return noted().stream().filter(line -> line.startsWith("start"))
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> word.matches("\\d+")).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Nested
    class An_engine_of_our_own {

        @Test
        void reads_the_checkpoint_tells_how_far_it_is_and_ends_with_the_shelf() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "?tensor-parallel=2")) {
                assertThat(managed.offers()).extracting(ModelOffer::getName)
                        .containsExactlyInAnyOrder("step-1", "step-2", "wider");
                Model model = load(managed, "step-1");
                assertThat(weights(model)).isEqualTo("first weights");
                assertThat(model.properties()).containsEntry("tensor-parallel", "2").doesNotContainKey("digest-basis");
                assertThat(model.determinism().getConditionsMap()).containsEntry("tensor-parallel", "2");
                assertThat(heard).contains("LOADING 0.5 Loading safetensors checkpoint shards:  50% Completed | 1/2");
                assertThat(processes()).hasSize(2);
            }
            awaitEnd(processes());
        }

        @Test
        void that_is_deaf_to_SIGTERM_is_killed_with_its_worker() throws Exception {
            var impatient = new Limits(LIMITS.start(), LIMITS.reload(), Duration.ofSeconds(1), LIMITS.pause());
            Managed patient = open(Recipe.VLLM, "stubborn", "");
            patient.close();
            List<ProcessHandle> running;
            try (Managed managed = Managed.open(Recipe.VLLM, folder.resolve("runs").toString(), SPEAKER,
                    impatient)) {
                load(managed, "step-1");
                running = processes();
                assertThat(running).hasSize(2);
            }
            awaitEnd(running);
        }

        @Test
        void moves_to_the_next_checkpoint_by_sleep_and_reload() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                load(managed, "step-1").close();
                Model second = load(managed, "step-2");
                assertThat(weights(second)).isEqualTo("second weights");
                assertThat(askedOf()).containsExactly("POST /sleep?level=2", "POST /wake_up?tags=weights",
                        "POST /collective_rpc {\"method\": \"reload_weights\"}", "POST /wake_up?tags=kv_cache");
                assertThat(noted()).filteredOn(line -> line.startsWith("start")).hasSize(1);
            }
        }

        @Test
        void swaps_in_place_and_wakes_with_the_same_weights() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                var model = (ManagedModel) load(managed, "step-1");
                model.swap(managed.find("step-2"), ManagedTest.this::hear);
                assertThat(weights(model)).isEqualTo("second weights");
                model.sleep();
                model.wake(ManagedTest.this::hear);
                assertThat(weights(model)).isEqualTo("second weights");
                assertThat(noted()).filteredOn(line -> line.startsWith("start")).hasSize(1);
            }
        }

        @Test
        void does_not_swap_what_differs_in_more_than_its_weights() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                var model = (ManagedModel) load(managed, "step-1");
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> model.swap(managed.find("wider"), ManagedTest.this::hear))
                        .withMessage(
                                "checkpoint [wider] differs from [step-1] in more than its weights; load it in place"
                                        + " of swapping it in");
            }
        }

        @Test
        void is_started_anew_for_another_architecture() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                load(managed, "step-1").close();
                assertThat(weights(load(managed, "wider"))).isEqualTo("wider weights");
                assertThat(noted()).filteredOn(line -> line.startsWith("start")).hasSize(2);
            }
        }

        @Test
        void that_does_not_move_on_is_started_anew_and_says_why() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "stuck", "")) {
                load(managed, "step-1").close();
                assertThat(weights(load(managed, "step-2"))).isEqualTo("second weights");
                assertThat(heard).contains("LOADING 0.0 engine [vllm] did not move on: path [/collective_rpc] answered"
                        + " [500]: {\"results\": [null]}; it is started anew");
            }
        }

        @Test
        void is_told_the_digest_and_tells_it_back_where_it_keeps_one() throws Exception {
            try (Managed managed = open(Recipe.SGLANG, "", "")) {
                load(managed, "step-1").close();
                Stored second = managed.find("step-2");
                assertThat(weights(second.load(ManagedTest.this::hear))).isEqualTo("second weights");
                assertThat(askedOf()).contains("GET /get_model_info").filteredOn(line -> line.startsWith("POST"))
                        .containsExactly("POST /release_memory_occupation {}",
                                "POST /resume_memory_occupation {}",
                                "POST /update_weights_from_disk {\"model_path\": \"" + folder.resolve("runs/step-2")
                                        + "\", \"weight_version\": \"" + second.digest()
                                        + "\", \"flush_cache\": true, \"abort_all_requests\": true}");
            }
        }
    }

    @Nested
    class What_goes_wrong {

        @Test
        void at_start_is_told_in_the_engines_last_words() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "dies", "")) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> load(managed, "step-1"))
                        .withMessage("engine [vllm], started as [" + folder.resolve("engine")
                                + "], ended with status [1]; its last words: INFO Starting to load model / Loading"
                                + " safetensors checkpoint shards:  50% Completed | 1/2 / torch.OutOfMemoryError: CUDA out"
                                + " of memory. Tried to allocate 16.00 GiB")
                        .matches(e -> e.code() == Code.BROKEN);
                awaitEnd(processes());
            }
        }

        @Test
        void with_the_command_is_told_in_the_shells_words() throws Exception {
            System.setProperty(Recipe.VLLM.property(), "/nowhere/vllm");
            try (Managed managed = Managed.open(Recipe.VLLM, folder.resolve("runs").toString(), SPEAKER, LIMITS)) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> load(managed, "step-1"))
                        .withMessageMatching("engine \\[vllm], started as \\[/nowhere/vllm], ended with status \\[127];"
                                + " its last words: .*/nowhere/vllm: .*not found");
            }
        }

        @Test
        void with_files_that_change_while_they_are_read_is_told() throws Exception {
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                Stored stored = managed.find("step-1");
                String before = stored.digest();
                Files.writeString(folder.resolve("runs/step-1/model.safetensors"), "half written");
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> stored.load(ManagedTest.this::hear))
                        .withMessage("checkpoint [step-1] had digest [" + before + "] before the engine read it and ["
                                + managed.find("step-1").digest() + "] after; load it again once it is written");
                awaitEnd(processes());
            }
        }

        @Test
        void with_a_shard_that_is_missing_is_told_before_anything_is_started() throws Exception {
            Path step = folder.resolve("runs/step-1");
            Files.delete(step.resolve("model.safetensors"));
            Files.writeString(step.resolve("model.safetensors.index.json"),
                    "{\"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": \"model-2.safetensors\"}}");
            Files.writeString(step.resolve("model-1.safetensors"), "first half");
            try (Managed managed = open(Recipe.VLLM, "", "")) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> load(managed, "step-1"))
                        .withMessage("checkpoint [step-1]: shard [model-2.safetensors], which"
                                + " [model.safetensors.index.json] names, is missing (1 of 2 are); copy the checkpoint"
                                + " again");
                assertThat(journal).doesNotExist();
            }
        }
    }

    @Test
    void a_folder_that_is_a_checkpoint_is_the_only_one() throws Exception {
        try (Managed managed = Managed.open(Recipe.VLLM, folder.resolve("runs/step-1").toString(), SPEAKER,
                LIMITS)) {
            assertThat(managed.offers()).extracting(ModelOffer::getName).containsExactly("step-1");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> managed.find("step-2"))
                    .withMessage("checkpoint [step-2] is not served; known: step-1");
        }
    }
}
