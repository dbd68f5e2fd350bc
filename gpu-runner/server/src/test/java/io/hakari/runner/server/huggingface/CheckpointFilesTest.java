package io.hakari.runner.server.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.ModelException;

class CheckpointFilesTest {
    @TempDir
    private Path root;
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = SmallCheckpoint.write(root.resolve("tiny"));
    }

    private CheckpointFiles files() {
        return new CheckpointFiles(folder);
    }

    private void assertRefused(Code code, String message) {
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> files().check())
                .withMessage("checkpoint [tiny]: " + message)
                .extracting(ModelException::code).isEqualTo(code);
    }

    private void split(String... tensorAndShard) throws IOException {
        Files.delete(folder.resolve(SmallCheckpoint.WEIGHTS));
        Files.writeString(folder.resolve("model.safetensors.index.json"),
                "{\"metadata\": {\"total_size\": 64}, \"weight_map\": {" + IntStream.range(0, tensorAndShard.length / 2)
                        .mapToObj(i -> "\"" + tensorAndShard[2 * i] + "\": \"" + tensorAndShard[2 * i + 1] + "\"")
                        .collect(Collectors.joining(", ")) + "}}");
    }

    private static String tensor(String name, String type, String shape, int begin, int end) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
                + end + "]}";
    }

    @Nested
    class A_whole_checkpoint {

        @Test
        void is_made_of_what_transformers_reads() throws Exception {
            Files.writeString(folder.resolve("generation_config.json"), "{}");
            Files.writeString(folder.resolve("chat_template.jinja"), "");
            Files.writeString(folder.resolve("README.md"), "");
            assertThat(files().names()).containsExactlyInAnyOrder("config.json", "tokenizer.json",
                    "generation_config.json", "chat_template.jinja", "model.safetensors");
        }

        @Test
        void tells_the_types_it_is_stored_in() throws Exception {
            assertThat(files().check()).isEqualTo(new CheckpointFiles.Contents(Set.of("F32"), 1));
        }

        @Test
        void may_be_in_shards() throws Exception {
            split("model.embed_tokens.weight", "model-2.safetensors", "norm", "model-1.safetensors");
            SmallCheckpoint.shard(folder.resolve("model-1.safetensors"),
                    "{" + tensor("norm", "BF16", "[3]", 0, 6) + "}", 6);
            SmallCheckpoint.shard(folder.resolve("model-2.safetensors"),
                    "{" + tensor("model.embed_tokens.weight", "F32", "[4,2]", 0, 32) + "}   ", 32);
            assertThat(files().check().types()).containsExactlyInAnyOrder("F32", "BF16");
            assertThat(files().names()).containsExactly("config.json", "tokenizer.json",
                    "model.safetensors.index.json", "model-1.safetensors", "model-2.safetensors");
        }

        @Test
        void may_have_scalars_metadata_and_tensors_without_bytes() throws Exception {
            SmallCheckpoint.shard(folder.resolve(SmallCheckpoint.WEIGHTS),
                    "{\"__metadata__\":{\"format\":\"pt\"}," + tensor("scale", "F64", "[]", 0, 8) + ","
                            + tensor("none", "I64", "[0,7]", 8, 8) + "}",
                    8);
            assertThat(files().check().tensors()).isEqualTo(2);
        }
    }

    @Nested
    class A_file_that_is_not_there {

        @ParameterizedTest
        @CsvSource({"config.json", "tokenizer.json", "model.safetensors"})
        void is_named(String file) throws IOException {
            Files.delete(folder.resolve(file));
            assertRefused(Code.CORRUPT, "file [" + file + "] is missing; copy the checkpoint again");
        }

        @Test
        void is_named_when_it_is_a_shard() throws IOException {
            split("a", "model-1.safetensors", "b", "model-2.safetensors", "c", "model-3.safetensors");
            SmallCheckpoint.shard(folder.resolve("model-1.safetensors"), "{" + tensor("a", "U8", "[1]", 0, 1) + "}", 1);
            assertRefused(Code.CORRUPT, "shard [model-2.safetensors], which [model.safetensors.index.json] names, is"
                    + " missing (2 of 3 are); copy the checkpoint again");
        }

        @Test
        void is_told_from_weights_of_another_kind() throws IOException {
            Files.move(folder.resolve(SmallCheckpoint.WEIGHTS), folder.resolve("pytorch_model.bin"));
            assertRefused(Code.UNSUPPORTED, "weights are in [pytorch_model.bin] alone; expected [model.safetensors] or"
                    + " [model.safetensors.index.json], so convert them to safetensors");
        }
    }

    @Nested
    class An_index {

        @Test
        void does_not_lead_out_of_the_folder() throws IOException {
            split("a", "../other/model.safetensors");
            assertRefused(Code.CORRUPT, "file [model.safetensors.index.json] names the shard"
                    + " [../other/model.safetensors]; expected the name of a safetensors file beside it");
        }

        @Test
        void must_say_where_tensors_are() throws IOException {
            split("a", "model-1.safetensors");
            SmallCheckpoint.shard(folder.resolve("model-1.safetensors"), "{" + tensor("b", "U8", "[1]", 0, 1) + "}", 1);
            assertRefused(Code.CORRUPT, "shard [model-1.safetensors] has no tensor [a], which"
                    + " [model.safetensors.index.json] says is in it; copy index and shard again");
        }

        @Test
        void that_is_cut_off_is_told_with_its_byte() throws IOException {
            split();
            Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\": {\"a\": \"mod");
            assertRefused(Code.CORRUPT, "file [model.safetensors.index.json] ends in the middle of a value at byte 25;"
                    + " copy the file again");
        }
    }

    @Nested
    class A_shard_is_refused {

        private void write(String header, int bytes) throws IOException {
            SmallCheckpoint.shard(folder.resolve(SmallCheckpoint.WEIGHTS), header, bytes);
        }

        private void assertDamaged(String how) {
            assertRefused(Code.CORRUPT, "shard [model.safetensors] " + how + "; copy the shard again");
        }

        @Test
        void when_it_was_cut_off() throws IOException {
            write("{" + tensor("a", "F32", "[4,2]", 0, 32) + "}", 20);
            assertDamaged("has room for [20] bytes of tensors but says they have [32]");
        }

        @Test
        void when_it_is_no_safetensors_file() throws IOException {
            Files.writeString(folder.resolve(SmallCheckpoint.WEIGHTS), "PK\3\4 and so on");
            assertDamaged("says that its header has [7236828441365138256] bytes but the file has [14]");
        }

        @Test
        void when_git_left_a_pointer_in_its_place() throws IOException {
            Files.writeString(folder.resolve(SmallCheckpoint.WEIGHTS), "version 1 of a pointer\noid sha256:00\n");
            assertDamaged("is a pointer of Git LFS and not the shard itself; fetch it with [git lfs pull]");
        }

        @Test
        void when_it_is_empty() throws IOException {
            Files.writeString(folder.resolve(SmallCheckpoint.WEIGHTS), "");
            assertDamaged("has [0] bytes, which is no header");
        }

        @Test
        void when_its_header_is_no_json() throws IOException {
            write("{\"a\":", 0);
            assertDamaged("has its end at byte 5; expected an object");
        }

        @Test
        void when_tensors_overlap() throws IOException {
            write("{" + tensor("a", "U8", "[4]", 0, 4) + "," + tensor("b", "U8", "[4]", 2, 6) + "}", 6);
            assertDamaged("has tensor [b] over tensor [a]");
        }

        @Test
        void when_bytes_belong_to_no_tensor() throws IOException {
            write("{" + tensor("a", "U8", "[4]", 0, 4) + "," + tensor("b", "U8", "[4]", 6, 10) + "}", 10);
            assertDamaged("has [2] bytes of no tensor before tensor [b]");
        }

        @Test
        void when_a_tensor_is_named_twice() throws IOException {
            write("{" + tensor("a", "U8", "[4]", 0, 4) + "," + tensor("a", "U8", "[4]", 4, 8) + "}", 8);
            assertDamaged("has two tensors [a]");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                F32 | [4,2] | has tensor [a] of type [F32] and shape [4, 2] in [16] bytes, which is not its size
                F4  | [31]  | has tensor [a] of type [F4] and shape [31] in [16] bytes, which is not its size
                U8  | [461168601842738790,8] | has tensor [a] of type [U8] and shape [461168601842738790, 8] in [16] \
                bytes, which is not its size
                """)
        void when_a_tensor_has_another_size(String type, String shape, String message) throws IOException {
            write("{" + tensor("a", type, shape, 0, 16) + "}", 16);
            assertDamaged(message);
        }

        @Test
        void when_a_type_is_unknown() throws IOException {
            write("{" + tensor("a", "Q4_K", "[16]", 0, 16) + "}", 16);
            assertDamaged("has tensor [a] of type [Q4_K], which is unknown; known: F32, I32, U32, BF16, F16, I16, U16,"
                    + " F64, I64, U64, C64, BOOL, U8, I8, F8_E4M3, F8_E5M2, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ,"
                    + " F6_E2M3, F6_E3M2, F4");
        }

        @Test
        void when_offsets_run_backwards() throws IOException {
            write("{" + tensor("a", "U8", "[4]", 4, 0) + "}", 4);
            assertDamaged("has tensor [a] at [4, 0]; expected its first byte and its end");
        }
    }

    @Nested
    class A_tokenizer {

        @Test
        void with_more_tokens_than_the_embedding_has_rows_belongs_to_another_model() throws IOException {
            Files.writeString(folder.resolve("tokenizer.json"), SmallCheckpoint.tokenizer(5));
            assertRefused(Code.CORRUPT, "tokenizer [tokenizer.json] has the token id [4] but the embedding"
                    + " [model.embed_tokens.weight] has rows [4]; it belongs to another model, so copy the model's own");
        }

        @Test
        void of_a_unigram_model_is_counted_too() throws IOException {
            Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"Unigram\", \"vocab\":"
                    + " [[\"a\", -1.5], [\"b\", -2], [\"c\", -3], [\"d\", -4], [\"e\", -5]]}}");
            assertRefused(Code.CORRUPT, "tokenizer [tokenizer.json] has the token id [4] but the embedding"
                    + " [model.embed_tokens.weight] has rows [4]; it belongs to another model, so copy the model's own");
        }

        @Test
        void of_sentencepiece_is_counted_by_its_pieces() throws IOException {
            Files.delete(folder.resolve("tokenizer.json"));
            // Field 1, of three bytes, five times; field 2, of none.
            Files.write(folder.resolve("tokenizer.model"), new byte[]{10, 3, 10, 1, 'a', 10, 3, 10, 1, 'b', 10, 3, 10,
                    1, 'c', 10, 3, 10, 1, 'd', 10, 3, 10, 1, 'e', 18, 0});
            assertRefused(Code.CORRUPT, "tokenizer [tokenizer.model] has the token id [4] but the embedding"
                    + " [model.embed_tokens.weight] has rows [4]; it belongs to another model, so copy the model's own");
        }

        @Test
        void is_held_against_the_configuration_where_no_embedding_is_known() throws IOException {
            SmallCheckpoint.shard(folder.resolve(SmallCheckpoint.WEIGHTS), "{" + tensor("a", "U8", "[4]", 0, 4) + "}",
                    4);
            Files.writeString(folder.resolve("config.json"), "{\"text_config\": {\"vocab_size\": 3}}");
            assertRefused(Code.CORRUPT, "tokenizer [tokenizer.json] has the token id [3] but [vocab_size] in"
                    + " [config.json] is [3]; it belongs to another model, so copy the model's own");
        }

        @Test
        void that_is_no_json_is_named() throws IOException {
            Files.writeString(folder.resolve("tokenizer.json"), "<html>");
            assertRefused(Code.CORRUPT,
                    "file [tokenizer.json] has [<] at byte 0; expected an object; copy the file again");
        }
    }

    @Nested
    class A_configuration {

        @Test
        void that_brings_code_is_refused() throws IOException {
            Files.writeString(folder.resolve("config.json"), "{\"auto_map\": {\"AutoModel\": \"mine.Model\"}}");
            assertRefused(Code.UNSUPPORTED, "file [config.json] asks for code of its own in [auto_map], which is never"
                    + " run; use an architecture that transformers has, and take [auto_map] out");
        }

        @Test
        void that_is_no_json_is_named() throws IOException {
            Files.writeString(folder.resolve("config.json"), "[]");
            assertRefused(Code.CORRUPT, "file [config.json] is no JSON object; copy the file again");
        }
    }
}
