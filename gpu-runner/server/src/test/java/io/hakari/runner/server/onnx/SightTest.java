package io.hakari.runner.server.onnx;

import static io.hakari.runner.server.onnx.Checkpoints.list;
import static io.hakari.runner.server.onnx.Checkpoints.number;
import static io.hakari.runner.server.onnx.Checkpoints.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.MediumUse;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.ModelException;

/// Values are those that torch gave `src/test/python/tiny_sight.py`.
class SightTest {
    private static final OnnxEngine ENGINE = OnnxEngine.onnxEngine().withThreads(1);

    private final Album album = new Album();
    private OnnxModel model;

    @BeforeEach
    void load() throws ModelException {
        model = load(Checkpoints.resource("sight"));
        model.readFrom(album);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static OnnxModel load(Path folder) throws ModelException {
        return (OnnxModel) ENGINE.load(folder, Checkpoints.UNHEARD);
    }

    private static List<Struct> references() throws IOException {
        Struct.Builder all = Struct.newBuilder();
        JsonFormat.parser().merge(Files.readString(Checkpoints.resource("sight").resolve("references.json")), all);
        return list(all.build(), "scores").stream().map(Value::getStructValue).toList();
    }

    private List<Part> shown(Struct reference) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Value number : list(reference, "pictures")) {
            parts.add(album.picture((int) number.getNumberValue()));
        }
        parts.addAll(
                album.clip(list(reference, "clip").stream().map(number -> (int) number.getNumberValue()).toList()));
        parts.add(part("問："));
        return parts;
    }

    private static ScoreRequest weigh(List<Part> context) {
        return ScoreRequest.newBuilder().addAllContext(context).addContinuations("りんご").build();
    }

    private static ScoreRequest weigh(Part... context) {
        return weigh(List.of(context));
    }

    private double sum(ScoreRequest request) {
        return sum(model.score(List.of(request)).getFirst());
    }

    private static double sum(ScoreResult result) {
        assertThat(result.getError().getMessage()).isEmpty();
        return result.getScores(0).getSumLogProbability();
    }

    private Error error(ScoreRequest request) {
        return model.score(List.of(request)).getFirst().getError();
    }

    @Test
    void likelihoods_after_pictures_are_those_of_torch() throws Exception {
        for (Struct reference : references()) {
            ScoreResult result = model.score(List.of(weigh(shown(reference)))).getFirst();
            assertThat(sum(result)).isEqualTo(reference.getFieldsOrThrow("sum").getNumberValue(), within(1e-4));
            assertThat(result.getScores(0).getTokenCount()).isEqualTo(number(reference, "tokens"));
        }
    }

    @Test
    void a_batch_gives_what_each_request_gives_alone() throws Exception {
        List<ScoreRequest> requests = new ArrayList<>();
        for (Struct reference : references()) {
            requests.add(weigh(shown(reference)));
        }
        List<ScoreResult> together = model.score(requests);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(sum(together.get(i))).isEqualTo(sum(requests.get(i)), within(1e-5));
        }
    }

    @Test
    void shared_beginnings_give_the_scores_of_plain_rows() throws Exception {
        Part one = album.picture(1);
        List<ScoreRequest> requests = List.of(weigh(one, part("問：")), weigh(one, part("答：")),
                weigh(album.picture(2), part("問：")));
        List<ScoreResult> plain = scoring(Integer.MAX_VALUE).score(requests);
        List<ScoreResult> shared = scoring(1).score(requests);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(sum(shared.get(i))).isEqualTo(sum(plain.get(i)), within(1e-5));
        }
    }

    private Scoring scoring(int leastSaved) {
        return new Scoring(model.config(), model.vocabulary(), model.prompts(), model.decoder(), leastSaved);
    }

    @Test
    void the_order_of_pictures_counts() throws Exception {
        Part one = album.picture(1);
        Part two = album.picture(2);
        assertThat(Math.abs(sum(weigh(one, two, part("問："))) - sum(weigh(two, one, part("問："))))).isGreaterThan(0.1);
    }

    @Test
    void what_was_seen_is_told_in_its_order() throws Exception {
        Part one = album.picture(1);
        Part two = album.picture(2);
        SightConfig sees = model.prompts().sight().orElseThrow().config();
        assertThat(model.score(List.of(weigh(one, two, part("問：")), weigh(part("問：")))))
                .extracting(ScoreResult::getMediaList)
                .containsExactly(List.of(sees.use(one.getBlob()), sees.use(two.getBlob())), List.of());
        BlobRef frame = one.getBlob().toBuilder().setClipSha256("ab".repeat(32)).setTimeUs(40_000).build();
        SightConfig stills = new SightConfig(sees.token(), sees.size(), sees.tokens(), Optional.empty(), sees.mean(),
                sees.deviation());
        assertThat(stills.use(frame)).isEqualTo(MediumUse.newBuilder().setSha256(frame.getSha256())
                .setClipSha256(frame.getClipSha256()).addFrameTimesUs(40_000).setWidth(sees.size())
                .setHeight(sees.size()).setVisualTokens(sees.tokens()).build());
    }

    @Test
    void a_picture_is_looked_at_once() throws Exception {
        ScoreRequest request = weigh(album.picture(1), part("問："));
        double first = sum(request);
        assertThat(sum(request)).isEqualTo(first);
        assertThat(album.reads()).isEqualTo(1);
    }

    @Test
    void a_larger_picture_is_brought_to_size() throws Exception {
        assertThat(sum(weigh(album.kept(Album.drawn(1, 5)), part("問："))))
                .isEqualTo(sum(weigh(album.picture(1), part("問："))), within(1e-9));
    }

    @Test
    void answers_are_written_after_pictures() throws Exception {
        Struct reference = references().get(2);
        var heard = new Heard();
        model.generate(List.of(GenerateRequest.newBuilder().addAllPrompt(shown(reference)).setMaxTokens(1)
                .setGreedy(Greedy.getDefaultInstance()).build()), heard);
        assertThat(heard.finished(0).getPromptTokens()).isEqualTo(number(reference, "prompt"));
        assertThat(heard.text(0)).isEqualTo(model.vocabulary().decode(new long[]{number(reference, "best")}));
    }

    @Test
    void places_of_pictures_count_against_the_context() throws Exception {
        Part[] eleven = new Part[12];
        Arrays.fill(eleven, album.picture(1));
        eleven[11] = part("問：");
        assertThat(error(weigh(eleven)).getMessage()).isEqualTo("context and continuation together has [51] tokens, "
                + "[44] of them of media, but the model reads at most [48]; show it less");
    }

    @Nested
    class A_clip {

        private List<Part> asked(List<Part> frames) {
            List<Part> parts = new ArrayList<>(frames);
            parts.add(part("問："));
            return parts;
        }

        @Test
        void is_told_frame_by_frame_at_the_size_that_was_seen() throws Exception {
            List<Part> frames = album.clip(List.of(1, 2, 3));
            assertThat(model.score(List.of(weigh(asked(frames)))).getFirst().getMediaList())
                    .extracting(MediumUse::getSha256, MediumUse::getClipSha256, MediumUse::getFrameTimesUsList,
                            MediumUse::getWidth, MediumUse::getHeight, MediumUse::getVisualTokens,
                            MediumUse::getTruncated)
                    .containsExactly(told(frames.get(0), 1_000_000), told(frames.get(1), 1_400_000),
                            told(frames.get(2), 1_800_000));
        }

        private Tuple told(Part frame, long micros) {
            return tuple(frame.getBlob().getSha256(), "c1", List.of(micros), 6, 6, 2, false);
        }

        @Test
        void is_looked_at_once() throws Exception {
            ScoreRequest request = weigh(asked(album.clip(List.of(1, 2, 3))));
            double first = sum(request);
            assertThat(sum(request)).isEqualTo(first);
            assertThat(album.reads()).isEqualTo(3);
        }

        @Test
        void is_another_one_when_its_frames_come_at_other_times() throws Exception {
            List<Part> frames = album.clip(List.of(1, 2));
            Part late = Part.newBuilder()
                    .setBlob(frames.get(1).getBlob().toBuilder().setTimeUs(2_200_000)).build();
            assertThat(Math.abs(sum(weigh(asked(frames))) - sum(weigh(asked(List.of(frames.getFirst(), late))))))
                    .isBetween(0.001, 1000.0);
        }

        @Test
        void may_begin_at_any_time() throws Exception {
            List<Part> frames = album.clip(List.of(1, 2));
            List<Part> later = frames.stream().map(frame -> Part.newBuilder().setBlob(frame.getBlob().toBuilder()
                    .setTimeUs(frame.getBlob().getTimeUs() + 5_000_000)).build()).toList();
            assertThat(sum(weigh(asked(frames)))).isEqualTo(sum(weigh(asked(later))));
        }

        @Test
        void ends_where_another_clip_or_a_picture_follows() throws Exception {
            List<Part> frames = album.clip(List.of(1, 2));
            List<Part> mixed = List.of(frames.get(0), album.picture(1), frames.get(1), part("問："));
            assertThat(model.score(List.of(weigh(mixed))).getFirst().getMediaList())
                    .extracting(MediumUse::getVisualTokens).containsExactly(2, 4, 2);
        }

        @Test
        void that_is_too_long_is_refused_by_its_size() throws Exception {
            List<Part> frames = album.clip(Collections.nCopies(24, 1));
            Error error = error(weigh(asked(frames)));
            assertThat(error.getCode()).isEqualTo(Error.Code.TOO_LONG);
            assertThat(error.getMessage()).isEqualTo("context and continuation together has [55] tokens, [48] of them "
                    + "of media, but the model reads at most [48]; show it less");
        }

        @Test
        void with_a_damaged_frame_fails_its_own_request_alone() throws Exception {
            List<Part> frames = album.clip(List.of(1, 2));
            Part damaged = album.kept("<svg/>".getBytes(StandardCharsets.UTF_8), "image/png");
            damaged = Part.newBuilder().setBlob(damaged.getBlob().toBuilder().setClipSha256("c1")).build();
            List<ScoreResult> results = model.score(List.of(
                    weigh(asked(List.of(frames.getFirst(), damaged))), weigh(asked(frames))));
            assertThat(results.getFirst().getError().getCode()).isEqualTo(Error.Code.MEDIA);
            assertThat(results.get(1).hasError()).isFalse();
        }
    }

    @Test
    void a_damaged_picture_fails_its_own_request_alone() throws Exception {
        Part damaged = album.kept(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "image/png");
        List<ScoreResult> results = model
                .score(List.of(weigh(damaged, part("問：")), weigh(album.picture(1), part("問："))));
        assertThat(results.getFirst().getError().getCode()).isEqualTo(Error.Code.MEDIA);
        assertThat(results.getFirst().getError().getMessage()).contains("cannot be decoded")
                .endsWith("; send a whole PNG or JPEG");
        assertThat(results.get(1).hasError()).isFalse();
    }

    @Test
    void what_is_no_picture_is_refused() {
        Error error = error(weigh(album.kept("<svg/>".getBytes(StandardCharsets.UTF_8), "image/png")));
        assertThat(error.getCode()).isEqualTo(Error.Code.MEDIA);
        assertThat(error.getMessage())
                .isEqualTo("picture [0000000000000001] of type [image/png] is no picture that this "
                        + "engine knows; send PNG or JPEG");
        assertThat(model.reads("image/png")).isTrue();
        assertThat(model.reads("image/webp")).isFalse();
    }

    @Test
    void a_text_cannot_pretend_to_be_a_picture() {
        assertThat(error(weigh(part("<picture>"))).getMessage()).isEqualTo(
                "a text holds [<picture>], which stands for a picture; send the picture as a blob");
    }

    @Test
    void a_model_that_sees_says_so() throws Exception {
        assertThat(model.capabilities()).singleElement().satisfies(image -> {
            assertThat(image.getName()).isEqualTo("image");
            assertThat(image.getPresent()).isTrue();
            assertThat(image.getEvidence()).isEqualTo("4 tokens a picture of 8 pixels, 2 a frame of 6 pixels");
        });
        try (OnnxModel blind = Checkpoints.BYTES.load()) {
            assertThat(blind.reads("image/png")).isFalse();
            assertThat(blind.capabilities().getFirst().getPresent()).isFalse();
        }
    }

    @Test
    void its_digest_covers_the_eyes() throws Exception {
        assertThat(ENGINE.files(Checkpoints.resource("sight"))).contains("vision.onnx", "clip.onnx");
        assertThat(ENGINE.files(Checkpoints.resource("bytes"))).doesNotContain("vision.onnx");
    }

    @Nested
    class A_checkpoint_whose_parts_do_not_fit {
        @TempDir
        private Path folder;

        @BeforeEach
        void copy() throws IOException {
            try (var files = Files.list(Checkpoints.resource("sight"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "tokens": 4     | "tokens": 3      | config.json says vision_config.tokens [3] but vision.onnx gives [features] of [1, 4, 24]; take both files from the same export
                "tokens": 4     | "tokens": 5      | config.json says vision_config.tokens [5]; expected at most [4], one for each patch of 4 pixels; take the file from the model's export
                "image_size": 8 | "image_size": 12 | config.json says vision_config.image_size [12] but vision.onnx has [pixel_values] of FLOAT [-1, 3, 8, 8]; take both files from the same export
                "image_size": 8 | "image_size": 9  | config.json says vision_config.image_size [9]; expected a multiple of patch_size [4], at most 4096; take the file from the model's export
                "frame_tokens": 2 | "frame_tokens": 3 | config.json says vision_config.frame_tokens [3] but clip.onnx gives [features] of [1, 2, 24]; take both files from the same export
                "frame_size": 6 | "frame_size": 7   | config.json says vision_config.frame_size [7] but clip.onnx has [pixel_values] of FLOAT [-1, 3, 6, 6]; take both files from the same export
                "frame_size": 6 | "frame_sides": 6  | a model that sees clips has [clip.onnx] and the field [vision_config.frame_size] of config.json; checkpoint [FOLDER] lacks the field; take all files from the same export
                "image_token_id": 320 | "image_token_id": 5 | config.json says image_token_id [5] but [$], the token of tokenizer.json with that id, is no special one; take both files from the same export
                0.25, 0.5, 0.2  | 0.25, 0, 0.2     | config.json says vision_config.image_std [0]; expected three numbers above 0, of red, green and blue; take the file from the model's export
                """)
        void is_refused_by_file_and_field(String said, String other, String message) throws IOException {
            Path config = folder.resolve("config.json");
            String text = Files.readString(config).replaceAll("\\s+", " ");
            assertThat(text).contains(said.replaceAll("\\s+", " "));
            Files.writeString(config, text.replace(said, other));
            refused(message.replace("FOLDER", folder.getFileName().toString()));
        }

        @Test
        void is_refused_without_its_eyes_for_clips() throws IOException {
            Files.delete(folder.resolve("clip.onnx"));
            refused("a model that sees clips has [clip.onnx] and the field [vision_config.frame_size] of config.json; "
                    + "checkpoint [" + folder.getFileName()
                    + "] lacks the file; take all files from the same export");
        }

        @Test
        void is_refused_without_its_eyes() throws IOException {
            Files.delete(folder.resolve("vision.onnx"));
            refused("a model that sees has [vision.onnx], the input [image_features] of model.onnx and the field "
                    + "[vision_config] of config.json; checkpoint [" + folder.getFileName()
                    + "] lacks the file; take all files from the same export");
        }

        private void refused(String message) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> load(folder).close()).withMessage(message);
        }
    }
}
