package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.parquet.ParquetRow;

/// CVQA, of which the questions in Japanese about Japan are taken.
///
/// Columns: the cards of afaji/cvqa at 6405642c, where options were one text, and of its later copies, where they are a list;
/// the filter is that of src/eval_mm/tasks/cvqa.py of llm-jp/llm-jp-eval-mm at 9f450a58.
record CvqaLayout() implements Layout {
    static final String TASK = "choice";
    private static final String JAPAN = "('Japanese', 'Japan')";
    private static final List<String> COLUMNS = List.of("image", "ID", "Subset", "Question", "Options", "Label");
    private static final List<String> MORE = List.of("Category", "License");

    @Override
    public void read(Path from, Intake intake) {
        intake.parquet(COLUMNS, MORE, row -> {
            if (row.text("Subset").equals(JAPAN)) {
                intake.take(row.place(), row.text("ID"), () -> item(row, intake));
            }
        });
    }

    private static Item item(ParquetRow row, Intake intake) {
        List<String> options = row.isList("Options") ? row.texts("Options") : PythonList.texts(row.text("Options"));
        String answer = options.get(row.index("Label", options.size()));
        List<Medium> media = List.of(intake.picture(1, row, "image"));
        Map<String, String> attributes = new HashMap<>(Map.of(Item.CLUSTER, Intake.cluster(media, row.text("ID"))));
        attributes.put("category", row.has("Category") ? row.text("Category") : "unknown");
        attributes.put("licence", row.has("License") ? row.text("License") : "unknown");
        return new Item(row.text("ID"), TASK, row.text("Question"), options, List.of(answer), media, Optional.empty(),
                attributes);
    }
}
