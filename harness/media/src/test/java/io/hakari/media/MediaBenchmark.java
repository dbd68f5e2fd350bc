package io.hakari.media;

import static io.hakari.testkit.BenchmarkRow.row;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.management.OperatingSystemMXBean;

import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.FrameChoice;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Frames of a 720p H.264 clip in a second of CPU time, that of ffmpeg included, which decodes on one thread; pictures
/// resized in a second; and how often a clip is read for twenty questions.
///
/// The time of ended child processes is read from `/proc`; elsewhere the rows of the decoder are left out.
public final class MediaBenchmark implements Benchmark {
    private static final Path STATUS = Path.of("/proc/self/stat");
    /// Of a second, as Linux counts CPU time for programs.
    private static final double TICKS = 100;
    private static final int FRAMES = 300;
    private static final int ROUNDS = 5;
    private static final int QUESTIONS = 20;
    private static final int SHOWN = 8;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public String id() {
        return "media";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException {
        Path clip = Files.createTempFile("hakari-bench-", ".mp4");
        try {
            encode(clip);
            List<BenchmarkRow> rows = new ArrayList<>();
            if (Files.isReadable(STATUS)) {
                rows.add(row("media/decode-720p-" + SHOWN, framesPerSecond(clip, FrameChoice.uniform(SHOWN)),
                        "frames/CPU-s").atLeast(200));
                rows.add(row("media/decode-720p-all", framesPerSecond(clip, FrameChoice.all()), "frames/CPU-s"));
            }
            rows.add(row("media/resize-720p-448", resizes(), "images/CPU-s"));
            rows.add(row("media/reads-for-20-questions", reads(clip), "reads").atMost(1));
            return rows;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the benchmark was interrupted", e);
        } finally {
            Files.deleteIfExists(clip);
        }
    }

    /// Ten seconds of a moving test pattern, main profile, as `libopenh264` writes it.
    private static void encode(Path clip) throws InterruptedException {
        Child.running("a test pattern cannot be written",
                List.of(Ffmpeg.installed().ffmpeg(), "-hide_banner", "-nostdin",
                        "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-frames:v",
                        Integer.toString(FRAMES), "-pix_fmt", "yuv420p", "-c:v", "libopenh264", "-b:v", "4M", "-y",
                        "file:" + clip),
                Duration.ofMinutes(2)).run(InputStream::readAllBytes);
    }

    private double framesPerSecond(Path clip, FrameChoice choice) throws IOException, InterruptedException {
        List<Double> speeds = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            double begun = seconds();
            ClipReader.reading().read(new ClipFile("bench", clip), Optional.empty(), choice, _ -> {});
            if (round >= 0) {
                speeds.add(FRAMES / (seconds() - begun));
            }
        }
        return speeds.stream().sorted().toList().get(ROUNDS / 2);
    }

    /// Return the CPU time of this process and of the children that ended.
    private double seconds() throws IOException {
        String status = Files.readString(STATUS);
        String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
        // proc(5): cutime and cstime are fields 16 and 17, of which the first two are cut off here.
        double children = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
        return process.getProcessCpuTime() / 1e9 + children;
    }

    private double resizes() throws IOException {
        BufferedImage picture = Blocks.frame(7, 1280, 720);
        List<Double> speeds = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < 20; i++) {
                Resize.BICUBIC.to(picture, 448, 448);
            }
            if (round >= 0) {
                speeds.add(20 / ((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9));
            }
        }
        return speeds.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static int reads(Path clip) throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(clip);
        AtomicInteger reads = new AtomicInteger();
        Blobs blobs = new Blobs() {
            @Override
            public Blob keep(byte[] content, String mediaType) {
                return new Blob("0".repeat(64), mediaType, content.length);
            }

            @Override
            public byte[] of(Blob blob) {
                reads.incrementAndGet();
                return bytes;
            }
        };
        Blob blob = new Blob("1".repeat(64), "video/mp4", bytes.length);
        ClipFrames frames = new ClipFrames();
        for (int question = 0; question < QUESTIONS; question++) {
            Content.Frames shown = frames.frames(blob, FrameChoice.uniform(SHOWN), blobs);
            if (shown.frames().size() != SHOWN) {
                throw new IllegalStateException("expected [" + SHOWN + "] frames");
            }
        }
        return reads.get();
    }
}
