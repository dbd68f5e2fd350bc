package io.hakari.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.hakari.sample.MediaException;

/// Writes drawn frames into a clip; the same frames give the same bytes, with the same ffmpeg on the same processor family.
///
/// @param ffmpeg that encodes
/// @param format of the clip
public record ClipWriter(Ffmpeg ffmpeg, ClipFormat format) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// Return a writer that uses the installed ffmpeg.
    public static ClipWriter writing(ClipFormat format) {
        return new ClipWriter(Ffmpeg.installed(), format);
    }

    /// Return the bytes of a clip; frame i is shown at i/rate seconds.
    ///
    /// @param frames how many, at least 1
    /// @param rate   frames in a second, at least 1
    /// @param draw   draws one frame, counted from 0; all are of one size, for AV1 even in both directions
    /// @throws MediaException when the frames differ in size, or cannot be encoded
    public byte[] write(int frames, int rate, IntFunction<BufferedImage> draw) {
        Path file = temporary();
        try {
            BufferedImage first = draw.apply(0);
            List<String> command = command(first, rate, file);
            Child.running("clip of [" + frames + "] frames cannot be written as " + format, command, LIMIT)
                    .run(stream -> feed(stream, first, frames, draw), InputStream::readAllBytes);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new MediaException("clip cannot be written to [" + file + "]: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("the writing of a clip was interrupted", e);
        } finally {
            delete(file);
        }
    }

    private List<String> command(BufferedImage first, int rate, Path file) {
        String size = first.getWidth() + "x" + first.getHeight();
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg(), "-hide_banner", "-nostdin", "-v", "error",
                "-xerror", "-protocol_whitelist", "file,pipe", "-f", "rawvideo", "-pixel_format", "rgb24",
                "-video_size", size, "-framerate", Integer.toString(rate), "-i", "pipe:0", "-sws_flags",
                "accurate_rnd+full_chroma_int+bitexact", "-threads", "1", "-map_metadata", "-1", "-fflags",
                "+bitexact", "-flags:v", "+bitexact"));
        command.addAll(format.arguments());
        command.addAll(List.of("-y", "file:" + file));
        return command;
    }

    private static void feed(OutputStream stream, BufferedImage first, int frames, IntFunction<BufferedImage> draw)
            throws IOException {
        stream.write(Rgb.bytes(first));
        for (int i = 1; i < frames; i++) {
            BufferedImage frame = draw.apply(i);
            if (frame.getWidth() != first.getWidth() || frame.getHeight() != first.getHeight()) {
                throw new MediaException("frame [" + i + "] is " + frame.getWidth() + "x" + frame.getHeight()
                        + " pixels, but frame [0] is " + first.getWidth() + "x" + first.getHeight());
            }
            stream.write(Rgb.bytes(frame));
        }
    }

    private Path temporary() {
        try {
            return Files.createTempFile("hakari-clip-", format.suffix());
        } catch (IOException e) {
            throw new MediaException("no temporary file for a clip: " + e, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A temporary file that stays behind harms nobody.
        }
    }
}
