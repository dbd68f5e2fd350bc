package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;

/// A server has neither screen nor sound, and its clips are read all the same.
@EnabledOnOs(OS.LINUX)
class StandInsTest {
    @TempDir
    private Path folder;

    @Test
    void the_real_program_works_with_every_device_library_stood_in_for() throws IOException, InterruptedException {
        try (Stream<Path> carried = Files.list(Ffmpeg.installed().folder())) {
            for (Path file : carried.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        for (String library : StandIns.DEVICES) {
            StandIns.link(folder, library);
        }
        Ffmpeg bare = new Ffmpeg(folder);
        BufferedImage drawn = Blocks.frame(3, 64, 48);
        Path clip = folder.resolve("clip.mkv");
        Files.write(clip, new ClipWriter(bare, ClipFormat.FFV1).write(2, 10, _ -> drawn));
        List<DecodedFrame> frames = ClipReader.reading().read(clip, FrameChoice.all());
        List<DecodedFrame> bareFrames = new ClipReader(bare, Duration.ofMinutes(1)).read(clip,
                FrameChoice.all());
        assertThat(bareFrames).hasSize(2);
        assertThat(bareFrames.getFirst().picture().getRGB(0, 0, 64, 48, null, 0, 64))
                .isEqualTo(frames.getFirst().picture().getRGB(0, 0, 64, 48, null, 0, 64))
                .isEqualTo(drawn.getRGB(0, 0, 64, 48, null, 0, 64));
    }

    @Test
    void each_library_that_lacks_gets_a_link() throws IOException {
        String program = missing("libpulse.so.0", "libxcb.so.1");
        StandIns.completing(folder, program);
        assertThat(folder.resolve(StandIns.FOLDER)).isDirectoryContaining("glob:**/libpulse.so.0")
                .isDirectoryContaining("glob:**/libxcb.so.1");
        StandIns.completing(folder, program);
    }

    /// It is told of each medium that is read, and ends no process.
    @Test
    void a_library_that_is_used_is_never_stood_in_for() throws IOException {
        String program = missing("libstdc++.so.6");
        StandIns.completing(folder, program);
        assertThat(folder.resolve(StandIns.FOLDER)).doesNotExist();
        Files.copy(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> new ClipReader(new Ffmpeg(folder),
                Duration.ofMinutes(1)).timeline(folder)).withMessageContaining("libstdc++.so.6");
    }

    @Test
    void a_folder_that_takes_no_link_is_left_as_it_is() throws IOException {
        String program = missing("libpulse.so.0");
        Files.writeString(folder.resolve(StandIns.FOLDER), "a file where the links would lie");
        assertThatNoException().isThrownBy(() -> StandIns.completing(folder, program));
    }

    /// A program that the loader does not start while one of some libraries is on none of its paths.
    private String missing(String... libraries) throws IOException {
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        for (String library : libraries) {
            script.append(
                    """
                            [ -L "${LD_LIBRARY_PATH#*:}/%s" ] || {
                              echo "$0: error while loading shared libraries: %s: cannot open shared object file: No such file" >&2
                              exit 127
                            }
                            """
                            .formatted(library, library));
        }
        Path file = Files.writeString(folder.resolve("ffmpeg"), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
