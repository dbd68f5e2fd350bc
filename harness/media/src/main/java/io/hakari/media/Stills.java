package io.hakari.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.sample.MediaException;

/// Stills of the kinds that only ffmpeg reads.
final class Stills {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BRAND = 4;
    private static final int BRAND_END = 12;

    private Stills() {
    }

    static BufferedImage decode(byte[] bytes, String name) {
        String format = format(bytes).orElseThrow(() -> new MediaException("picture [" + name
                + "] is of no kind that is read; known: JPEG, PNG, WebP, TIFF, GIF, BMP, AVIF, JPEG 2000"));
        Ffmpeg ffmpeg = Ffmpeg.installed();
        try (TemporaryFile file = TemporaryFile.of(bytes)) {
            String what = "picture [" + name + "] cannot be decoded";
            check(ffmpeg, file.path(), format, name, what);
            return Child.running(what, command(ffmpeg.ffmpeg(), file.path(), format), LIMIT).run(Pnm::read)
                    .orElseThrow(() -> new MediaException(what + ": it has no frame"));
        } catch (IOException e) {
            throw new MediaException("picture [" + name + "] cannot be decoded: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("the decoding of picture [" + name + "] was interrupted", e);
        }
    }

    /// Return the name of the demuxer.
    private static Optional<String> format(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, BRAND_END), StandardCharsets.ISO_8859_1);
        if (head.startsWith("ftypavif", BRAND) || head.startsWith("ftypavis", BRAND)) {
            return Optional.of("mov");
        }
        boolean jpeg2000 = head.startsWith("jP  \r\n", BRAND) || head.startsWith("\u00FFO\u00FFQ");
        return jpeg2000 ? Optional.of("j2k_pipe") : Optional.empty();
    }

    private static void check(Ffmpeg ffmpeg, Path file, String format, String name, String what)
            throws InterruptedException {
        List<String> command = List.of(ffmpeg.ffprobe(), "-v", "error", "-protocol_whitelist", "file,pipe", "-f",
                format, "-i", "file:" + file, "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of",
                "csv=p=0");
        String size = Child.running(what, command, LIMIT)
                .run(stream -> new String(stream.readAllBytes(), StandardCharsets.US_ASCII)).strip();
        if (!size.matches("\\d{1,7},\\d{1,7}.*")) {
            throw new MediaException(what + ": its header has no size");
        }
        String[] sides = size.split("[,\\s]", -1);
        Pictures.check(name, Long.parseLong(sides[0]), Long.parseLong(sides[1]));
    }

    private static List<String> command(String ffmpeg, Path file, String format) {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-v", "error", "-xerror",
                "-err_detect", "explode", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", format, "-i",
                "file:" + file));
        command.addAll(List.of("-map", "0:v:0", "-sws_flags", "accurate_rnd+full_chroma_int+bitexact", "-vf",
                "format=rgb24", "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "pipe:1"));
        return command;
    }
}
