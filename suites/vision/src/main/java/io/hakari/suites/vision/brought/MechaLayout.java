package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.hakari.parquet.ParquetRow;

/// MECHA-ja: four options, asked in each of their four rotations.
///
/// Columns, the ids by row and the rotation to the left: src/eval_mm/tasks/mecha_ja.py of llm-jp/llm-jp-eval-mm at 9f450a58.
record MechaLayout() implements Layout {
    static final String TASK = "choice";
    static final int ROTATIONS = 4;
    private static final List<String> COLUMNS = List.of("question", "options", "answer", "image");
    private static final List<String> MORE = List.of("answer_type", "background_text");
    private static final List<String> KINDS = List.of("factoid", "non-factoid");

    @Override
    public void read(Path from, Intake intake) {
        AtomicInteger number = new AtomicInteger();
        intake.parquet(COLUMNS, MORE, row -> {
            int id = number.getAndIncrement();
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                int turned = rotation;
                intake.take(row.place(), id + "_rot" + rotation, () -> item(row, id, turned, intake));
            }
        });
    }

    private static Item item(ParquetRow row, int id, int rotation, Intake intake) {
        List<String> options = new ArrayList<>(row.texts("options"));
        if (options.size() != ROTATIONS) {
            throw row.broken("column [options] is " + options + " but must have " + ROTATIONS);
        }
        String answer = options.get(row.index("answer", ROTATIONS));
        Collections.rotate(options, -rotation);
        List<Medium> media = List.of(intake.picture(1, row, "image"));
        boolean background = row.has("background_text") && !row.text("background_text").isBlank();
        return new Item(id + "_rot" + rotation, TASK, row.text("question"), options, List.of(answer), media,
                Optional.empty(),
                Map.of(Item.CLUSTER, Intake.cluster(media, String.valueOf(id)), "group", String.valueOf(id), "rotation",
                        String.valueOf(rotation), "background", background ? "yes" : "no", "kind",
                        row.has("answer_type") ? KINDS.get(row.index("answer_type", KINDS.size())) : "unknown"));
    }
}
