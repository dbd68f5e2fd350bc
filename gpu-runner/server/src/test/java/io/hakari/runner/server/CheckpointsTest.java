package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;

class CheckpointsTest {
    private static final FolderEngine ENGINE = new Engines.Failing();

    @TempDir
    private Path folder;

    private void checkpoint(Path root, String name, String step) throws IOException {
        Path checkpoint = Files.createDirectories(root.resolve(name));
        Files.writeString(checkpoint.resolve("config.json"), "{}\n");
        Files.writeString(checkpoint.resolve("model.onnx"), "weights of " + name + "\n");
        Files.writeString(checkpoint.resolve("tokenizer.json"), "[]\n");
        Files.writeString(checkpoint.resolve("hakari.json"), "{\"step\": \"" + step + "\"}");
    }

    private Checkpoints open() throws IOException {
        return Checkpoints.open(folder.toString(), ENGINE);
    }

    @Nested
    class Offers {

        @Test
        void come_by_step_and_variants_come_last() throws Exception {
            checkpoint(folder, "demo-regressed", "3000");
            checkpoint(folder, "demo-3000", "3000");
            checkpoint(folder, "demo-0300", "300");
            checkpoint(folder, "demo-12000", "12000");
            checkpoint(folder, "ablation", "10");
            Files.createDirectory(folder.resolve("notes"));
            assertThat(open().offers()).extracting(ModelOffer::getName)
                    .containsExactly("demo-0300", "demo-3000", "demo-12000", "ablation", "demo-regressed");
        }

        @Test
        void come_series_by_series() throws Exception {
            for (String name : new String[]{"demo-0300", "demo-0600", "demo-regressed", "cell-0100", "cell-2000",
                    "cell-regressed"}) {
                checkpoint(folder, name, "");
                Files.writeString(folder.resolve(name + "/hakari.json"), "{\"series\": \"" + name.substring(0, 4)
                        + "\", \"step\": \"" + name.replaceAll("\\D+", "") + "\"}");
            }
            assertThat(open().offers()).extracting(ModelOffer::getName).containsExactly("cell-0100", "cell-2000",
                    "cell-regressed", "demo-0300", "demo-0600", "demo-regressed");
        }

        @Test
        void tell_the_properties_of_the_manifest() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            assertThat(open().offers().getFirst().getPropertiesMap()).isEqualTo(Map.of("step", "300"));
        }

        @Test
        void tell_that_a_manifest_is_damaged_without_hiding_the_others() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            checkpoint(folder, "demo-0600", "600");
            Files.writeString(folder.resolve("demo-0600/hakari.json"), "{\"step\": 600}");
            assertThat(open().offers()).extracting(ModelOffer::getName).containsExactly("demo-0300", "demo-0600");
            assertThat(open().offers().getLast().getPropertiesMap())
                    .isEqualTo(Map.of("problem", "checkpoint [demo-0600]:"
                            + " property [step] in [hakari.json] is no string; put it in quotes"));
        }

        @Test
        void are_read_from_a_jar_too() throws Exception {
            Path jar = folder.resolve("demo.jar");
            try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
                checkpoint(archive.getPath("/some/demo"), "demo-0300", "300");
            }
            try (var checkpoints = Checkpoints.at(URI.create("jar:" + jar.toUri() + "!/some/demo").toURL(), ENGINE)) {
                assertThat(checkpoints.offers()).extracting(ModelOffer::getName).containsExactly("demo-0300");
                assertThat(Files.readString(checkpoints.find("demo-0300").path().resolve("config.json")))
                        .isEqualTo("{}\n");
            }
        }
    }

    @Nested
    class A_checkpoint {

        @Test
        void has_the_digest_that_sha256sum_prints() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            // sha256sum config.json model.onnx tokenizer.json | LC_ALL=C sort | sha256sum
            assertThat(open().find("demo-0300").digest())
                    .isEqualTo("71d7237125a124d9ee6801b967df8a421cc4d8c4d566e2aaa3c3a3416d2f4564");
        }

        @Test
        void that_is_unknown_is_answered_with_those_that_are_known() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            checkpoint(folder, "demo-0600", "600");
            fails(() -> open().find("demo-0900"), Code.NOT_FOUND,
                    "checkpoint [demo-0900] is not in [" + folder + "]; known: demo-0300, demo-0600");
        }

        @Test
        void is_never_found_outside_the_folder() throws Exception {
            checkpoint(folder, "inner/demo-0300", "300");
            var checkpoints = Checkpoints.open(Files.createDirectory(folder.resolve("other")).toString(), ENGINE);
            fails(() -> checkpoints.find("../inner/demo-0300"), Code.NOT_FOUND,
                    "checkpoint [../inner/demo-0300] is not in [" + folder.resolve("other") + "]; known: none");
        }

        @Test
        void lacks_a_file() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            Files.delete(folder.resolve("demo-0300/model.onnx"));
            fails(() -> open().find("demo-0300").digest(), Code.CORRUPT,
                    "checkpoint [demo-0300]: file [model.onnx] is missing; copy the checkpoint again");
        }

        @Test
        void is_not_what_its_sums_say() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            String zeros = "0".repeat(64);
            Files.writeString(folder.resolve("demo-0300/SHA256SUMS"), zeros + "  model.onnx\n");
            String found = Sha256.of(folder.resolve("demo-0300/model.onnx"));
            fails(() -> open().find("demo-0300").digest(), Code.CORRUPT,
                    "checkpoint [demo-0300]: file [model.onnx] has sha256 [" + found + "] but SHA256SUMS says [" + zeros
                            + "]; copy the checkpoint again");
        }

        @Test
        void is_what_its_sums_say() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            String digest = open().find("demo-0300").digest();
            String sum = Sha256.of(folder.resolve("demo-0300/hakari.json"));
            Files.writeString(folder.resolve("demo-0300/SHA256SUMS"), sum + " *hakari.json\n");
            assertThat(open().find("demo-0300").digest()).isEqualTo(digest);
        }

        @Test
        void has_sums_that_name_a_file_elsewhere() throws Exception {
            checkpoint(folder, "demo-0300", "300");
            String line = "0".repeat(64) + "  ../secret";
            Files.writeString(folder.resolve("demo-0300/SHA256SUMS"), line + "\n");
            fails(() -> open().find("demo-0300").digest(), Code.CORRUPT, "checkpoint [demo-0300]: file"
                    + " [SHA256SUMS] has the line [" + line
                    + "] which is no digest and file name; write it anew with sha256sum");
        }
    }

    @Test
    void a_place_that_is_no_folder_is_named() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Checkpoints.open("/nowhere/checkpoints", ENGINE))
                .withMessage(
                        "checkpoints [/nowhere/checkpoints] is no folder; name a folder of checkpoint folders, or demo");
    }

    private static void fails(ThrowingCallable call, Code code, String message) {
        assertThatExceptionOfType(ModelException.class).isThrownBy(call).withMessage(message).satisfies(
                e -> assertThat(e.code()).isEqualTo(code));
    }
}
