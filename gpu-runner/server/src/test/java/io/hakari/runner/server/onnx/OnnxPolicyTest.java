package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// The policies are those of `src/test/python/tiny_policies.py`: y = x W + b, where row r of W is (8 r + c − 16) / 8 and b is c / 4.
class OnnxPolicyTest {
    private static final OnnxEngine ENGINE = OnnxEngine.onnxEngine();

    @TempDir
    private Path folder;

    private Path checkpoint(String weights) throws IOException {
        Files.copy(Checkpoints.resource("policy").resolve(weights), folder.resolve("policy.onnx"));
        Files.copy(Checkpoints.resource("policy").resolve("config.json"), folder.resolve("config.json"));
        return folder;
    }

    private PolicyModel load(Path from) throws ModelException {
        return (PolicyModel) ENGINE.load(from, Checkpoints.UNHEARD);
    }

    private static Observation seen(Map<String, double[]> state) {
        var observation = Observation.newBuilder();
        state.forEach((name, numbers) -> observation.putState(name,
                Vector.newBuilder().addAllValues(Arrays.stream(numbers).boxed().toList()).build()));
        return observation.build();
    }

    private static Observation seen(double... tool) {
        return seen(Map.of("tool-position", tool, "person-distance", new double[]{3}, "time", new double[]{1}));
    }

    /// By hand: x = (0.5, 2, 1, 3) after scaling, so that y is (8 · 13 + 6.5 (c − 16)) / 8 + c / 4 = 1.0625 c in column c.
    private static void assertBent(ActEvent answer) {
        assertThat(answer.getChunk().getWidth()).isEqualTo(4);
        assertThat(answer.getChunk().getActionsList())
                .containsExactly(0.0, 1.0625, 2.125, 3.1875, 4.25, 5.3125, 6.375, 7.4375);
    }

    @ParameterizedTest
    @CsvSource({"policy.onnx", "free.onnx"})
    void gives_the_chunk_of_its_network_for_what_is_seen_scaled_and_in_order(String weights) throws Exception {
        try (PolicyModel policy = load(checkpoint(weights)); PolicySession session = policy.open()) {
            assertBent(session.act(seen(0.75, 2, 1.25)));
        }
    }

