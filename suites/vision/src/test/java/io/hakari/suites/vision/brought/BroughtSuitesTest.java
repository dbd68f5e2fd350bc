package io.hakari.suites.vision.brought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.procedure.Procedure;
import io.hakari.records.BlobFolder;
import io.hakari.sample.Content;
import io.hakari.sample.DatasetException;
import io.hakari.sample.FrameChoice;
import io.hakari.sample.MediaDecoder;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suite.SuiteProblems;
import io.hakari.suite.Task;

/// Sets that were brought, as their suites ask them.
class BroughtSuitesTest {
    private static final String ORDER = "与えられた選択肢の中から最も適切な回答のアルファベットを直接記入してください。";

    @TempDir
    private Path folder;
    private Path sets;
    private String before = "";

    @BeforeEach
    void nameTheFolder() {
        before = System.getProperty("hakari.datasets", "");
        sets = folder.resolve("sets");
        System.setProperty("hakari.datasets", sets.toString());
    }

    @AfterEach
    void nameItAsBefore() {
        System.setProperty("hakari.datasets", before);
    }

    @Test
    void jmmmu_shows_pictures_where_the_words_name_them() {
        Suite suite = suite("jmmmu", Hub.FILES.resolve("jmmmu"), new JmmmuSuite());
        List<Sample> choices = samples(suite, "choice");

        assertThat(choices).hasSize(3);
        assertThat(choices.getFirst().input()).hasSize(2).first().isInstanceOf(Content.Image.class);
        assertThat(choices.getFirst().question()).isEqualTo("の色は何色ですか。\nA. 赤\nB. 緑\nC. 青\nD. 黄\n\n" + ORDER);
        assertThat(choices.get(1).input().stream().map(part -> part instanceof Content.Text(String text) ? text : "□"))
                .as("named twice, shown once").containsExactly("□", "と", "□",
                        "のうち、青いのはどちらですか。\nA. <image 1>\nB. <image 2>\n\n" + ORDER);
        assertThat(choices.get(1).targets()).containsExactly("<image 2>");
        assertThat(choices.get(2).choices()).containsExactly("赤", "it's", "青");
        assertThat(samples(suite, "open")).extracting(Sample::targets).containsExactly(List.of("7"),
                List.of("5", "5.0"));
        assertThat(score(suite, "choice", choices.get(1), "答えはBです。")).isEqualTo(Score.of(true, "<image 2>"));
        assertThat(score(suite, "open", samples(suite, "open").getFirst(), "７です。")).isEqualTo(Score.of(true, "7"));
        assertThat(score(suite, "open", samples(suite, "open").getFirst(), "17")).isEqualTo(Score.of(false, "17"));
    }

    @Test
    void cvqa_asks_about_japan_alone() {
        Suite suite = suite("cvqa-ja", Hub.FILES.resolve("cvqa"), new CvqaSuite());

        assertThat(samples(suite, "choice")).extracting(Sample::name).containsExactly("cvqa-ja/j0", "cvqa-ja/j1");
        assertThat(samples(suite, "choice").getFirst().targets()).containsExactly("赤");
        assertThat(samples(suite, "choice").getFirst().question())
                .isEqualTo("何色ですか。\nA. 青\nB. 赤\nC. 緑\nD. 白\n\n" + ORDER);
        assertThat(samples(suite, "choice").stream().map(sample -> sample.attributes().get("cluster")).distinct())
                .as("two questions on one picture").hasSize(1);
        assertThat(samples(suite, "choice").getFirst().attributes()).containsEntry("licence", "CC BY-SA")
                .containsEntry("category", "Objects");
    }

    @Test
    void mecha_rotates_the_options_of_each_question() {
        Suite suite = suite("mecha-ja", Hub.FILES.resolve("mecha"), new MechaSuite());
        List<Sample> samples = samples(suite, "choice");

        assertThat(samples).hasSize(8);
        assertThat(samples.subList(0, 4)).allSatisfy(one -> assertThat(one.targets()).containsExactly("止まれ"))
                .extracting(one -> one.choices().indexOf("止まれ")).containsExactly(0, 3, 2, 1);
        assertThat(samples.get(1).choices()).containsExactly("進め", "注意", "左折", "止まれ");
        assertThat(samples.subList(4, 8)).allSatisfy(one -> assertThat(one.attributes()).containsEntry("group", "1")
                .containsEntry("background", "yes").containsEntry("kind", "non-factoid"));
    }

