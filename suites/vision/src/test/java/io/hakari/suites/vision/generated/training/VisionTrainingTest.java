package io.hakari.suites.vision.generated.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.media.ClipFormat;
import io.hakari.media.ClipReader;
import io.hakari.media.ClipWriter;
import io.hakari.media.DecodedFrame;
import io.hakari.sample.FrameChoice;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.clip.ClipFamily;
import io.hakari.suites.vision.generated.clip.EventOrder;
import io.hakari.suites.vision.generated.clip.Film;
import io.hakari.suites.vision.generated.training.VisionTraining.Purpose;

class VisionTrainingTest {
    private static final int SIZE = 96;
    private static final int PICTURE = SIZE * SIZE * 3;
    private static final int FRAME_SIZE = 48;
    private static final int FRAME = FRAME_SIZE * FRAME_SIZE * 3;

    @TempDir
    private Path folder;

    @Test
    void no_picture_to_learn_from_or_to_choose_by_is_one_that_is_asked() throws IOException {
        Set<ByteBuffer> learnt = pictures("train");
        Set<ByteBuffer> chosenBy = pictures("check");
        Set<ByteBuffer> asked = pictures("ask");
        assertThat(learnt).hasSize(12).doesNotContainAnyElementsOf(asked).doesNotContainAnyElementsOf(chosenBy);
        assertThat(chosenBy).hasSize(12).doesNotContainAnyElementsOf(asked);
        assertThat(asked).hasSize(12);
    }

    private Set<ByteBuffer> pictures(String purpose) throws IOException {
        VisionTraining.main(new String[]{purpose, folder.resolve(purpose).toString(), "96", "2", "safety-sign",
                "helmet-count"});
        byte[] pixels = Files.readAllBytes(folder.resolve(purpose).resolve("pixels.bin"));
        Set<ByteBuffer> pictures = new HashSet<>();
        for (int at = 0; at < PICTURE * 12; at += PICTURE) {
            pictures.add(ByteBuffer.wrap(pixels, at, PICTURE).slice());
        }
        return pictures;
    }

    @Test
    void draws_to_learn_from_and_to_ask_lie_apart_whatever_their_numbers() {
        Set<Draw> seen = new HashSet<>();
        for (ClipFamily clips : ClipFamily.values()) {
            for (Difficulty difficulty : Difficulty.values()) {
                for (Purpose purpose : Purpose.values()) {
                    for (int number : new int[]{0, 1, 999_999}) {
                        assertThat(seen.add(purpose.draw(clips.family(), difficulty, number))).isTrue();
                    }
                }
            }
        }
        assertThat(seen).allSatisfy(draw -> assertThat(draw.use() == Draw.Use.TRAINING || draw.number() < 1_000_000)
                .isTrue());
        assertThat(Purpose.TRAIN.draw(new EventOrder(), Difficulty.EASY, 7).use()).isEqualTo(Draw.Use.TRAINING);
        assertThat(Purpose.CHECK.draw(new EventOrder(), Difficulty.EASY, 7).use()).isEqualTo(Draw.Use.TRAINING);
        assertThat(Purpose.ASK.draw(new EventOrder(), Difficulty.EASY, 7).use()).isEqualTo(Draw.Use.EVALUATION);
    }

    @Test
    void each_question_says_where_its_pictures_are_and_what_is_in_sight() throws IOException {
        VisionTraining.main(new String[]{"train", folder.toString(), "48", "1", "safety-sign", "time-to-collision"});
        List<String> items = Files.readAllLines(folder.resolve("items.jsonl"));
        assertThat(items).hasSize(27);
        assertThat(items.getFirst())
                .startsWith("{\"family\": \"safety-sign\", \"difficulty\": \"easy\", \"first\": 0, \"pictures\": 1, ")
                .contains("\"times\": [], \"sight\": {").contains("\"about/conflict\": ");
        assertThat(items.getLast()).contains("\"first\": 113, \"pictures\": 10, ")
                .contains("\"times\": [200000, 600000, 1000000, ").contains("\"sight\": [[");
        assertThat(Files.size(folder.resolve("pixels.bin"))).isEqualTo(FRAME * (3 + 10 * 12L));
    }

