package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.parquet.ParquetRow;

/// JIC-VQA, whose hub has addresses of pictures alone: the Parquet file that `scripts/prepare_jic_vqa.py` of
/// llm-jp/llm-jp-eval-mm at 9f450a58 makes of them, with pictures scaled to 224 by 224.
record JicLayout() implements Layout {
    static final String TASK = "name";
    private static final List<String> COLUMNS = List.of("question_id", "input_text", "answer", "image");
    private static final List<String> MORE = List.of("domain");

    @Override
    public void read(Path from, Intake intake) {
        intake.parquet(COLUMNS, MORE,
                row -> intake.take(row.place(), row.text("question_id"), () -> item(row, intake)));
    }

    private static Item item(ParquetRow row, Intake intake) {
        List<Medium> media = List.of(intake.picture(1, row, "image"));
        return new Item(row.text("question_id"), TASK, row.text("input_text"), List.of(),
                List.of(row.text("answer").strip()), media, Optional.empty(),
                Map.of(Item.CLUSTER, Intake.cluster(media, row.text("question_id")), "domain",
                        row.has("domain") ? row.text("domain") : "unknown"));
    }
}
