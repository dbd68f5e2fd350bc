package io.hakari.suites.vision.brought;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
    @TempDir
    private Path folder;
    private Path sets;

    @BeforeEach
    void name() {
        sets = folder.resolve("sets");
    }

    @Nested
    class A_set {

        @Test
        void becomes_items_media_and_a_manifest() throws IOException {
            Hub.Said said = Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu"), sets);

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(said.out()).contains("Questions   5 (choice 3, open 2)", "Media       3\n", "Left out    0");
            assertThat(Hub.names(sets)).containsExactly("jmmmu");
            assertThat(Hub.names(sets.resolve("jmmmu"))).containsExactly("items.jsonl", "manifest.json", "media");
            assertThat(Files.readAllLines(sets.resolve("jmmmu/items.jsonl"))).hasSize(5).first().asString()
                    .startsWith("{\"id\":\"validation_Design_1\",\"task\":\"choice\","
                            + "\"question\":\"<image 1>の色は何色ですか。\",\"choices\":[\"赤\",\"緑\",\"青\",\"黄\"],\"answers\":[\"赤\"],"
                            + "\"media\":[\"1 image/png ");
            assertThat(sets.resolve("jmmmu/manifest.json")).content().contains(
                    "\"page\" : \"https://huggingface.co/datasets/JMMMU/JMMMU\"",
                    "\"Design/test-00000-of-00001.parquet\" : \"", "\"leftOut\" : 0");
        }

        /// What fetches a set leaves its own copies beside it, under names that begin with a dot.
        @Test
        void is_brought_without_what_tools_have_left() throws IOException {
            Path delivered = folder.resolve("delivered");
            Hub.copy("jmmmu", delivered);
            Hub.copy("jmmmu", delivered.resolve(".cache"));
            Hub.Said said = Hub.bring("jmmmu", delivered, sets);

            assertThat(said.status()).as(said.err()).isZero();
            assertThat(sets.resolve("jmmmu/manifest.json")).content().doesNotContain(".cache");
        }

        @Test
        void that_is_brought_again_is_the_same_to_the_byte() throws IOException {
            Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu"), sets);
            Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu"), folder.resolve("others"));
            Hub.Said again = Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu"), sets);

            assertThat(again.status()).isZero();
            assertThat(again.out()).contains("was there already, the same to the byte");
            for (String file : List.of("items.jsonl", "manifest.json")) {
                assertThat(sets.resolve("jmmmu").resolve(file))
                        .hasSameBinaryContentAs(folder.resolve("others/jmmmu").resolve(file));
            }
            assertThat(Hub.names(sets)).containsExactly("jmmmu");
        }

        @Test
        void never_takes_the_place_of_another() {
            Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu"), sets);
            Hub.Said other = Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu-damaged"), sets, "--leave-out-damaged");

            assertThat(other.status()).isEqualTo(3);
            assertThat(other.err()).isEqualTo("hakari: folder [" + sets.resolve("jmmmu")
                    + "] holds something else, or another import of set [jmmmu]; move it away first\n");
            assertThat(Hub.names(sets)).containsExactly("jmmmu");
        }

        @Test
        void is_not_looked_at_before_its_terms_are_accepted() {
            Hub.Said said = Hub.said("--set", "mvbench", "--from", folder.toString(), "--to", sets.toString());

            assertThat(said.status()).isEqualTo(64);
            assertThat(said.err())
                    .isEqualTo("hakari: set [mvbench] has terms: MIT for the questions; clips under the terms "
                            + "of the eleven sets that they are from; read them at "
                            + "https://huggingface.co/datasets/OpenGVLab/MVBench and say --accept-terms; "
                            + "[hakari import --help] tells what is possible\n");
            assertThat(sets).doesNotExist();
        }

        @Test
        void that_nobody_knows_is_wrong_usage() {
            assertThat(Hub.bring("jmmu", folder, sets).err()).startsWith(
                    "hakari: unknown set [jmmu]; known: jmmmu, jic-vqa, cvqa-ja, mecha-ja, jdocqa, video-mme, mvbench;");
            assertThat(Hub.bring("jmmmu", folder.resolve("none"), sets).status()).isEqualTo(64);
        }
    }

    @Nested
    class Nothing_is_written {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "answer   | answer [E] is not the letter of one of the 4 options [赤, 緑, 青, 黄]",
                "no-list  | [赤、緑] is no list as Python prints it",
                "unended  | [['赤', '緑]] has a text that does not end",
                "twice    | row 2: id [validation_Design_1] is there twice",
                "unnamed  | the question names <image 9>, which no column has",
                "column   | has no column [question_type]; it has [id, question, options, explanation, image_1",
                "kind     | column [image_1] is [a.png] but must be a picture",
                "no-bytes | validation_Design_2: column [image_1] has no picture",
                "damaged  | validation_Design_3: picture ["})
        void of_a_set_that_is_wrong(String name, String message) {
            Hub.Said said = Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu-" + name), sets);

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).startsWith("hakari: ").contains(message);
            assertThat(said.out()).isEmpty();
            assertThat(Hub.names(sets)).isEmpty();
        }

        @Test
        void of_a_folder_without_the_set() {
            Hub.Said said = Hub.bring("jmmmu", Hub.FILES.resolve("video-mme"), sets);

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).contains("has no column [id]; it has [video_id, duration,");
            assertThat(Hub.bring("jmmmu", folder, sets).err()).isEqualTo("hakari: folder [" + folder
                    + "] has no file that ends with [.parquet]; name the folder as the hub delivers it, archives unpacked\n");
        }

        @Test
        void of_a_clip_outside_of_the_folder() throws IOException {
            Path hub = Hub.copy("video-mme-escape", folder.resolve("a/b/hub"));
            Hub.clip(folder.resolve("a/secret.mp4"), 10, Color.RED);
            Files.createDirectories(hub.resolve("data"));
            Hub.Said said = Hub.bring("video-mme", hub, sets, "--leave-out-damaged");

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).contains("file name [../../secret.mp4] leads out of the set's folder");
            assertThat(Hub.names(sets)).isEmpty();
        }
    }

    @Nested
    class What_is_damaged {

        @Test
        void is_left_out_when_that_is_wanted_and_told_by_name() {
            Hub.Said said = Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu-damaged"), sets, "--leave-out-damaged");

            assertThat(said.status()).isZero();
            assertThat(said.out()).contains("Questions   1 (choice 1)", "Left out    2",
                    "validation_Design_2: picture [");
            assertThat(sets.resolve("jmmmu/manifest.json")).content().contains("\"leftOut\" : 2",
                    "\"validation_Design_3\" : \"picture [");
        }

        @Test
        void is_told_alike_wherever_the_set_lay() throws IOException {
            Path elsewhere = Hub.copy("jmmmu-damaged", folder.resolve("elsewhere"));
            Hub.bring("jmmmu", Hub.FILES.resolve("jmmmu-damaged"), sets, "--leave-out-damaged");

            assertThat(Hub.bring("jmmmu", elsewhere, sets, "--leave-out-damaged").out())
                    .contains("the same to the byte");
        }

        @Test
        void may_be_a_clip_that_is_none_or_lacks() throws IOException {
            Path hub = Hub.copy("video-mme", folder.resolve("hub"));
            Files.createDirectories(hub.resolve("data"));
            Files.writeString(hub.resolve("data/clipA.mp4"), "#EXTM3U\nhttp://example.com/playlist");
            Hub.Said said = Hub.bring("video-mme", hub, sets);

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).contains("questions: 3", "001-1: clip [data/clipA.mp4]",
                    "002-1: clip [clipB] is in none of [data, video, videos, .] with an ending of [.mp4, .MP4, .mkv, .webm]");
        }
    }
}