    /// What the runner shrinks is what the harness decoded; training draws and never encodes.
    @ParameterizedTest
    @EnumSource(ClipFamily.class)
    void frames_to_learn_from_are_those_that_a_lossless_clip_gives_back(ClipFamily clips) throws Exception {
        List<DecodedFrame> decoded = decoded(clips, ClipFormat.FFV1);
        assertThat(decoded).hasSize(clips.shown());
        List<byte[]> learnt = learnt(clips, decoded.size());
        for (int i = 0; i < decoded.size(); i++) {
            assertThat(Shrinking.shrunk(decoded.get(i).picture(), FRAME_SIZE)).isEqualTo(learnt.get(i));
        }
        String micros = decoded.stream().map(DecodedFrame::micros).toList().toString();
        assertThat(Files.readAllLines(folder.resolve("items.jsonl")).getFirst()).contains("\"times\": " + micros);
    }

    /// The suite sends AV1. Levels go from 0 to 255.
    @Test
    void frames_of_the_clip_that_is_sent_are_close_to_those_to_learn_from() throws Exception {
        List<DecodedFrame> decoded = decoded(ClipFamily.NEAR_MISS, ClipFormat.AV1);
        List<byte[]> learnt = learnt(ClipFamily.NEAR_MISS, decoded.size());
        long off = 0;
        for (int i = 0; i < decoded.size(); i++) {
            byte[] seen = Shrinking.shrunk(decoded.get(i).picture(), FRAME_SIZE);
            for (int at = 0; at < FRAME; at++) {
                off += Math.abs((seen[at] & 0xFF) - (learnt.get(i)[at] & 0xFF));
            }
        }
        assertThat((double) off / FRAME / decoded.size()).isBetween(0.0, 2.0);
    }

    private List<DecodedFrame> decoded(ClipFamily clips, ClipFormat format) throws Exception {
        Draw draw = Draw.of(Draw.PUBLIC, Draw.Use.TRAINING, clips.family(), Difficulty.EASY, 0);
        Film film = (Film) clips.family().group(draw, Difficulty.EASY).getFirst().medium();
        Path file = Files.write(folder.resolve("clip.mkv"),
                ClipWriter.writing(format).write(film.frames(), film.rate(), film::draw));
        return ClipReader.reading().read(file, FrameChoice.uniform(clips.shown()));
    }

    private List<byte[]> learnt(ClipFamily clips, int frames) throws IOException {
        VisionTraining.main(new String[]{"train", folder.toString(), "48", "1", clips.toString()});
        List<byte[]> learnt = new ArrayList<>();
        try (var pixels = Files.newInputStream(folder.resolve("pixels.bin"))) {
            for (int i = 0; i < frames; i++) {
                learnt.add(pixels.readNBytes(FRAME));
            }
        }
        return learnt;
    }

    @Test
    void a_picture_is_brought_to_size_by_the_mean_of_areas() {
        var picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x0000FF);
        picture.setRGB(1, 0, 0x00FF00);
        // Each half covers a column and a half: two thirds of it are the outer column, one third is the middle one.
        assertThat(Shrinking.shrunk(picture, 2)).startsWith(0, 85, (byte) 170, 0, 85, 0).endsWith(0, 0, 0, 0, 0,
                0);
    }

    /// `ShrinkingTest` of the runner's server holds the same digest.
    @Test
    void the_runner_shrinks_alike() throws Exception {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                picture.setRGB(x, y, (x * x * 31 + y * 977 * (x + 1)) & 0xFFFFFF);
            }
        }
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Shrinking.shrunk(picture, 48))))
                .isEqualTo("21a293822755bbba14d229499bce6001c8d26f3588a8bd38000375a7d8078ae8");
    }

    @Test
    void it_draws_for_three_purposes_alone() {
        assertThat(Purpose.of("check")).isEqualTo(Purpose.CHECK);
        assertThatIllegalArgumentException().isThrownBy(() -> Purpose.of("test"))
                .withMessage("[test] must be train, check or ask");
    }
}
