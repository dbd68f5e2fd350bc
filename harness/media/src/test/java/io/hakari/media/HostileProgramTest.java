package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;

/// Programs that hang, fail or talk nonsense, as the real ones do when a clip makes them.
@DisabledOnOs(OS.WINDOWS)
class HostileProgramTest {
    private static final String WELL = """
            packet|stream_index=0|pts=0|duration=1|flags=K__
            packet|stream_index=0|pts=1|duration=1|flags=K__
            stream|index=0|width=2|height=2|time_base=1/10
            """;

    @TempDir
    private Path folder;

    private Path clip;

    @BeforeEach
    void lay() throws IOException {
        clip = Files.writeString(folder.resolve("clip"), "no clip");
        program("ffprobe", WELL, "exit 0");
        program("ffmpeg", "", "exit 0");
    }

    private void program(String name, String says, String then) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\ncat <<'END'\n" + says + "END\n" + then + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void read(Duration limit) throws InterruptedException {
        new ClipReader(new Ffmpeg(folder), limit).read(clip, FrameChoice.all());
    }

    @Test
    void that_hang_are_killed() throws IOException {
        program("ffmpeg", "", "while :; do :; done");
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> read(Duration.ofMillis(300)))
                .withMessage("clip [" + clip + "] cannot be decoded: it took longer than [0] s");
    }

    @Test
    void that_fail_are_quoted() throws IOException {
        program("ffmpeg", "", "echo 'moov atom not found' >&2; exit 3");
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> read(Duration.ofMinutes(1)))
                .withMessage("clip [" + clip + "] cannot be decoded: moov atom not found");
    }

    @Test
    void that_give_nothing_and_say_all_is_well_are_not_believed() {
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> read(Duration.ofMinutes(1)))
                .withMessageStartingWith("clip [" + clip + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"width=N/A|height=2|time_base=1/10", "width=2|height=99999999999999999999|time_base=1/10",
            "width=2|height=2|time_base=1/0", "width=2|height=2|time_base=1", "width=2|height=2|time_base=/"})
    void that_talk_nonsense_of_a_stream_damage_the_clip_and_not_the_run(String stream) throws IOException {
        program("ffprobe", WELL.replaceAll("width=.*", stream), "exit 0");
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> read(Duration.ofMinutes(1)))
                .withMessageStartingWith("clip [" + clip + "] cannot be read: it says nonsense of itself (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pts=x", "pts=99999999999999999999", "pts=9223372036854775807|duration=1"})
    void that_talk_nonsense_of_a_frame_damage_the_clip_and_not_the_run(String packet) throws IOException {
        program("ffprobe", WELL.replaceFirst("pts=0\\|duration=1", packet), "exit 0");
        assertThatExceptionOfType(MediaException.class).isThrownBy(() -> read(Duration.ofMinutes(1)))
                .withMessageStartingWith("clip [" + clip + "]");
    }
}
