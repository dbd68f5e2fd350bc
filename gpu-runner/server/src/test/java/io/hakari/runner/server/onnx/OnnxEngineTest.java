package io.hakari.runner.server.onnx;

import static io.hakari.runner.server.onnx.Checkpoints.weigh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Engine;
import io.hakari.runner.server.ModelException;

class OnnxEngineTest {
    private static final OnnxEngine ENGINE = OnnxEngine.onnxEngine().withThreads(2);

    @Test
    void is_called_by_its_version() {
        assertThat(ENGINE.name()).isEqualTo("onnxruntime 1.29.0");
    }

    @Test
    void needs_a_thread() {
        assertThatIllegalArgumentException().isThrownBy(() -> ENGINE.withThreads(0))
                .withMessage("threads [0] must be at least 1");
    }

    @Test
    void uses_at_most_eight_threads_by_itself() {
        assertThat(OnnxEngine.onnxEngine().threads()).isBetween(1, 8);
    }

    @Test
    void is_found_as_a_service() {
        assertThat(ServiceLoader.load(Engine.class)).contains(new OnnxEngine());
    }

    @Test
    void tells_what_it_loaded() throws Exception {
        try (OnnxModel model = Checkpoints.BYTES.load()) {
            assertThat(model.contextLength()).isEqualTo(96);
            // 320 x 24 embedded, two layers of 12 x 24² + 96 + 24, five norms of 2 x 24; and a few constants.
            assertThat(Integer.parseInt(model.properties().get("parameters"))).isBetween(21_984, 22_100);
            assertThat(model.properties()).containsAllEntriesOf(Map.of("dtype", "float32", "device", "cpu", "engine",
                    "onnxruntime 1.29.0", "vocabulary", "320", "threads", "2"));
        }
    }

