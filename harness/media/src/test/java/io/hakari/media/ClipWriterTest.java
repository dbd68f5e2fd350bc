package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;

class ClipWriterTest {

    @TempDir
    Path folder;

    private List<DecodedFrame> written(ClipFormat format, int frames, int rate) throws Exception {
        byte[] clip = ClipWriter.writing(format).write(frames, rate, i -> Blocks.frame(i, 320, 180));
        Path file = folder.resolve("clip");
        Files.write(file, clip);
        return ClipReader.reading().read(file, FrameChoice.all());
    }

    @ParameterizedTest
    @EnumSource(ClipFormat.class)
    void every_frame_comes_back_in_its_place_and_time(ClipFormat format) throws Exception {
        List<DecodedFrame> frames = written(format, 30, 10);

        assertThat(frames).extracting(frame -> Blocks.number(frame.picture()))
                .isEqualTo(IntStream.range(0, 30).boxed().toList());
        assertThat(frames).extracting(DecodedFrame::micros)
                .isEqualTo(IntStream.range(0, 30).mapToObj(i -> i * 100_000L).toList());
    }

    @Test
    void ffv1_keeps_every_pixel() throws Exception {
        List<DecodedFrame> frames = written(ClipFormat.FFV1, 3, 5);

        for (int i = 0; i < 3; i++) {
            assertThat(Rgb.bytes(frames.get(i).picture()))
                    .isEqualTo(Rgb.bytes(Blocks.frame(i, 320, 180)));
        }
    }

    @ParameterizedTest
    @EnumSource(ClipFormat.class)
    void written_twice_it_is_the_same_to_the_byte(ClipFormat format) {
        ClipWriter writer = ClipWriter.writing(format);

        assertThat(writer.write(12, 10, i -> Blocks.frame(i, 320, 180)))
                .isEqualTo(writer.write(12, 10, i -> Blocks.frame(i, 320, 180)));
    }

    @Test
    void frames_of_different_size_are_refused() {
        assertThatThrownBy(() -> ClipWriter.writing(ClipFormat.FFV1).write(2, 10,
                i -> Blocks.frame(i, 320, 180 + 2 * i))).isInstanceOf(MediaException.class)
                .hasMessage("frame [1] is 320x182 pixels, but frame [0] is 320x180");
    }
}
