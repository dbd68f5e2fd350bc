package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;

/// Names that a shell, the options of ffmpeg, its protocols or its patterns would take for something else.
@DisabledOnOs(OS.WINDOWS)
class HostileNameTest {
    private static final int FRAMES = 4;

    /// Not static: the frames are drawn by another thread, which would wait for this class while it waits for them.
    private final byte[] drawn = ClipWriter.writing(ClipFormat.FFV1).write(FRAMES, 10,
            i -> Blocks.frame(i + 1, 320, 180));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-i", "-y out.mkv", "--help", "concat:a.mkv|b.mkv", "http:127.0.0.1.mkv", "pipe:0",
            "data:,x",
            "subfile,,start,1,end,2,,:a.mkv", "$(touch owned).mkv", "`id`.mkv", "a;b&c|d>e.mkv",
            "two words 'and' \"quotes\".mkv",
            "line\nbreak.mkv", "100%.mkv", "%d.mkv", "*.mkv", "[v]=1,2:3.mkv", "\\\\.mkv", "工程１の映像　最終.mkv",
            "\u202Evkm.exe"})
    void a_name_is_only_the_name_of_a_file(String name) throws IOException, InterruptedException {
        Path clip = Files.write(folder.resolve(name), drawn);

        assertThat(ClipReader.reading().read(clip, FrameChoice.all())).extracting(DecodedFrame::picture)
                .extracting(Blocks::number).containsExactly(1, 2, 3, 4);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(clip);
        }
    }

    /// A number in a name of a picture stands for a series of files to ffmpeg, and the neighbours are somebody else's.
    @Test
    void a_pattern_never_shows_its_neighbours() throws IOException, InterruptedException {
        for (int i = 0; i < FRAMES; i++) {
            ImageIO.write(Blocks.frame(30 + i, 320, 180), "png", folder.resolve("still" + i + ".png").toFile());
        }
        Path clip = Files.write(folder.resolve("still%d.png"), drawn);

        assertThat(shown(clip)).doesNotContain(30, 31, 32, 33);
    }

    private static List<Integer> shown(Path clip) throws InterruptedException {
        try {
            return ClipReader.reading().read(clip, FrameChoice.all()).stream()
                    .map(frame -> Blocks.number(frame.picture())).toList();
        } catch (MediaException _) {
            return List.of();
        }
    }
}
