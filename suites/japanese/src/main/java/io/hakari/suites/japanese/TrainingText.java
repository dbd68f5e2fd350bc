package io.hakari.suites.japanese;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hakari.sample.Sample;

/// Writes what the demo checkpoints learn from, and what they are asked while they learn.
///
/// `TrainingText train FILE SEED ITEMS [FAMILY …]` writes items of the training side and sentences of this project.
/// `TrainingText ask FILE` writes the items of the core suite as a table: task, question, choices, answer.
public final class TrainingText {
    private static final int ITEMS_TO_A_SENTENCE = 24;

    private TrainingText() {
    }

    /// Write the file that the arguments ask for.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "train" -> train(file, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]),
                    families(Arrays.asList(arguments).subList(4, arguments.length)));
            case "ask" -> ask(file);
            default -> throw new IllegalArgumentException("[" + arguments[0] + "] must be train or ask");
        }
    }

    private static List<Family> families(List<String> names) {
        return names.isEmpty() ? List.of(Family.values()) : names.stream().map(Family::named).toList();
    }

    private static void train(Path file, long seed, int items, List<Family> families) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
            for (String text : texts(seed, families).limit(items).toList()) {
                writer.write(text);
            }
        }
    }

    /// Return training text without end, in records of one or two lines.
    static Stream<String> texts(long seed, List<Family> families) {
        Map<Family, List<Item>> known = families.stream()
                .collect(Collectors.toMap(family -> family, family -> family.items(Side.TRAINING).toList()));
        List<Family> shares = families.stream().flatMap(family -> Collections.nCopies(family.share(), family).stream())
                .toList();
        List<String> sentences = Vocabulary.lines("sentences.txt");
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> {
            if (random.nextInt(ITEMS_TO_A_SENTENCE) == 0) {
                return sentences.get(random.nextInt(sentences.size())) + "\n";
            }
            List<Item> items = known.getOrDefault(shares.get(random.nextInt(shares.size())), List.of());
            return Asking.line(items.get(random.nextInt(items.size())));
        });
    }

    private static void ask(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Family family : Family.values()) {
            try (Stream<Sample> samples = JapaneseCoreSuite.drawn(family.taskName()).open()) {
                samples.map(sample -> String.join("\t", family.taskName(), sample.question(),
                        String.join("|", sample.choices()), sample.targets().getFirst())).forEach(lines::add);
            }
        }
        Files.write(file, lines, UTF_8);
    }
}
