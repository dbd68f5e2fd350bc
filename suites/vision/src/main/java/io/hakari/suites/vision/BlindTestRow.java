package io.hakari.suites.vision;

import java.util.List;
import java.util.Map;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// Rows of BlindTest: shapes to be counted, in two wordings.
///
/// Renderings of one drawing in several sizes and thicknesses share the attribute `instance`: they are no independent
/// questions. The pixels of most items were not published with the items, so that the item's id stands for the picture.
///
/// @param wording which of the two
record BlindTestRow(Wording wording) implements RowMapper {

    /// How the question is put; models answer the two differently.
    enum Wording {
        COUNT("Count ", "."),
        HOW_MANY("How many ", " are there?");

        private final String before;
        private final String after;

        Wording(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    private static final Map<String, String> COUNTED = Map.of(
            "LineIntersection", "points where the blue and the red line meet",
            "CountingCircles", "circles or pentagons",
            "CountingRowsAndColumns", "rows and columns of the grid",
            "NestedSquares", "squares, one within the other");

    @Override
    public Sample sample(Row row) {
        String task = row.text("task");
        String counted = COUNTED.get(task);
        if (counted == null) {
            throw row.broken(
                    "field [task] is [" + task + "] but must be one of " + COUNTED.keySet().stream().sorted().toList());
        }
        String form = task.equals("CountingRowsAndColumns") ? " Answer as ROWSxCOLUMNS." : " Answer with a number.";
        Content picture = Content.text("[" + row.text("id") + "]\n");
        Content question = Content.text(wording.before + counted + wording.after + form);
        return Sample
                .of("blind-test/" + row.text("id"), List.of(picture, question), List.of(), List.of(row.text("gold")))
                .with(Map.of("kind", task, "instance", row.text("instance")));
    }
}
