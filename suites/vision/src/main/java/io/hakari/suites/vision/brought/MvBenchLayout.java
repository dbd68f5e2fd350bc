package io.hakari.suites.vision.brought;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.dataset.FileFormat;
import io.hakari.dataset.Row;
import io.hakari.dataset.Rows;
import io.hakari.sample.MediaException;

/// MVBench: a JSON document for each of twenty tasks, and clips in the folders of the sets that they are from; some questions
/// are about a part of a clip.
///
/// Fields, folders and which tasks have parts: vlmeval/dataset/mvbench.py of open-compass/VLMEvalKit at e8e78f05; the folders
/// of clips that were cut to their parts before: lmms_eval/tasks/mvbench/utils.py of EvolvingLMMs-Lab/lmms-eval at 75571cfe.
record MvBenchLayout() implements Layout {
    static final String TASK = "choice";
    private static final String CLEVRER = "clevrer/video_validation";
    private static final String PERCEPTION = "perception/videos";
    private static final Kept STAR = new Kept("star/Charades_v1_480", "star/Charades_segment");
    private static final Map<String, Kept> KEPT = Map.ofEntries(Map.entry("action_sequence", STAR),
            Map.entry("action_prediction", STAR), Map.entry("object_interaction", STAR),
            Map.entry("action_localization", new Kept("sta/sta_video", "sta/sta_video_segment")),
            Map.entry("episodic_reasoning", new Kept("tvqa/frames_fps3_hq", "tvqa/video_fps3_hq_segment")),
            Map.entry("action_antonym", Kept.whole("ssv2_video", "ssv2_video_mp4")),
            Map.entry("fine_grained_action", Kept.whole("Moments_in_Time_Raw/videos")),
            Map.entry("unexpected_action", Kept.whole("FunQA_test/test")),
            Map.entry("object_existence", Kept.whole(CLEVRER)), Map.entry("moving_direction", Kept.whole(CLEVRER)),
            Map.entry("moving_count", Kept.whole(CLEVRER)), Map.entry("moving_attribute", Kept.whole(CLEVRER)),
            Map.entry("counterfactual_inference", Kept.whole(CLEVRER)),
            Map.entry("object_shuffle", Kept.whole(PERCEPTION)), Map.entry("action_count", Kept.whole(PERCEPTION)),
            Map.entry("state_change", Kept.whole(PERCEPTION)), Map.entry("character_order", Kept.whole(PERCEPTION)),
            Map.entry("scene_transition", Kept.whole("scene_qa/video")),
            Map.entry("fine_grained_pose", Kept.whole("nturgbd", "nturgbd_convert")),
            Map.entry("egocentric_navigation", Kept.whole("vlnqa")));

    /// Where the clips of a task lie.
    ///
    /// @param whole folders of whole clips
    /// @param cut   folders of clips that were cut to the parts that are asked about
    private record Kept(List<String> whole, List<String> cut) {

        Kept(String whole, String cut) {
            this(beneath(List.of(whole)), beneath(List.of(cut)));
        }

        static Kept whole(String... folders) {
            return new Kept(beneath(List.of(folders)), List.of());
        }

        /// The hub's archives unpack into `video`, beside or within a folder of their own.
        private static List<String> beneath(List<String> folders) {
            List<String> all = new ArrayList<>();
            for (String folder : folders) {
                all.addAll(List.of("video/" + folder, "video/data0613/" + folder, folder, "data0613/" + folder));
            }
            return List.copyOf(all);
        }
    }

    @Override
    public void read(Path from, Intake intake) {
        for (Path file : Layout.files(from, ".json")) {
            String name = String.valueOf(file.getFileName());
            String task = name.substring(0, name.length() - ".json".length());
            Optional.ofNullable(KEPT.get(task)).ifPresent(kept -> read(from, file, task, kept, intake));
        }
    }

    private static void read(Path from, Path file, String task, Kept kept, Intake intake) {
        intake.source(file);
        List<Row> rows = new ArrayList<>();
        Rows.read(file, new FileFormat.JsonDocument(), rows::add);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String id = task + "/" + i;
            intake.take(row.place(), id, () -> item(row, id, task, kept, from, intake));
        }
    }

    private static Item item(Row row, String id, String task, Kept kept, Path from, Intake intake) {
        List<String> options = row.list("candidates");
        String video = row.text("video");
        Optional<Path> whole = Layout.find(from, kept.whole(), video);
        Path file = whole.or(() -> Layout.find(from, kept.cut(), video)).orElseThrow(() -> new MediaException("clip ["
                + video + "] is in none of " + kept.whole() + kept.cut()));
        Medium clip = intake.clip(1, file);
        Optional<Item.Part> part = whole.isPresent() && row.has("start") && row.has("end")
                ? Optional.of(new Item.Part(seconds(row, "start"), seconds(row, "end")))
                : Optional.empty();
        return new Item(id, TASK, row.text("question"), options, List.of(row.text("answer")), List.of(clip), part,
                Map.of(Item.CLUSTER, clip.blob().sha256(), "kind", task));
    }

    private static double seconds(Row row, String field) {
        try {
            return Double.parseDouble(row.text(field));
        } catch (NumberFormatException _) {
            throw row.broken("field [" + field + "] is [" + row.text(field) + "] but must be seconds");
        }
    }
}