    @Test
    void jic_wants_the_name_and_jdocqa_pages_in_their_order() {
        Suite jic = suite("jic-vqa", Hub.FILES.resolve("jic"), new JicSuite());
        Suite jdocqa = suite("jdocqa", Hub.FILES.resolve("jdocqa"), new JdocqaSuite());

        assertThat(score(jic, "name", samples(jic, "name").getFirst(), "赤飯です。")).isEqualTo(Score.of(true, "赤飯"));
        assertThat(samples(jdocqa, "short")).hasSize(3);
        assertThat(samples(jdocqa, "short").get(1).input()).extracting(part -> part instanceof Content.Image)
                .containsExactly(true, true, false);
        assertThat(samples(jdocqa, "open-ended")).hasSize(1);
        assertThat(score(jdocqa, "open-ended", samples(jdocqa, "open-ended").getFirst(), "利用者が増えたためです。"))
                .isInstanceOfSatisfying(Score.Scored.class, score -> assertThat(score.value()).isEqualTo(1));
    }

    @Test
    void video_mme_shows_frames_of_clips() throws IOException {
        Path hub = Hub.copy("video-mme", folder.resolve("hub"));
        Hub.clip(hub.resolve("data/clipA.mp4"), 20, Color.RED);
        Hub.clip(hub.resolve("data/clipB.mp4"), 10, Color.BLUE);
        Suite suite = suite("video-mme", hub, new VideoMmeSuite());
        List<Sample> samples = samples(suite, "choice");

        assertThat(samples).hasSize(3);
        assertThat(samples.getFirst().question()).isEqualTo("""
                Select the best answer to the following multiple-choice question based on the video. \
                Respond with only the letter (A, B, C, or D) of the correct option.
                How many bars are there?
                A. 3.
                B. 5.
                C. 8.
                D. 13.
                The best answer is:""");
        assertThat(samples.getFirst().targets()).containsExactly("8.");
        assertThat(Hub.names(sets.resolve("video-mme/media"))).as("one clip asked twice is kept once").hasSize(2);
        assertThat(procedureOf(suite).frameChoice(samples.getFirst())).contains(FrameChoice.uniform(32));
    }

    @Test
    void mvbench_asks_about_parts_of_clips() throws Exception {
        Path hub = folder.resolve("hub");
        Hub.clip(hub.resolve("video/star/Charades_v1_480/X.mp4"), 40, Color.RED);
        Hub.clip(hub.resolve("video/star/Charades_segment/Y.mp4"), 10, Color.RED);
        Hub.clip(hub.resolve("video/clevrer/video_validation/v.mp4"), 10, Color.BLUE);
        json(hub, "action_sequence",
                row("X.mp4", "What first?", ", \"start\": 1.0, \"end\": 2.0") + ", "
                        + row("X.mp4", "What first?", ", \"start\": 2.0, \"end\": 3.0") + ", "
                        + row("Y.mp4", "What first?", ", \"start\": 5.0, \"end\": 9.0"));
        json(hub, "moving_count", row("v.mp4", "How many move?", ""));
        json(hub, "unknown", "{\"x\": 1}");
        Suite suite = suite("mvbench", hub, new MvBenchSuite());
        List<Sample> samples = samples(suite, "choice");

        assertThat(samples).extracting(Sample::name).containsExactly("mvbench/action_sequence/0",
                "mvbench/action_sequence/1", "mvbench/action_sequence/2", "mvbench/moving_count/0");
        assertThat(samples.stream().map(Sample::id).distinct()).as("parts are other questions").hasSize(4);
        assertThat(samples.getFirst().question())
                .isEqualTo("Question:What first?\nOption:\n(A) sat\n(B) stood\n(C) ran\nOnly give the best option.\n");
        assertThat(procedureOf(suite).frameChoice(samples.getFirst()))
                .contains(FrameChoice.uniform(16).within(1_000_000, 2_000_000));
        assertThat(procedureOf(suite).frameChoice(samples.get(2))).as("was cut before")
                .contains(FrameChoice.uniform(16));

        BlobFolder blobs = new BlobFolder(folder.resolve("blobs"));
        try (Stream<Sample> kept = task(suite, "choice").dataset().open(blobs)) {
            Content.Video clip = (Content.Video) kept.findFirst().orElseThrow().input().getFirst();
            Content.Frames frames = MediaDecoder.installed().frames(clip.blob(),
                    procedureOf(suite).frameChoice(samples.getFirst()).orElseThrow(), blobs);
            assertThat(frames.micros()).hasSize(10)
                    .allSatisfy(micros -> assertThat(micros).isBetween(1_000_000L, 1_999_999L));
        }
    }

