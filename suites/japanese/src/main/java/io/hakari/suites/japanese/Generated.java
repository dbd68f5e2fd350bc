package io.hakari.suites.japanese;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hakari.sample.ContentDigest;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;

/// Evaluation items of one family, drawn by a seed and balanced over the kinds of the family.
///
/// @param family  the name of the family, such as `counters`
/// @param version raised whenever the items of the family change
/// @param seed    decides which items are drawn and in what order their choices stand
/// @param count   how many are drawn
record Generated(String family, String version, long seed, int count) implements Dataset {

    Generated {
        Family.named(family);
    }

    @Override
    public String name() {
        return family + "-" + version;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(count);
    }

    @Override
    public Stream<Sample> open() {
        List<Item> items = draw();
        return Stream.iterate(0, number -> number < items.size(), number -> number + 1)
                .map(number -> sample(number + 1, items.get(number)));
    }

    /// Draw round by round one item of every kind, until there are enough.
    List<Item> draw() {
        Map<String, Deque<Item>> kinds = Family.named(family).items(Side.EVALUATION)
                .sorted(Comparator.comparing(item -> order(item.question())))
                .collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.toCollection(ArrayDeque::new)));
        int there = kinds.values().stream().mapToInt(Deque::size).sum();
        if (there < count) {
            throw new IllegalArgumentException(
                    "family [" + family + "] holds out [" + there + "] items, fewer than the [" + count
                            + "] asked for");
        }
        List<Item> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            kinds.values().stream().filter(left -> !left.isEmpty()).limit(count - drawn.size())
                    .forEach(left -> drawn.add(left.remove()));
        }
        return drawn;
    }

    private Sample sample(int number, Item item) {
        String name = family + "/" + number;
        Sample sample = item.distractors().isEmpty()
                ? Sample.asking(name, item.question(), item.answer())
                : Sample.choosing(name, item.question(), shuffled(item), item.answer());
        return sample.with(Map.of("kind", item.kind()));
    }

    private List<String> shuffled(Item item) {
        return item.choices().stream()
                .sorted(Comparator.comparing(choice -> order(item.question() + "\n" + choice))).toList();
    }

    /// An order by digest is the same on every Java version, unlike a shuffle by a library's generator.
    private String order(String content) {
        return new ContentDigest().add("draw").add(family).add(Long.toString(seed)).add(content).hex();
    }
}
