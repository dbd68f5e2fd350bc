package io.hakari.media;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.apiguardian.api.API;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaException;
import io.hakari.sample.Timeline;

/// Reads the frames of clips, each with its presentation time, or refuses the clip.
///
/// A clip is decoded from its beginning, never sought in; one damaged bit anywhere in it is a `MediaException`, and so is
/// a decoder that gives fewer, more or other frames than the container has.
///
/// @param ffmpeg that decodes
/// @param limit  how long one clip may take
@API(status = EXPERIMENTAL, since = "0.4")
public record ClipReader(Ffmpeg ffmpeg, Duration limit) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// Return a reader that uses the installed ffmpeg and gives each clip two minutes.
    public static ClipReader reading() {
        return new ClipReader(Ffmpeg.installed(), LIMIT);
    }

    /// Return when the frames of a clip are shown, without decoding it.
    public Timeline timeline(Path file) throws InterruptedException {
        return Probed.of(ffmpeg, clip(file), Optional.empty()).timeline();
    }

    /// Return the chosen frames in the order they are shown.
    public List<DecodedFrame> read(Path file, FrameChoice choice) throws InterruptedException {
        List<DecodedFrame> frames = new ArrayList<>();
        read(clip(file), Optional.empty(), choice, frames::add);
        return List.copyOf(frames);
    }

    /// Hand the chosen frames to a taker, one by one; they count only when this returns.
    ///
    /// @param only the number of the stream in the container; empty for the largest video
    Timeline read(ClipFile clip, Optional<Integer> only, FrameChoice choice, Consumer<DecodedFrame> taker)
            throws InterruptedException {
        Probed probed = Probed.of(ffmpeg, clip, only);
        List<Integer> chosen = choice.of(probed.timeline());
        FrameLog log = new FrameLog();
        String what = "clip [" + clip.name() + "] cannot be decoded";
        int given = new Child(what, command(clip, probed, chosen), limit, log::note)
                .run(stream -> frames(stream, chosen, probed.timeline(), taker));
        log.confirm(clip, probed.timeline());
        if (given != chosen.size()) {
            throw new MediaException(what + ": it gave [" + given + "] of [" + chosen.size() + "] frames");
        }
        return probed.timeline();
    }

    private List<String> command(ClipFile clip, Probed probed, List<Integer> chosen) {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg(), "-hide_banner", "-nostdin", "-v", "info",
                "-nostats", "-xerror", "-err_detect", "explode", "-threads", "1", "-copyts"));
        command.addAll(clip.input());
        boolean every = chosen.size() == probed.timeline().micros().size();
        String select = every ? "" : "select='" + either(chosen) + "',";
        // By way of planes the same pixels take half the time: only for those ffmpeg's exact arithmetic is vectorised.
        command.addAll(List.of("-map", "0:" + probed.stream(), "-sws_flags", "accurate_rnd+full_chroma_int+bitexact",
                "-filter_threads", "1", "-vf", "showinfo=checksum=0," + select + "format=gbrp,format=rgb24",
                "-fps_mode",
                "passthrough", "-f", "image2pipe", "-c:v", "ppm", "pipe:1"));
        return command;
    }

    /// Return the expression that holds for the chosen frames; the parser takes only some hundred terms in a row, so that
    /// they are put into brackets by halves.
    private static String either(List<Integer> chosen) {
        if (chosen.size() == 1) {
            return "eq(n," + chosen.getFirst() + ")";
        }
        int half = chosen.size() / 2;
        return "(" + either(chosen.subList(0, half)) + "+" + either(chosen.subList(half, chosen.size())) + ")";
    }

    private static int frames(InputStream stream, List<Integer> chosen, Timeline timeline,
            Consumer<DecodedFrame> taker) throws IOException {
        InputStream pictures = new BufferedInputStream(stream, 1 << 16);
        int count = 0;
        for (Optional<BufferedImage> frame = Pnm.read(pictures); frame.isPresent(); frame = Pnm.read(pictures)) {
            if (count == chosen.size()) {
                throw new IOException("more than the chosen [" + count + "] frames were given");
            }
            taker.accept(new DecodedFrame(frame.get(), timeline.micros().get(chosen.get(count))));
            count++;
        }
        return count;
    }

    private static ClipFile clip(Path file) {
        return new ClipFile(file.toString(), file);
    }
}