    @Test
    void loads_from_an_archive() throws Exception {
        Path jar = folder.resolve("demo.jar");
        try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()),
                Map.of("create", "true"))) {
            for (String file : List.of("config.json", "policy.onnx")) {
                Files.copy(Checkpoints.resource("policy").resolve(file), archive.getPath("/" + file));
            }
            try (PolicyModel policy = load(archive.getPath("/")); PolicySession session = policy.open()) {
                assertBent(session.act(seen(0.75, 2, 1.25)));
            }
        }
    }

    @Test
    void says_what_its_actions_mean_and_that_seeds_are_honoured() throws Exception {
        try (PolicyModel policy = load(checkpoint("policy.onnx")); PolicySession session = policy.open()) {
            ActEvent ready = session.reset(Reset.getDefaultInstance());
            assertThat(ready.getReady().getSeeded()).isTrue();
            assertThat(ready.getReady().getSpace().getName()).isEqualTo("cartesian-velocity");
            assertThat(ready.getReady().getSpace().getLabelsList()).containsExactly("vx", "vy", "vz", "grip");
            assertThat(ready.getReady().getSpace().getUnit()).isEqualTo("m/s");
            assertThat(ready.getReady().getSpace().getPeriodMs()).isEqualTo(50);
            // 4 × 8 weights and 8 numbers added.
            assertThat(policy.properties()).containsEntry("parameters", "40").containsEntry("dtype", "float32")
                    .containsEntry("kind", "policy");
            assertThat(policy.determinism().getClass_()).isEqualTo(DeterminismRecord.Class.BITWISE);
        }
    }

    @Test
    void holds_the_numbers_of_two_sessions_apart() throws Exception {
        try (PolicyModel policy = load(checkpoint("policy.onnx"));
                PolicySession one = policy.open();
                PolicySession other = policy.open()) {
            ActEvent first = one.act(seen(0.75, 2, 1.25));
            other.act(seen(9, 9, 9));
            assertBent(first);
            assertBent(one.act(seen(0.75, 2, 1.25)));
        }
    }

    @Test
    void passes_on_what_a_sensor_cannot_tell() throws Exception {
        try (PolicyModel policy = load(checkpoint("policy.onnx")); PolicySession session = policy.open()) {
            assertThat(session.act(seen(Double.NaN, 2, 1.25)).getChunk().getActionsList()).containsOnly(Double.NaN);
        }
    }

    @Test
    void is_made_of_its_two_files() throws Exception {
        assertThat(ENGINE.files(checkpoint("policy.onnx"))).containsExactly("config.json", "policy.onnx");
        assertThat(ENGINE.files(Checkpoints.BYTES.path()))
                .containsExactly("config.json", "model.onnx", "tokenizer.json");
    }

    @Nested
    class An_observation {

        @Test
        void that_lacks_something_is_refused() throws Exception {
            refused(seen(Map.of("tool-position", new double[3], "time", new double[1])),
                    "observation has no state [person-distance]; config.json of the policy names it; "
                            + "the observation has [time, tool-position]");
        }

        @Test
        void with_another_number_of_numbers_is_refused() throws Exception {
            refused(seen(1, 2), "state [tool-position] of the observation has [2] numbers; "
                    + "config.json of the policy says 3");
        }

        private void refused(Observation observation, String message) throws Exception {
            try (PolicyModel policy = load(checkpoint("policy.onnx")); PolicySession session = policy.open()) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> session.act(observation))
                        .withMessage(message)
                        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.REJECTED));
                assertBent(session.act(seen(0.75, 2, 1.25)));
            }
        }
    }

    @Nested
    class A_checkpoint_is_refused {

        @Test
        void without_a_configuration() throws Exception {
            Files.copy(Checkpoints.resource("policy").resolve("policy.onnx"), folder.resolve("policy.onnx"));
            refused(Code.CORRUPT, "checkpoint [" + folder.getFileName() + "] has no [config.json]; "
                    + "expected config.json, policy.onnx; copy the checkpoint again");
        }

        @Test
        void when_it_is_a_decoder_too() throws Exception {
            checkpoint("policy.onnx");
            Files.writeString(folder.resolve("model.onnx"), "");
            refused(Code.CORRUPT, "checkpoint [" + folder.getFileName() + "] has both [model.onnx] and [policy.onnx]; "
                    + "give each a folder of its own");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                nan.onnx          | CORRUPT     | policy.onnx has a weight in [weights] that is NaN or infinite; train it anew from a step before that
                nan-unpacked.onnx | CORRUPT     | policy.onnx has a weight in [weights] that is NaN or infinite; train it anew from a step before that
                outside.onnx      | UNSUPPORTED | policy.onnx keeps [weights] in another file; export it with its weights inside
                double.onnx       | UNSUPPORTED | policy.onnx has the input [state] of another type than FLOAT; export it in float32
                narrow.onnx       | CORRUPT     | policy.onnx has the input [state] of the shape [1, 3]; expected [1, 4] from the sizes of its state in config.json
                log.onnx          | CORRUPT     | policy.onnx gives [-Infinity] for [vx] of action 0 when every input is at its mean; export it anew
                """)
        void when_its_network_is_not_sound(String weights, Code code, String message) throws Exception {
            checkpoint(weights);
            refused(code, message);
        }

        @Test
        void when_it_was_copied_in_part() throws Exception {
            Path weights = checkpoint("policy.onnx").resolve("policy.onnx");
            byte[] whole = Files.readAllBytes(weights);
            Files.write(weights, Arrays.copyOf(whole, whole.length / 2));
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD).close())
                    .withMessageStartingWith("policy.onnx is no ONNX file: ")
                    .withMessageEndingWith("; copy the file again")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                "output": "actions"    | "output": "action"        | policy.onnx has the outputs [actions] but config.json names [action]; name them as the export does
                "horizon": 2           | "horizon": 3              | policy.onnx has the output [actions] of the shape [1, 2, 4]; expected [1, 3, 4] from horizon and labels in config.json
                "name": "state"        | "name": "observation"     | policy.onnx has the inputs [state] but config.json names [observation]; name them as the export does
                """)
        void when_it_is_not_what_its_configuration_says(String told, String instead, String message)
                throws Exception {
            say(told, instead);
            refused(Code.CORRUPT, message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                "output": "actions",   | ``                        | has no field [output]; expected a name
                "horizon": 2           | "horizon": 2.5            | says horizon [2.5]; expected a whole number from 1 to 100000
                "horizon": 2           | "horizon": 50000          | says horizon [50000]; expected at most 100000 numbers in a chunk
                "periodMs": 50         | "periodMs": 0             | says periodMs [0]; expected a whole number from 1 to 100000
                "vx",                  | 4,                        | says labels [4]; expected a list of names
                "unit": "m/s"          | "unit": " "               | says unit [ ]; expected a name
                "size": 3              | "size": 2                 | says inputs[0].state[0].mean [a list of 3]; expected 2 numbers
                "size": 1              | "size": "one"             | says inputs[0].state[1].size [one]; expected a whole number from 1 to 100000
                0.25                   | -0.25                     | says inputs[0].state[0].deviation [-0.25]; expected numbers above 0
                0.25                   | 0                         | says inputs[0].state[0].deviation [0]; expected numbers above 0
                0.25                   | "x"                       | says inputs[0].state[0].deviation [x]; expected numbers above 0
                "name": "state"        | "name": "state", "x": [{  | x
                "inputs":              | "inputs": [], "outputs":  | says inputs [a list of 0]; expected a list that is not empty
                "inputs": [            | "inputs": [7,             | says inputs[0] [7]; expected an object
                """)
        void when_its_configuration_has_a_field_that_is_missing_or_wrong(String told, String instead, String problem)
                throws Exception {
            say(told, instead);
            if (problem.equals("x")) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.check(folder))
                        .withMessageStartingWith("config.json is no JSON object in UTF-8: ");
                return;
            }
            String message = "config.json " + problem + "; write it as the runner's README shows";
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ENGINE.check(folder))
                    .withMessage(message);
            refused(Code.CORRUPT, message);
        }

        /// Lists are written one number a line, so that a number is found by itself.
        private void say(String told, String instead) throws IOException {
            Path config = checkpoint("policy.onnx").resolve("config.json");
            String text = Files.readString(config);
            assertThat(text).contains(told);
            Files.writeString(config, text.replace(told, instead));
        }

        private void refused(Code code, String message) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ENGINE.load(folder, Checkpoints.UNHEARD).close())
                    .withMessage(message)
                    .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        }
    }
}
