package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.MediaException;

/// Every still of the fixtures, as their expected file says.
class PictureFixturesTest {
    private final Path folder = Fixtures.folder("media-fixtures");

    /// @param decibels against rgb8.png by Pillow; empty where Pillow shows something else
    record Expected(String file, boolean decoded, int width, int height, String decibels) {

        static Expected of(String line) {
            String[] fields = line.split("\t", -1);
            return fields[1].equals("decode")
                    ? new Expected(fields[0], true, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]),
                            fields[4])
                    : new Expected(fields[0], false, 0, 0, "");
        }
    }

    @TestFactory
    Stream<DynamicTest> stills() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("image/expected.tsv"));
        assertThat(lines).hasSize(29);
        return lines.stream().skip(1).map(Expected::of)
                .map(expected -> DynamicTest.dynamicTest(expected.file(), () -> check(expected)));
    }

    private void check(Expected expected) throws IOException {
        if (!expected.decoded()) {
            assertThatThrownBy(() -> decode(expected.file())).isInstanceOf(MediaException.class)
                    .hasMessageStartingWith("picture [" + expected.file() + "] ");
            return;
        }
        BufferedImage image = decode(expected.file());
        assertThat(image.getWidth()).isEqualTo(expected.width());
        assertThat(image.getHeight()).isEqualTo(expected.height());
        if (!expected.decibels().isEmpty()) {
            double decibels = Decibels.between(image, decode("rgb8.png"));
            assertThat(decibels).isGreaterThan(Math.min(50, Double.parseDouble(expected.decibels()) - 1.5));
        }
    }

    @Test
    void grey_is_shown_as_it_is_stored() throws IOException {
        BufferedImage grey = decode("gray8.png");
        BufferedImage colour = decode("rgb8.png");

        // Pillow makes grey by ITU-R 601: 0.299 red, 0.587 green, 0.114 blue.
        for (int x = 0; x < 96; x += 7) {
            int pixel = colour.getRGB(x, 32);
            double luma = 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
            assertThat((double) (grey.getRGB(x, 32) & 255)).isBetween(luma - 1, luma + 1);
        }
    }

    @Test
    void a_bomb_is_refused_by_its_header_and_the_limit_is_named() {
        assertThatThrownBy(() -> decode("bomb_30000x30000.png")).isInstanceOf(MediaException.class).hasMessage(
                "picture [bomb_30000x30000.png] says that it has 30000x30000 pixels; the limit is 100000000 pixels");
    }

    @ParameterizedTest
    @EnumSource(Resize.class)
    void resizing_is_as_pillow_does_it(Resize kernel) throws IOException {
        BufferedImage source = picture("resize/source.png");
        String name = "resize/pil_" + kernel.name().toLowerCase(java.util.Locale.ROOT) + "_224x168.png";

        assertThat(Decibels.between(kernel.to(source, 224, 168), picture(name))).isBetween(85.0, 99.0);
    }

    private BufferedImage decode(String file) throws IOException {
        return Pictures.decode(Files.readAllBytes(folder.resolve("image").resolve(file)), file);
    }

    private BufferedImage picture(String file) throws IOException {
        return Pictures.decode(Files.readAllBytes(folder.resolve(file)), file);
    }
}
