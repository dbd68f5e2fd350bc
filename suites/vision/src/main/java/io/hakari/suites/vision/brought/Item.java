package io.hakari.suites.vision.brought;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One question of a set as it is kept: a line of `items.jsonl`.
///
/// @param id         by which its owners know it; unique in the set
/// @param task       of the suite that asks it
/// @param question   as its owners wrote it, without options or framing; `<image 2>` stands where the second picture does
/// @param choices    the options in their order; empty when the answer is free
/// @param answers    the right ones, at least one
/// @param media      in the order of their numbers
/// @param part       of the clip that it is about
/// @param attributes what reports slice by; `cluster` is what items have in common that are not independent
record Item(String id, String task, String question, List<String> choices, List<String> answers, List<Medium> media,
        Optional<Part> part, Map<String, String> attributes) {
    /// The attribute for what items have in common.
    static final String CLUSTER = "cluster";
    private static final int LONGEST = 1_000_000;

    /// A part of a clip.
    ///
    /// @param start in seconds from the first frame
    /// @param end   in seconds, after the start
    record Part(double start, double end) {

        Part {
            if (!(start >= 0 && end > start && end < Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("part from [" + start + "] to [" + end
                        + "] s must begin at 0 or later and end after it begins");
            }
        }
    }

    Item {
        choices = List.copyOf(choices);
        answers = List.copyOf(answers);
        media = List.copyOf(media);
        if (id.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("an item needs an id and a question");
        }
        if (question.length() > LONGEST) {
            throw new IllegalArgumentException("the question has " + question.length() + " characters");
        }
        if (answers.isEmpty() || answers.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("answers " + answers + " must be words");
        }
        if (!choices.isEmpty() && !choices.containsAll(answers)) {
            throw new IllegalArgumentException("answer " + answers + " is not among the options " + choices);
        }
    }

    /// Return it as a row of `items.jsonl`.
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("task", task);
        row.put("question", question);
        row.put("choices", choices);
        row.put("answers", answers);
        row.put("media", media.stream().map(Medium::written).toList());
        part.ifPresent(span -> {
            row.put("start", span.start());
            row.put("end", span.end());
        });
        row.put("attributes",
                attributes.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().toList());
        return row;
    }
}
