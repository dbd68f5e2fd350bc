package io.hakari.suites.vision.generated.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

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
import java.util.stream.Stream;

import io.hakari.suites.vision.generated.Difficulty;
import io.hakari.suites.vision.generated.Draw;
import io.hakari.suites.vision.generated.Medium;
import io.hakari.suites.vision.generated.VisualFamily;
import io.hakari.suites.vision.generated.VisualItem;
import io.hakari.suites.vision.generated.clip.ClipFamily;
import io.hakari.suites.vision.generated.still.Stills;

/// Writes what a small checkpoint learns to see from, and what it is asked while it learns.
///
/// `VisionTraining train FOLDER SIZE GROUPS FAMILY …` draws items to learn from, `VisionTraining ask …` items of the suites
/// under the public salt. A family of clips is named with the frames to show, as in `plausibility:4`; they stand in the
/// middle of equal parts of the clip. The folder gets `pixels.bin`, 8-bit red, green and blue of square pictures one after
/// the other, and `items.jsonl`, a line for each question, which says where its pictures begin and how many they are.
public final class VisionTraining {
    private final int size;
    private final Draw.Use use;
    private final OutputStream pixels;
    private final BufferedWriter items;
    private int pictures;

    private VisionTraining(int size, Draw.Use use, OutputStream pixels, BufferedWriter items) {
        this.size = size;
        this.use = use;
        this.pixels = pixels;
        this.items = items;
    }

    /// Write the folder that the arguments ask for.
    public static void main(String[] arguments) throws IOException {
        Draw.Use use = use(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (var pixels = new BufferedOutputStream(Files.newOutputStream(folder.resolve("pixels.bin")));
                var items = Files.newBufferedWriter(folder.resolve("items.jsonl"), UTF_8)) {
            var training = new VisionTraining(Integer.parseInt(arguments[2]), use, pixels, items);
            for (String asked : Arrays.asList(arguments).subList(4, arguments.length)) {
                training.write(Shown.of(asked), Integer.parseInt(arguments[3]));
            }
        }
    }

    static Draw.Use use(String purpose) {
        return switch (purpose) {
            case "train" -> Draw.Use.TRAINING;
            case "ask" -> Draw.Use.EVALUATION;
            default -> throw new IllegalArgumentException("[" + purpose + "] must be train or ask");
        };
    }

    private void write(Shown shown, int groups) throws IOException {
        for (int number = 0; number < groups; number++) {
            for (Difficulty difficulty : Difficulty.values()) {
                Draw draw = Draw.of(Draw.PUBLIC, use, shown.family(), difficulty, number);
                IdentityHashMap<Medium, Integer> places = new IdentityHashMap<>();
                for (VisualItem item : shown.family().group(draw, difficulty)) {
                    if (!places.containsKey(item.medium())) {
                        places.put(item.medium(), pictures);
                        keep(item.medium(), shown.frames());
                    }
                    items.write(line(shown, difficulty, places.getOrDefault(item.medium(), 0), item));
                    items.newLine();
                }
            }
        }
    }

    private void keep(Medium medium, int frames) throws IOException {
        switch (medium) {
            case Medium.Picture picture -> {
                pixels.write(Shrinking.shrunk(picture.draw(), size));
                pictures++;
            }
            case Medium.Clip clip -> {
                for (int i = 0; i < frames; i++) {
                    pixels.write(Shrinking.shrunk(clip.draw((2 * i + 1) * clip.frames() / (2 * frames)), size));
                    pictures++;
                }
            }
        }
    }

    private static String line(Shown shown, Difficulty difficulty, int first, VisualItem item) {
        String choices = item.choices().stream().map(choice -> quoted(choice.japanese()))
                .collect(Collectors.joining(", "));
        return String.format(ROOT,
                "{\"family\": %s, \"difficulty\": %s, \"first\": %d, \"pictures\": %d, \"question\": %s, \"choices\": [%s], \"answer\": %s}",
                quoted(shown.family().name()), quoted(difficulty.label()), first, shown.frames(),
                quoted(item.question().japanese()), choices, quoted(item.answers().getFirst().japanese()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /// A family and how many pictures of each medium are shown.
    record Shown(VisualFamily family, int frames) {

        static Shown of(String asked) {
            String[] parts = asked.split(":", 2);
            return new Shown(named(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
        }

        private static VisualFamily named(String name) {
            List<VisualFamily> families = Stream
                    .concat(Stills.all().stream(), Stream.of(ClipFamily.values()).map(ClipFamily::family)).toList();
            return families.stream().filter(family -> family.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown family [" + name + "]; known: "
                            + families.stream().map(VisualFamily::name).sorted().collect(Collectors.joining(", "))));
        }
    }
}
