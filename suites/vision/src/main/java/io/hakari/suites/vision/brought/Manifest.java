package io.hakari.suites.vision.brought;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hakari.dataset.FileFormat;
import io.hakari.dataset.Row;
import io.hakari.dataset.Rows;
import io.hakari.sample.DatasetException;

/// What a suite has to know of an imported set.
///
/// @param sha256  of `items.jsonl`
/// @param tasks   how many questions each task has
/// @param leftOut how many were left out because a medium was damaged or lacked
record Manifest(String sha256, Map<String, Long> tasks, long leftOut) {
    static final String FILE = "manifest.json";
    static final String ITEMS = "items.jsonl";
    static final String MEDIA = "media";

    Manifest {
        tasks = Map.copyOf(tasks);
    }

    /// Write the manifest of what was taken in.
    static void write(Path folder, BroughtSet set, String sha256, Intake intake) throws IOException {
        Map<String, Object> main = new LinkedHashMap<>();
        main.put("name", set.title());
        main.put("terms", set.terms());
        main.put("page", set.page());
        main.put("items", intake.items().size());
        main.put("tasks", counts(intake.items()).entrySet().stream().map(task -> task.getKey() + "=" + task.getValue())
                .toList());
        main.put("leftOut", intake.damaged().size());
        main.put("sha256", sha256);
        Map<String, Map<String, ?>> document = new LinkedHashMap<>();
        document.put("set", main);
        document.put("sources", intake.sources());
        document.put("damaged", intake.damaged());
        Rows.writeDocument(folder.resolve(FILE), document);
    }

    /// Return how many items each task has, in the order of their names.
    static Map<String, Long> counts(List<Item> items) {
        Map<String, Long> counts = new TreeMap<>();
        items.forEach(item -> counts.merge(item.task(), 1L, Long::sum));
        return counts;
    }

    /// Read the manifest of an imported set.
    ///
    /// @throws DatasetException when the set was not imported
    static Manifest read(Path datasets, String set) {
        Path file = datasets.resolve(set).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("folder [" + datasets + "] has no set [" + set
                    + "]; bring it by [hakari import --set "
                    + set + " --from FOLDER --to " + datasets + "], or name another folder by -Dhakari.datasets=…");
        }
        List<Row> rows = new ArrayList<>();
        Rows.read(file, new FileFormat.JsonDocument(), rows::add);
        if (rows.isEmpty()) {
            throw new DatasetException(file + ": it says nothing; import the set again");
        }
        try {
            return read(rows.getFirst());
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new DatasetException(file + ": it counts its questions in no way that is known; import the set again",
                    e);
        }
    }

    private static Manifest read(Row main) {
        Map<String, Long> tasks = new TreeMap<>();
        for (String task : main.list("tasks")) {
            int equals = task.lastIndexOf('=');
            tasks.put(task.substring(0, equals), Long.parseLong(task.substring(equals + 1)));
        }
        return new Manifest(main.text("sha256"), tasks, Long.parseLong(main.text("leftOut")));
    }
}