    @Test
    void mvbench_refuses_an_answer_that_is_no_option() throws IOException {
        Path hub = folder.resolve("hub");
        Hub.clip(hub.resolve("video/clevrer/video_validation/v.mp4"), 10, Color.BLUE);
        json(hub, "moving_count", row("v.mp4", "How many?", "").replace("\"answer\": \"stood\"", "\"answer\": \"lay\"")
                + ", " + row("v.mp4", "And now?", ", \"start\": 3, \"end\": 2"));

        Hub.Said said = Hub.bring("mvbench", hub, sets);
        assertThat(said.err()).contains("mistakes: 2", "answer [lay] is not among the options [sat, stood, ran]",
                "part from [3.0] to [2.0] s must begin at 0 or later and end after it begins");
    }

    @Test
    void media_are_held_against_their_digests() throws IOException {
        Suite suite = suite("jmmmu", Hub.FILES.resolve("jmmmu"), new JmmmuSuite());
        BlobFolder blobs = new BlobFolder(folder.resolve("blobs"));
        try (Stream<Sample> samples = task(suite, "choice").dataset().open(blobs)) {
            assertThat(samples).hasSize(3);
        }
        assertThat(Hub.names(blobs.folder())).isEqualTo(Hub.names(sets.resolve("jmmmu/media")));

        Path picture = sets.resolve("jmmmu/media").resolve(Hub.names(sets.resolve("jmmmu/media")).getFirst());
        Files.writeString(picture, "other");
        assertThatThrownBy(() -> read(suite, blobs)).isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("medium [" + picture + "] of [jmmmu/validation_")
                .hasMessageEndingWith("bring it again");
    }

    @Test
    void items_are_held_against_the_manifest() throws IOException {
        Suite suite = suite("jmmmu", Hub.FILES.resolve("jmmmu"), new JmmmuSuite());
        Path items = sets.resolve("jmmmu/items.jsonl");
        Files.writeString(items, Files.readString(items).replace("\"answers\":[\"赤\"]", "\"answers\":[\"緑\"]"));

        assertThatThrownBy(() -> samples(suite, "choice")).isInstanceOf(DatasetException.class)
                .hasMessageContaining("but the manifest says");
    }

    @Test
    void a_report_tells_what_was_left_out() {
        Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu-damaged"), sets, "--leave-out-damaged");

        assertThat(BroughtTask.of(sets, "jmmmu", "choice", Prompt.PLAIN).name())
                .isEqualTo("jmmmu/choice, 2 of the set left out");
        assertThatThrownBy(() -> new JmmmuSuite().define()).isInstanceOf(DatasetException.class)
                .hasMessage("set [jmmmu] in ["
                        + sets + "] has no question of the kind [open]; it has [choice]");
    }

    @Test
    void a_suite_says_how_to_bring_its_set() {
        assertThatThrownBy(() -> new CvqaSuite().define()).isInstanceOf(DatasetException.class)
                .hasMessage("folder [" + sets
                        + "] has no set [cvqa-ja]; bring it by [hakari import --set cvqa-ja --from FOLDER --to " + sets
                        + "], or name another folder by -Dhakari.datasets=…");
    }

    private Suite suite(String set, Path from, SuiteDefinition definition) {
        Hub.Said said = Hub.bring(set, from, sets);
        assertThat(said.status()).as(said.err()).isZero();
        Suite suite = definition.define();
        assertThat(suite.name()).isEqualTo(set);
        assertThat(SuiteProblems.of(suite)).isEmpty();
        return suite;
    }

    private static Task task(Suite suite, String name) {
        return suite.tasks().stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
    }

    private static Procedure procedureOf(Suite suite) {
        return task(suite, "choice").procedure();
    }

    private static List<Sample> samples(Suite suite, String task) {
        try (Stream<Sample> samples = task(suite, task).dataset().open()) {
            List<Sample> all = samples.toList();
            assertThat(task(suite, task).dataset().size()).hasValue(all.size());
            return all;
        }
    }

    private static void read(Suite suite, BlobFolder blobs) {
        for (Task task : suite.tasks()) {
            try (Stream<Sample> samples = task.dataset().open(blobs)) {
                samples.forEach(sample -> assertThat(sample.input()).isNotEmpty());
            }
        }
    }

    private static Score score(Suite suite, String task, Sample sample, String answer) {
        Request request = new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy());
        return task(suite, task).scorer()
                .score(new Trial(sample, 1, List.of(new Exchange(request, new Response.Completed(answer)))));
    }

    private static String row(String video, String question, String more) {
        return "{\"video\": \"" + video + "\", \"question\": \"" + question
                + "\", \"candidates\": [\"sat\", \"stood\", \"ran\"], \"answer\": \"stood\", \"x\": 0" + more + "}";
    }

    private static void json(Path hub, String task, String rows) throws IOException {
        Files.createDirectories(hub.resolve("json"));
        Files.writeString(hub.resolve("json").resolve(task + ".json"), "[" + rows + "]");
    }
}