    @Test
    void loads_from_an_archive(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("demo.jar");
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()),
                Map.of("create", "true"))) {
            Path inside = Files.createDirectory(archive.getPath("/demo"));
            Checkpoints.BYTES.copiedTo(inside);
            try (var packed = (OnnxModel) ENGINE.load(inside, Checkpoints.UNHEARD);
                    OnnxModel plain = Checkpoints.BYTES.load()) {
                List<ScoreResult> results = packed.score(List.of(weigh("倉庫に", "本が")));
                assertThat(results).isEqualTo(plain.score(List.of(weigh("倉庫に", "本が"))));
            }
        }
    }

    @Test
    void may_be_closed_twice() throws Exception {
        OnnxModel model = Checkpoints.BYTES.load();
        model.close();
        model.close();
    }

    @Nested
    class A_checkpoint_that_cannot_be_loaded {
        @TempDir
        private Path folder;

        @Test
        void does_not_exist() {
            refused(folder.resolve("demo-9999"), Error.Code.NOT_FOUND, "checkpoint folder [demo-9999] does not exist; "
                    + "name a folder with model.onnx, tokenizer.json, config.json");
        }

        @Test
        void lacks_files() throws Exception {
            Path checkpoint = Files.createDirectory(folder.resolve("demo"));
            Files.writeString(checkpoint.resolve("config.json"), "{}");
            refused(checkpoint, Error.Code.CORRUPT, "checkpoint [demo] has no [model.onnx, tokenizer.json]; "
                    + "expected model.onnx, tokenizer.json, config.json; copy the checkpoint again");
        }

        @Test
        void was_copied_in_part() throws Exception {
            Path model = Checkpoints.BYTES.copiedTo(folder).resolve("model.onnx");
            byte[] whole = Files.readAllBytes(model);
            Files.write(model, Arrays.copyOf(whole, whole.length / 2));
            refused(folder, Error.Code.CORRUPT,
                    "model.onnx cannot be loaded: Protobuf parsing failed; copy the file again or "
                            + "export it anew");
        }

        @Test
        void lacks_the_weights_beside_its_model() throws Exception {
            for (String file : List.of("model.onnx", "tokenizer.json", "config.json")) {
                Files.copy(Checkpoints.resource("chain").resolve(file), folder.resolve(file));
            }
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD))
                    .withMessageStartingWith("model.onnx cannot be loaded: ")
                    .withMessageContaining("model.onnx_data")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Error.Code.CORRUPT));
        }

        @Test
        void has_no_cache() throws Exception {
            Checkpoints.BYTES.copiedTo(folder);
            Files.delete(folder.resolve("model.onnx"));
            Files.copy(Checkpoints.resource("plain.onnx"), folder.resolve("model.onnx"));
            refused(folder, Error.Code.UNSUPPORTED, "model.onnx has no inputs [past_key_values.*], only "
                    + "[attention_mask, input_ids]; export it with a key-value cache (Optimum: task text-generation-with-past)");
        }

        @Test
        void has_a_tokenizer_of_another_model() throws Exception {
            Checkpoints.BYTES.copiedTo(folder);
            Path tokenizer = folder.resolve("tokenizer.json");
            Files.write(tokenizer, Files.readAllBytes(Checkpoints.PIECES.path().resolve("tokenizer.json")));
            refused(folder, Error.Code.CORRUPT, "tokenizer.json has token [<0xFF>] with id [395] but config.json says "
                    + "vocab_size [320]; take both files from the same export");
        }

        @Test
        void has_an_added_token_beyond_the_vocabulary() throws Exception {
            Path tokenizer = Checkpoints.BYTES.copiedTo(folder).resolve("tokenizer.json");
            Files.writeString(tokenizer, Files.readString(tokenizer).replace("\"added_tokens\":[{\"id\":0,",
                    "\"added_tokens\":[{\"id\":320,"));
            refused(folder, Error.Code.CORRUPT,
                    "tokenizer.json has token [<s>] with id [320] but config.json says vocab_size "
                            + "[320]; take both files from the same export");
        }

        @Test
        void has_a_file_that_is_no_tokenizer() throws Exception {
            Files.writeString(Checkpoints.BYTES.copiedTo(folder).resolve("tokenizer.json"), "{\"version\":\"1.0\"}");
            refused(folder, Error.Code.CORRUPT,
                    "tokenizer.json has no field [model.vocab]; expected a Hugging Face tokenizer; "
                            + "copy the file again");
        }

        @Test
        void has_a_damaged_tokenizer() throws Exception {
            Path tokenizer = Checkpoints.BYTES.copiedTo(folder).resolve("tokenizer.json");
            Files.writeString(tokenizer, Files.readString(tokenizer).replace("\"BPE\"", "\"BPX\""));
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD))
                    .withMessageStartingWith("tokenizer.json is no tokenizer: ")
                    .withMessageEndingWith("; copy the file again")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Error.Code.CORRUPT));
        }

        @Test
        void has_a_damaged_configuration() throws Exception {
            Files.writeString(Checkpoints.BYTES.copiedTo(folder).resolve("config.json"), "{\"vocab_size\": 3");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD))
                    .withMessageStartingWith("config.json is no JSON object in UTF-8: ")
                    .withMessageEndingWith("; copy the file again");
        }

        @Test
        void has_a_configuration_in_another_encoding() throws Exception {
            Files.write(Checkpoints.BYTES.copiedTo(folder).resolve("config.json"),
                    "{\"名\": 3}".getBytes(Charset.forName("Shift_JIS")));
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD))
                    .withMessageStartingWith("config.json is no JSON object in UTF-8: ");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                vocab_size: 320               | ''                          | has no field [vocab_size]; expected a whole number above 0
                vocab_size: 320               | "vocab_size": "many"        | says vocab_size [many]; expected a whole number above 0
                vocab_size: 320               | "vocab_size": 319           | x
                max_position_embeddings: 96   | "max_position_embeddings":0 | says max_position_embeddings [0]; expected a whole number above 0
                max_position_embeddings: 96   | "max_position_embeddings":9.5 | says max_position_embeddings [9.5]; expected a whole number above 0
                max_position_embeddings: 96   | ''                          | has no field [max_position_embeddings]; expected a whole number above 0
                bos_token_id: 0               | "bos_token_id": 320         | says bos_token_id [320]; expected a token id below vocab_size [320]
                bos_token_id: 0               | "bos_token_id": -1          | says bos_token_id [-1]; expected a token id below vocab_size [320]
                eos_token_id: 1               | ''                          | has no field [eos_token_id]; expected a token id or a list of them
                eos_token_id: 1               | "eos_token_id": null        | has no field [eos_token_id]; expected a token id or a list of them
                eos_token_id: 1               | "eos_token_id": []          | says eos_token_id [a list of 0]; expected a token id or a list of them
                eos_token_id: 1               | "eos_token_id": [1, 999]    | says eos_token_id [999]; expected a token id below vocab_size [320]
                eos_token_id: 1               | "eos_token_id": true        | says eos_token_id [true]; expected a token id below vocab_size [320]
                """)
        void has_a_field_that_is_missing_or_wrong(String field, String replacement, String problem) throws Exception {
            Path config = Checkpoints.BYTES.copiedTo(folder).resolve("config.json");
            String old = '"' + field.replace(":", "\":");
            String text = Files.readString(config);
            assertThat(text).contains(old);
            Files.writeString(config, text.replace(old + ",", replacement.isEmpty() ? "" : replacement + ","));
            String expected = problem.equals("x")
                    ? "tokenizer.json has token [«ãĥ¡] with id [319] but config.json says vocab_size [319]; take both files from the same export"
                    : "config.json " + problem + "; take the file from the model's export";
            refused(folder, Error.Code.CORRUPT, expected);
        }

        @Test
        void says_more_tokens_than_it_has_logits() throws Exception {
            Path config = Checkpoints.BYTES.copiedTo(folder).resolve("config.json");
            Files.writeString(config, Files.readString(config, StandardCharsets.UTF_8).replace("320", "400"));
            refused(folder, Error.Code.CORRUPT,
                    "config.json says vocab_size [400] but model.onnx gives logits for [320] tokens; "
                            + "take both files from the same export");
        }

        private static void refused(Path checkpoint, Error.Code code, String message) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ENGINE.load(checkpoint, Checkpoints.UNHEARD).close())
                    .withMessage(message)
                    .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        }
    }

    @Test
    void finds_weights_that_lie_beside_the_model() throws IOException, ModelException {
        try (var model = (OnnxModel) ENGINE.load(Checkpoints.resource("chain"), Checkpoints.UNHEARD)) {
            assertThat(model.contextLength()).isEqualTo(512);
        }
    }
}
