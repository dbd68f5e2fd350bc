package io.hakari.scorers.text.extraction;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The options of a question, each under the label that the model was shown.
///
/// @param labels one character each, all different
/// @param texts  what stands behind each label, as many as labels and at least one
public record Options(List<String> labels, List<String> texts) {

    public Options {
        labels = List.copyOf(labels);
        texts = List.copyOf(texts);
        if (texts.isEmpty() || labels.size() != texts.size() || labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException(
                    "options " + texts + " under labels " + labels + " must be some, each under a label of its own");
        }
    }

    int size() {
        return labels.size();
    }

    char label(int option) {
        return labels.get(option).charAt(0);
    }

    /// Return the place of a label, or -1.
    int indexOf(char label) {
        return labels.indexOf(String.valueOf(label));
    }

    /// Return the options that something holds for, in order.
    List<Integer> where(IntPredicate holds) {
        return IntStream.range(0, size()).filter(holds).boxed().toList();
    }
}
