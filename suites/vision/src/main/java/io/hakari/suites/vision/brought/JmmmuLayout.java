package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.parquet.ParquetRow;

/// JMMMU: a Parquet file for each subject; options as Python prints them, up to seven pictures of which a question names some
/// as `<image 1>`.
///
/// Columns and the rule that only named pictures are shown: lmms_eval/tasks/jmmmu/utils.py of EvolvingLMMs-Lab/lmms-eval at
/// 75571cfe, and src/eval_mm/tasks/jmmmu.py of llm-jp/llm-jp-eval-mm at 9f450a58.
record JmmmuLayout() implements Layout {
    static final String CHOICE = "choice";
    static final String OPEN = "open";
    private static final List<String> COLUMNS = List.of("id", "question", "options", "answer", "question_type");
    private static final List<String> PICTURES = List.of("image_1", "image_2", "image_3", "image_4", "image_5",
            "image_6", "image_7");
    private static final Pattern SUBJECT = Pattern.compile("[^_]+_(.+?)_\\d+");
    private static final Pattern NAMED = Pattern.compile("<image (\\d+)>");

    @Override
    public void read(Path from, Intake intake) {
        intake.parquet(COLUMNS, PICTURES,
                row -> intake.take(row.place(), row.text("id"), () -> item(row, intake)));
    }

    private static Item item(ParquetRow row, Intake intake) {
        boolean choosing = row.text("question_type").equals("multiple-choice");
        List<String> options = PythonList.texts(row.text("options"));
        if (choosing && options.size() < 2) {
            throw row.broken("column [options] is " + options + " but a choice needs two at least");
        }
        String question = row.text("question").replace("<image1>", "<image 1>");
        List<String> choices = choosing ? options : List.of();
        List<Medium> media = media(row, question + String.join("\n", choices), intake);
        Matcher subject = SUBJECT.matcher(row.text("id"));
        return new Item(row.text("id"), choosing ? CHOICE : OPEN, question, choices,
                choosing ? List.of(Letters.option(row.text("answer"), options)) : answers(row.text("answer")), media,
                Optional.empty(),
                Map.of(Item.CLUSTER, Intake.cluster(media, row.text("id")), "subject",
                        subject.matches() ? subject.group(1) : "unknown"));
    }

    /// Some answers are lists as Python prints them: each element is right.
    private static List<String> answers(String answer) {
        return answer.startsWith("[") && answer.endsWith("]") ? PythonList.texts(answer) : List.of(answer);
    }

    private static List<Medium> media(ParquetRow row, String words, Intake intake) {
        List<Medium> media = new ArrayList<>();
        List<Integer> numbers = NAMED.matcher(words).results().map(found -> Integer.parseInt(found.group(1))).distinct()
                .sorted().toList();
        for (int number : numbers) {
            if (number < 1 || number > PICTURES.size()) {
                throw row.broken("the question names <image " + number + ">, which no column has");
            }
            media.add(intake.picture(number, row, PICTURES.get(number - 1)));
        }
        return media;
    }
}
