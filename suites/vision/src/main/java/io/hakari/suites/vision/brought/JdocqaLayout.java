package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.parquet.ParquetRow;

/// JDocQA with its pages as pictures, up to four for each question; PDF files are not read.
///
/// Columns and kinds of answers: the card of speed/JDocQA at a2855ef, which src/eval_mm/tasks/jdocqa.py of
/// llm-jp/llm-jp-eval-mm at 9f450a58 reads.
record JdocqaLayout() implements Layout {
    static final String SHORT = "short";
    static final String OPEN = "open-ended";
    private static final List<String> COLUMNS = List.of("question_id", "question", "answer", "answer_type");
    private static final List<String> PAGES = List.of("image_0", "image_1", "image_2", "image_3");
    private static final List<String> KINDS = List.of("yes-no", "factoid", "numerical", OPEN);

    @Override
    public void read(Path from, Intake intake) {
        intake.parquet(COLUMNS, PAGES,
                row -> intake.take(row.place(), row.text("question_id"), () -> item(row, intake)));
    }

    private static Item item(ParquetRow row, Intake intake) {
        List<Medium> pages = new ArrayList<>();
        for (int i = 0; i < PAGES.size(); i++) {
            if (row.has(PAGES.get(i))) {
                pages.add(intake.picture(i + 1, row, PAGES.get(i)));
            }
        }
        if (pages.isEmpty()) {
            throw row.broken("no column of " + PAGES + " has a page");
        }
        String kind = KINDS.get(row.index("answer_type", KINDS.size()));
        return new Item(row.text("question_id"), kind.equals(OPEN) ? OPEN : SHORT, row.text("question"), List.of(),
                List.of(row.text("answer")), pages, Optional.empty(),
                Map.of(Item.CLUSTER, Intake.cluster(pages, row.text("question_id")), "kind", kind));
    }
}
