package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.hakari.parquet.ParquetRow;
import io.hakari.sample.MediaException;

/// Video-MME: questions in a Parquet file, clips by their id in a folder beside it, unpacked; subtitles are not shown.
///
/// Columns: the card of lmms-lab/Video-MME at ca792dec; folders: lmms_eval/tasks/videomme/utils.py of
/// EvolvingLMMs-Lab/lmms-eval at 75571cfe (`data`) and vlmeval/dataset/videomme.py of open-compass/VLMEvalKit at e8e78f05
/// (`video`).
record VideoMmeLayout() implements Layout {
    static final String TASK = "choice";
    private static final List<String> COLUMNS = List.of("videoID", "question_id", "question", "options", "answer");
    private static final List<String> MORE = List.of("duration", "domain", "task_type");
    private static final List<String> FOLDERS = List.of("data", "video", "videos", ".");
    private static final List<String> ENDINGS = List.of(".mp4", ".MP4", ".mkv", ".webm");
    private static final Pattern LETTER = Pattern.compile("^[A-Z]\\. *");

    @Override
    public void read(Path from, Intake intake) {
        intake.parquet(COLUMNS, MORE,
                row -> intake.take(row.place(), row.text("question_id"), () -> item(row, from, intake)));
    }

    private static Item item(ParquetRow row, Path from, Intake intake) {
        List<String> options = row.texts("options").stream().map(option -> LETTER.matcher(option).replaceFirst(""))
                .toList();
        String answer = Letters.option(row.text("answer"), options);
        String video = row.text("videoID");
        Optional<Path> file = ENDINGS.stream()
                .flatMap(ending -> Layout.find(from, FOLDERS, video + ending).stream()).findFirst();
        Medium clip = intake.clip(1, file.orElseThrow(() -> new MediaException("clip [" + video + "] is in none of "
                + FOLDERS + " with an ending of " + ENDINGS)));
        return new Item(row.text("question_id"), TASK, row.text("question"), options, List.of(answer), List.of(clip),
                Optional.empty(), Map.of(Item.CLUSTER, clip.blob().sha256(), "duration", known(row, "duration"),
                        "domain", known(row, "domain"), "kind", known(row, "task_type")));
    }

    private static String known(ParquetRow row, String column) {
        return Stream.of(column).filter(row::has).map(row::text).findFirst().orElse("unknown");
    }
}
