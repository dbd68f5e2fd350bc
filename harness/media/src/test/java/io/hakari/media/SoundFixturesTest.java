package io.hakari.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.sample.MediaException;

/// Half a second of 440 Hz on the left and 880 Hz on the right, in every container of the fixtures.
class SoundFixturesTest {
    private final Path folder = Fixtures.folder("media-fixtures");

    @ParameterizedTest
    @ValueSource(strings = {"tone.flac", "tone.m4a", "tone.mp3", "tone.ogg", "tone.opus", "tone_16k_mono.wav",
            "tone_f32.wav", "tone_s16_48k_stereo.wav", "tone_s24.wav"})
    void both_tones_are_heard_for_half_a_second(String name) throws Exception {
        byte[] wav = Sounds.sounds().wav(folder.resolve("audio").resolve(name));
        int samples = (wav.length - 44) / 2;

        assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        // Lossy codecs pad to whole frames.
        assertThat(samples).isBetween(7_800, 9_800);
        if (!name.contains("16k_mono")) {
            assertThat(strength(wav, 440)).isGreaterThan(8 * strength(wav, 660));
            assertThat(strength(wav, 880)).isGreaterThan(8 * strength(wav, 660));
        }
    }

    @Test
    void a_lossless_file_gives_its_exact_length() throws Exception {
        assertThat(Sounds.sounds().wav(folder.resolve("audio/tone.flac"))).hasSize(44 + 2 * 8_000);
        assertThat(Sounds.sounds().wav(folder.resolve("audio/tone_s24.wav"))).hasSize(44 + 2 * 8_000);
    }

    @Test
    void a_clip_without_sound_is_refused() {
        assertThatThrownBy(() -> Sounds.sounds().wav(folder.resolve("video/vp9.webm")))
                .isInstanceOf(MediaException.class).hasMessageContaining("vp9.webm");
    }

    /// The amplitude at one frequency, by Goertzel's sum.
    private static double strength(byte[] wav, double hertz) {
        ByteBuffer samples = ByteBuffer.wrap(wav, 44, wav.length - 44).order(ByteOrder.LITTLE_ENDIAN);
        double cosine = 0;
        double sine = 0;
        int count = 7_600;
        for (int i = 0; i < count; i++) {
            double value = samples.getShort();
            cosine += value * Math.cos(2 * Math.PI * hertz * i / 16_000);
            sine += value * Math.sin(2 * Math.PI * hertz * i / 16_000);
        }
        return Math.hypot(cosine, sine) / count;
    }
}
