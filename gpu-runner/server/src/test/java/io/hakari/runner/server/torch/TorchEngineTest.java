package io.hakari.runner.server.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.huggingface.SmallCheckpoint;

class TorchEngineTest {
    private static final Progress UNHEARD = (_, _, _) -> {};

    @TempDir
    private Path folder;

    private static TorchEngine with(Path python) {
        return new TorchEngine(python.toString(), "auto", "auto", 0, 0);
    }

    @Nested
    class A_python {

        @Test
        void that_is_not_there_is_told_with_the_flag() {
            assertThatIOException().isThrownBy(() -> with(Path.of("/nowhere/python")).open(folder.toString()))
                    .withMessageMatching("python \\[/nowhere/python] cannot be started \\(.*\\); name another with"
                            + " -Dhakari.runner.python=/path/to/python");
        }

        @Test
        void without_packages_is_told_what_to_install() throws IOException {
            Path python = Fakes.script(folder.resolve("python"), "echo python 3.12.1 .; echo grpcio 1.85.3; echo torch;"
                    + " echo transformers");
            assertThatIOException().isThrownBy(() -> with(python).open(folder.toString()))
                    .withMessage("python [" + python + "] has no packages [torch, transformers]; run [" + python
                            + " -m pip install torch transformers]; or name another with"
                            + " -Dhakari.runner.python=/path/to/python");
        }

        @Test
        void that_is_too_old_is_told_so() throws IOException {
            Path python = Fakes.script(folder.resolve("python"), "echo python 3.9.2 old");
            assertThatIOException().isThrownBy(() -> with(python).open(folder.toString()))
                    .withMessage("python [" + python + "] is version [3.9.2]; expected 3.11 or later; name another"
                            + " with -Dhakari.runner.python=/path/to/python");
        }

        @Test
        void that_is_none_is_quoted() throws IOException {
            Path python = Fakes.script(folder.resolve("python"), "echo what is -c >&2; exit 2");
            assertThatIOException().isThrownBy(() -> with(python).open(folder.toString()))
                    .withMessage("python [" + python + "] does not tell its packages; it said [what is -c]; name"
                            + " another with -Dhakari.runner.python=/path/to/python");
        }
    }

    @Test
    void offers_the_folders_that_hold_a_checkpoint_and_tells_its_version() throws Exception {
        TorchEngine engine = with(Fakes.python(folder));
        Fakes.checkpoint(folder.resolve("tiny"));
        assertThat(engine.name()).isEqualTo("torch");
        try (var shelf = engine.open(folder.toString())) {
            assertThat(shelf.offers()).extracting(ModelOffer::getName).containsExactly("tiny");
            assertThat(shelf.find("tiny").digest()).matches("[0-9a-f]{64}");
        }
        assertThat(engine.name()).isEqualTo("torch 9.9");
    }

    @Test
    void has_no_demo() {
        assertThatIOException().isThrownBy(() -> TorchEngine.torchEngine().open("demo"))
                .withMessage("checkpoints [demo] are for the engine onnx; name a folder of Hugging Face checkpoints");
    }

    @Test
    void looks_damage_up_before_it_reads_every_byte() throws Exception {
        TorchEngine engine = with(Fakes.python(folder));
        Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"));
        SmallCheckpoint.shard(checkpoint.resolve(SmallCheckpoint.WEIGHTS), "{}", 9);
        try (var shelf = engine.open(folder.toString())) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> shelf.find("tiny").digest())
                    .withMessage("checkpoint [tiny]: shard [model.safetensors] has room for [9] bytes of tensors but"
                            + " says they have [0]; copy the shard again");
        }
    }

    @Nested
    class A_type {

        @Test
        void that_is_unknown_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> TorchEngine.torchEngine().withDtype("fp32"))
                    .withMessage(
                            "hakari.runner.torch.dtype is [fp32]; expected one of auto, float32, bfloat16, float16");
        }

        @Test
        void that_the_worker_did_not_load_is_refused() throws Exception {
            Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"));
            TorchEngine engine = with(Fakes.python(folder)).withDtype("bfloat16");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> engine.load(checkpoint, UNHEARD))
                    .withMessage("checkpoint [tiny] was loaded as [float32] but -Dhakari.runner.torch.dtype is"
                            + " [bfloat16]; choose one that it has");
            assertThat(Fakes.last(checkpoint)).isEmpty();
        }

        @Test
        void cannot_be_made_of_quantised_weights() throws Exception {
            Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"));
            SmallCheckpoint.shard(checkpoint.resolve(SmallCheckpoint.WEIGHTS),
                    "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}", 4);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> TorchEngine.torchEngine().withDtype("float32").check(checkpoint))
                    .withMessage("checkpoint [tiny] stores its weights as [F8_E4M3] but -Dhakari.runner.torch.dtype is"
                            + " [float32]; quantised weights are computed as they are, so leave it at auto")
                    .extracting(ModelException::code).isEqualTo(Code.UNSUPPORTED);
        }
    }

    @Test
    void a_checkpoint_in_an_archive_is_refused() throws Exception {
        Path zip = folder.resolve("runs.zip");
        try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path inside = Fakes.checkpoint(files.getPath("/tiny"));
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> TorchEngine.torchEngine().load(inside, UNHEARD))
                    .withMessage("checkpoint [tiny] lies in an archive; unpack it, since PyTorch reads folders");
        }
    }
}
