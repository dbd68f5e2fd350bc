package io.hakari.suites.japanese;

import java.util.ArrayList;
import java.util.List;

/// One question of a family with its answer, before it becomes a sample or a line of training text.
///
/// @param question    what is asked
/// @param answer      the right answer
/// @param distractors the wrong answers offered; empty when the answer is free
/// @param fact        what must be known to answer, whatever the wording; decides on which side the item stands
/// @param kind        what a draw is balanced over and reports slice by
record Item(String question, String answer, List<String> distractors, String fact, String kind) {

    Item {
        distractors = List.copyOf(distractors);
        if (distractors.contains(answer)) {
            throw new IllegalArgumentException("item [" + question + "] offers its answer [" + answer + "] as wrong");
        }
    }

    /// Return an item with a free answer.
    static Item asking(String question, String answer, String fact, String kind) {
        return new Item(question, answer, List.of(), fact, kind);
    }

    /// Return the right answer and the wrong ones.
    List<String> choices() {
        List<String> choices = new ArrayList<>(distractors);
        choices.add(answer);
        return List.copyOf(choices);
    }
}
