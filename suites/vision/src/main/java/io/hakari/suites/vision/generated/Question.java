package io.hakari.suites.vision.generated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.hakari.sample.Content;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Sample;

/// How an item becomes a sample: the medium, then the question in one language, then its choices under A, B, C.
public final class Question {
    private static final int ID_DIGITS = 32;
    private static final Wording PICK = new Wording("選択肢の記号で答えてください。", "Answer with the letter of one option.");

    private Question() {
    }

    /// Return the words that are put to the model.
    public static String words(VisualItem item, Language language) {
        String question = item.question().in(language);
        if (item.choices().isEmpty()) {
            return question;
        }
        StringBuilder words = new StringBuilder(question).append('\n');
        for (int i = 0; i < item.choices().size(); i++) {
            words.append((char) ('A' + i)).append(". ").append(item.choices().get(i).in(language)).append('\n');
        }
        return words.append(PICK.in(language)).toString();
    }

    /// Return an item as a sample.
    ///
    /// It is known by words and pixels, and not by the file of the medium, which may differ by compressor. Attributes are
    /// difficulty, group, scene, family, the number of options, the digest of the pixels, and what the state says under `about/`.
    ///
    /// @param shown  the medium as it is sent
    /// @param pixels the digest of what was drawn
    public static Sample sample(VisualItem item, String name, VisualFamily family, Difficulty difficulty,
            Language language, Content shown, String pixels) {
        String words = words(item, language);
        List<String> choices = item.choices().stream().map(choice -> choice.in(language)).toList();
        List<String> targets = item.answers().stream().map(answer -> answer.in(language)).toList();
        String id = new ContentDigest().add(pixels).add(words).add(choices).add(targets).hex();
        Map<String, String> attributes = new HashMap<>(Map.of("difficulty", difficulty.label(), "group", item.group(),
                "scene", item.scene(), "family", family.name(), "pixels", pixels));
        if (!choices.isEmpty()) {
            attributes.put("options", Integer.toString(choices.size()));
        }
        item.state().tailMap(VisualItem.ABOUT).forEach((key, value) -> {
            if (key.startsWith(VisualItem.ABOUT)) {
                attributes.put(key.substring(VisualItem.ABOUT.length()), value);
            }
        });
        return new Sample(id.substring(0, ID_DIGITS), name, List.of(shown, Content.text(words)), choices, targets,
                attributes);
    }

    /// Return the same item with its choices turned through every place, as one group.
    public static List<VisualItem> rotations(VisualItem item) {
        int size = item.choices().size();
        return IntStream.range(0, size).mapToObj(first -> {
            List<Wording> turned = IntStream.range(0, size).mapToObj(i -> item.choices().get((first + i) % size))
                    .toList();
            return new VisualItem(item.group(), item.scene(), item.question(), turned, item.answers(), item.state(),
                    item.medium());
        }).toList();
    }
}
