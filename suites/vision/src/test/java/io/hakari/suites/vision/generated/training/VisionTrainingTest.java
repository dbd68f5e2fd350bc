package io.hakari.suites.vision.generated.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.suites.vision.generated.Draw;

class VisionTrainingTest {
    private static final int SIZE = 96;
    private static final int PICTURE = SIZE * SIZE * 3;

    @TempDir
    private Path folder;

    @Test
    void no_picture_to_learn_from_is_one_that_is_asked() throws IOException {
        Set<ByteBuffer> learnt = pictures("train");
        Set<ByteBuffer> asked = pictures("ask");
        assertThat(learnt).hasSize(18).doesNotContainAnyElementsOf(asked);
        assertThat(asked).hasSize(18);
    }

    private Set<ByteBuffer> pictures(String purpose) throws IOException {
        VisionTraining.main(new String[]{purpose, folder.resolve(purpose).toString(), "96", "2", "safety-sign",
                "helmet-count", "plausibility:1"});
        byte[] pixels = Files.readAllBytes(folder.resolve(purpose).resolve("pixels.bin"));
        Set<ByteBuffer> pictures = new HashSet<>();
        for (int at = 0; at < PICTURE * 18; at += PICTURE) {
            pictures.add(ByteBuffer.wrap(pixels, at, PICTURE).slice());
        }
        return pictures;
    }

    @Test
    void each_question_says_where_its_pictures_are() throws IOException {
        VisionTraining.main(new String[]{"train", folder.toString(), "96", "1", "safety-sign", "plausibility:4"});
        assertThat(Files.readAllLines(folder.resolve("items.jsonl"))).hasSize(27)
                .first().asString()
                .startsWith("{\"family\": \"safety-sign\", \"difficulty\": \"easy\", \"first\": 0, \"pictures\": 1, ");
        assertThat(Files.size(folder.resolve("pixels.bin"))).isEqualTo(PICTURE * (3 + 4 * 12L));
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

    @Test
    void it_draws_for_two_purposes_alone() {
        assertThat(VisionTraining.use("train")).isEqualTo(Draw.Use.TRAINING);
        assertThatIllegalArgumentException().isThrownBy(() -> VisionTraining.use("test"))
                .withMessage("[test] must be train or ask");
    }
}
