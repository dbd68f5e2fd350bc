package io.hakari.suites.vision.generated.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.hakari.sample.FrameChoice;
import io.hakari.sample.Timeline;
import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.clip.ClipFamily;
import io.hakari.suites.vision.generated.clip.Film;
import io.hakari.suites.vision.generated.still.Stills;

/// Writes what a small checkpoint learns to see from, and what it is asked while it learns.
///
/// `VisionTraining train FOLDER SIZE GROUPS FAMILY …` draws items to learn from, `VisionTraining check …` others to choose
/// by, drawn under the names of training too, and `VisionTraining ask …` items of the suites under the public salt. Of a clip
/// the frames are shown that the suite shows, taken as they are drawn: what a lossless clip gives back.
/// The folder gets `pixels.bin`, 8-bit red, green and blue of square pictures one after the other, and `items.jsonl`, a line
/// for each question, which says where its pictures begin, how many they are, when they are seen and what is in sight.
public final class VisionTraining {
    /// No training goes on for so many groups.
    private static final long FIRST_CHECK = 1_000_000;

    private final int size;
    private final Purpose purpose;
    private final OutputStream pixels;
    private final BufferedWriter items;
    private int pictures;

    private VisionTraining(int size, Purpose purpose, OutputStream pixels, BufferedWriter items) {
        this.size = size;
        this.purpose = purpose;
        this.pixels = pixels;
        this.items = items;
    }

    /// Write the folder that the arguments ask for.
    public static void main(String[] arguments) throws IOException {
        Purpose purpose = Purpose.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (var pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("pixels.bin")));
                var items = Files.newBufferedWriter(folder.resolve("items.jsonl"), UTF_8)) {
            var training = new VisionTraining(Integer.parseInt(arguments[2]), purpose, pixels, items);
            for (String asked : Arrays.asList(arguments).subList(4, arguments.length)) {
                training.write(Shown.of(asked), Integer.parseInt(arguments[3]));
            }
        }
    }

    private void write(Shown shown, int groups) throws IOException {
        for (int number = 0; number < groups; number++) {
            for (Difficulty difficulty : Difficulty.values()) {
                Draw draw = purpose.draw(shown.family(), difficulty, number);
                IdentityHashMap<Medium, Integer> places = new IdentityHashMap<>();
                for (VisualItem item : shown.family().group(draw, difficulty)) {
                    if (!places.containsKey(item.medium())) {
                        places.put(item.medium(), pictures);
                        keep(item.medium(), shown);
                    }
                    items.write(line(shown, difficulty, places.getOrDefault(item.medium(), 0), item));
                    items.newLine();
                }
            }
        }
    }

    private void keep(Medium medium, Shown shown) throws IOException {
        switch (medium) {
            case Medium.Picture picture -> keep(picture.draw());
            case Medium.Clip clip -> {
                for (int frame : shown.frames(clip)) {
                    keep(clip.draw(frame));
                }
            }
        }
    }

    private void keep(BufferedImage picture) throws IOException {
        pixels.write(Shrinking.shrunk(picture, size));
        pictures++;
    }

    private static String line(Shown shown, Difficulty difficulty, int first, VisualItem item) {
        String choices = item.choices().stream().map(choice -> quoted(choice.japanese()))
                .collect(Collectors.joining(", "));
        List<Integer> frames = item.medium() instanceof Medium.Clip clip ? shown.frames(clip) : List.of();
        return String.format(ROOT,
                "{\"family\": %s, \"difficulty\": %s, \"first\": %d, \"pictures\": %d, \"question\": %s, \"choices\": [%s], \"answer\": %s, \"times\": %s, \"sight\": %s}",
                quoted(shown.family().name()), quoted(difficulty.label()), first, Math.max(1, frames.size()),
                quoted(item.question().japanese()), choices, quoted(item.answers().getFirst().japanese()),
                times(item.medium(), frames), sight(item, frames));
    }

    /// When each frame is shown, in microseconds.
    private static List<Long> times(Medium medium, List<Integer> frames) {
        return medium instanceof Medium.Clip clip
                ? frames.stream().map(Shown.timeline(clip).micros()::get).toList()
                : List.of();
    }

    /// What is in sight: of a clip the numbers of each frame, of a picture the state.
    private static String sight(VisualItem item, List<Integer> frames) {
        if (item.medium() instanceof Film film) {
            return frames.stream().map(frame -> DoubleStream.of(film.visible(frame))
                    .mapToObj(value -> String.format(ROOT, "%.3f", value)).collect(Collectors.joining(", ", "[", "]")))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return item.state().entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /// What pictures are drawn for.
    enum Purpose {
        TRAIN(Draw.Use.TRAINING, 0), CHECK(Draw.Use.TRAINING, FIRST_CHECK), ASK(Draw.Use.EVALUATION, 0);

        private final Draw.Use use;
        private final long first;

        Purpose(Draw.Use use, long first) {
            this.use = use;
            this.first = first;
        }

        static Purpose of(String named) {
            return switch (named) {
                case "train" -> TRAIN;
                case "check" -> CHECK;
                case "ask" -> ASK;
                default -> throw new IllegalArgumentException("[" + named + "] must be train, check or ask");
            };
        }

        /// Return the draw of one of its groups, counted from 0.
        Draw draw(VisualFamily family, Difficulty difficulty, int number) {
            return Draw.of(Draw.PUBLIC, use, family, difficulty, first + number);
        }
    }

    /// A family and how many frames of each of its clips are shown; 1 for pictures.
    record Shown(VisualFamily family, int frames) {
        private static final double MILLIS = 1e3;

        static Shown of(String name) {
            List<Shown> all = Stream.concat(Stills.all().stream().map(family -> new Shown(family, 1)),
                    Stream.of(ClipFamily.values()).map(clips -> new Shown(clips.family(), clips.shown()))).toList();
            return all.stream().filter(shown -> shown.family.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown family [" + name + "]; known: "
                            + all.stream().map(shown -> shown.family.name()).sorted()
                                    .collect(Collectors.joining(", "))));
        }

        /// Return the frames of a clip that the suite shows.
        List<Integer> frames(Medium.Clip clip) {
            return FrameChoice.uniform(frames).of(timeline(clip));
        }

        static Timeline timeline(Medium.Clip clip) {
            return new Timeline(LongStream.range(0, clip.frames()).map(frame -> micros(frame, clip)).boxed().toList(),
                    micros(clip.frames(), clip));
        }

        /// The files that clips are written to count milliseconds.
        private static long micros(long frame, Medium.Clip clip) {
            return 1000 * Math.round(frame * MILLIS / clip.rate());
        }
    }
}
