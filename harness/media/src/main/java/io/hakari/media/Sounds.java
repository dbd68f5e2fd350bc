package io.hakari.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.hakari.sample.MediaException;

/// Turns sound into what speech models hear: one channel of 16-bit samples, 16 000 a second, in a WAV file.
///
/// @param ffmpeg that decodes
/// @param limit  how long one sound may take
public record Sounds(Ffmpeg ffmpeg, Duration limit) {
    /// The media type of WAV.
    public static final String MEDIA_TYPE = "audio/wav";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int RATE = 16_000;
    private static final int WIDTH = 2;
    /// Two hours.
    private static final int MOST_BYTES = 2 * 3600 * RATE * WIDTH;
    private static final int HEADER = 44;

    /// Return a converter that uses the installed ffmpeg and gives each sound two minutes.
    public static Sounds sounds() {
        return new Sounds(Ffmpeg.installed(), LIMIT);
    }

    /// Return a sound as WAV.
    ///
    /// @param file in any common container: WAV, FLAC, MP3, AAC, Ogg, Opus, or a clip with sound
    /// @throws MediaException when it is damaged, has no sound, or is longer than two hours
    public byte[] wav(Path file) throws InterruptedException {
        ClipFile clip = new ClipFile(file.toString(), file);
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg(), "-hide_banner", "-nostdin", "-v", "error",
                "-xerror", "-err_detect", "explode", "-threads", "1"));
        command.addAll(clip.input());
        command.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", Integer.toString(RATE), "-c:a", "pcm_s16le",
                "-flags:a", "+bitexact", "-f", "s16le", "pipe:1"));
        byte[] samples = Child.running("sound [" + clip.name() + "] cannot be decoded", command, limit)
                .run(Sounds::bounded);
        if (samples.length == 0) {
            throw new MediaException("sound [" + clip.name() + "] has no sample");
        }
        return ByteBuffer.allocate(HEADER + samples.length).put(header(samples.length)).put(samples).array();
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] samples = stream.readNBytes(MOST_BYTES + 1);
        if (samples.length > MOST_BYTES) {
            throw new IOException("it is longer than two hours");
        }
        return samples;
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF")).putInt(HEADER - 2 * Integer.BYTES + length).put(ascii("WAVE"))
                .put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE)
                .putInt(RATE * WIDTH).putShort((short) WIDTH).putShort((short) (WIDTH * Byte.SIZE))
                .put(ascii("data")).putInt(length).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
