package io.hakari.suites.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.dataset.DatasetFile;
import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.records.replay.StoredAnswer;
import io.hakari.records.replay.StoredAnswers;
import io.hakari.sample.Sample;

/// Writes what models once answered into folders that `replay:` opens: `blind-test` with four models and `mmmu-pro` with one.
///
/// Of MMMU-Pro the words of GPT-4o are kept. Of BlindTest only verdicts are, right or wrong: a right one is written as the
/// answer that is wanted, a wrong one as `?`.
public final class StoredAnswersMain {
    private static final String WRONG = "?";
    private static final String MODEL = "model";

    private StoredAnswersMain() {
    }

    /// Write both.
    ///
    /// @param arguments the folder of the public sets, and the folder to write into
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(
                    "two folders are needed: that of the public sets, and one to write into");
        }
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path datasets, Path folder) throws IOException {
        writeVerdicts(datasets, Files.createDirectories(folder.resolve("blind-test")));
        writeWords(datasets, Files.createDirectories(folder.resolve("mmmu-pro")));
    }

    private static void writeWords(Path datasets, Path folder) throws IOException {
        List<StoredAnswer> answers = new ArrayList<>();
        for (VisionSet set : List.of(VisionSet.MMMU_PRO_DIRECT, VisionSet.MMMU_PRO_REASONED)) {
            RowMapper rows = set.in(datasets).rows();
            try (Stream<Sample> samples = set.read(datasets, new Answered(rows)).open()) {
                samples.forEach(sample -> answers.add(
                        StoredAnswer.to(sample.input(), sample.attributes().getOrDefault(Answered.RESPONSE, ""))));
            }
        }
        StoredAnswers.write(folder.resolve("gpt-4o.jsonl"), answers.stream());
    }

    private static void writeVerdicts(Path datasets, Path folder) throws IOException {
        Map<String, Sample> count = byId(VisionSet.BLIND_TEST_COUNT, datasets);
        Map<String, Sample> howMany = byId(VisionSet.BLIND_TEST_HOW_MANY, datasets);
        Map<String, List<StoredAnswer>> models = new TreeMap<>();
        DatasetFile verdicts = DatasetFile
                .tabSeparated("blind-test/verdicts", datasets.resolve("blindtest/judgements.tsv"), "id", "task",
                        "prompt",
                        MODEL, "correct")
                .mappedBy(Verdict.ROW);
        try (Stream<Sample> rows = verdicts.open()) {
            rows.forEach(row -> {
                boolean asked = row.question().toLowerCase(Locale.ROOT).replace("-", "").startsWith("howmany");
                Sample sample = (asked ? howMany : count).get(row.name());
                boolean right = row.targets().getFirst().equals("1");
                if (sample != null) {
                    models.computeIfAbsent(row.attributes().getOrDefault(MODEL, ""), _ -> new ArrayList<>())
                            .add(StoredAnswer.to(sample.input(), right ? sample.targets().getFirst() : WRONG));
                }
            });
        }
        for (Map.Entry<String, List<StoredAnswer>> model : models.entrySet()) {
            StoredAnswers.write(folder.resolve(model.getKey() + ".jsonl"), model.getValue().stream());
        }
    }

    private static Map<String, Sample> byId(VisionSet set, Path datasets) {
        Map<String, Sample> samples = new HashMap<>();
        try (Stream<Sample> all = set.in(datasets).open()) {
            all.forEach(sample -> samples.put(sample.name(), sample));
        }
        return samples;
    }

    /// A row with the answer beside it.
    private record Answered(RowMapper rows) implements RowMapper {
        static final String RESPONSE = "response";

        @Override
        public Sample sample(Row row) {
            return rows.sample(row).with(Map.of(RESPONSE, row.text(RESPONSE)));
        }
    }

    /// A verdict, held as a sample: the wording is the question, right or wrong the target.
    private enum Verdict implements RowMapper {
        ROW;

        @Override
        public Sample sample(Row row) {
            return Sample.asking("blind-test/" + row.text("id"), row.text("prompt"), row.text("correct"))
                    .with(Map.of(MODEL, row.text(MODEL)));
        }
    }
}
