package io.hakari.dataset;

import static io.hakari.dataset.DatasetFile.jsonLines;
import static io.hakari.dataset.DatasetFile.squad;
import static io.hakari.dataset.DatasetFile.tabSeparated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.records.SettingsText;
import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

class DatasetFileTest {
    private static final String GOOD = "{\"id\":7,\"question\":\"春は？\",\"a\":\"寒い\",\"b\":\"あたたかい\",\"label\":1}";

    @TempDir
    Path folder;

    @Nested
    class Json_lines {

        @Test
        void become_samples_in_the_order_of_the_file() throws IOException {
            Path file = write(GOOD + "\n" + GOOD.replace("7", "8").replace("\"label\":1", "\"label\":0") + "\n");
            assertThat(samples(choices(file))).containsExactly(
                    Sample.choosing("seasons/7", "春は？", List.of("寒い", "あたたかい"), "あたたかい"),
                    Sample.choosing("seasons/8", "春は？", List.of("寒い", "あたたかい"), "寒い"));
        }

        @Test
        void are_the_same_when_read_twice() throws IOException {
            Dataset dataset = choices(write(GOOD));
            assertThat(samples(dataset)).isEqualTo(samples(dataset)).hasSize(1);
        }

        @Test
        void may_have_a_byte_order_mark_and_windows_line_ends_and_empty_lines() throws IOException {
            assertThat(samples(choices(write("\uFEFF" + GOOD + "\r\n\r\n" + GOOD)))).hasSize(2);
        }

        @Test
        void are_read_one_by_one() throws IOException {
            try (Stream<Sample> samples = choices(write(GOOD + "\nbroken\n")).open()) {
                assertThat(samples.limit(1)).hasSize(1);
            }
        }

        @Test
        void name_the_line_that_is_not_json() throws IOException {
            assertBroken(GOOD + "\n{\"id\":\n",
                    ":2: the line is not JSON: Unexpected end-of-input within/between Object entries");
        }

        @Test
        void name_the_line_that_is_no_object() throws IOException {
            assertBroken(GOOD + "\n[1]\n", ":2: the line is no JSON object but [[1]]");
        }

        @Test
        void name_the_line_that_is_not_utf_8() throws IOException {
            Path file = folder.resolve("rows.jsonl");
            Files.write(file, (GOOD + "\nab春").getBytes(StandardCharsets.UTF_8));
            Files.write(file, new byte[]{(byte) 0x83, '\n'}, StandardOpenOption.APPEND);
            assertThatThrownBy(() -> samples(choices(file))).isInstanceOf(DatasetException.class)
                    .hasMessage(file + ":2: byte 0x83 behind 3 characters is not UTF-8; convert the file to UTF-8");
        }

        @Test
        void name_the_line_that_lacks_a_field() throws IOException {
            assertBroken(GOOD.replace("label", "lable"),
                    ":1: field [label] is missing; the row has [id, question, a, b, lable]");
        }

        @Test
        void name_the_line_whose_label_is_out_of_range() throws IOException {
            assertBroken(GOOD.replace("\"label\":1", "\"label\":2"),
                    ":1: field [label] is [2] but must be a whole number from 0 to 1");
        }

        @Test
        void name_the_line_whose_field_is_no_text() throws IOException {
            assertBroken(GOOD.replace("\"春は？\"", "[1]"), ":1: field [question] is no text but [[1]]");
        }

        @Test
        void name_the_line_that_makes_no_sample() throws IOException {
            Path file = write(GOOD);
            Dataset dataset = jsonLines("seasons", file).mappedBy(Broken.TARGET);
            assertThatThrownBy(() -> samples(dataset)).isInstanceOf(DatasetException.class)
                    .hasMessage(file + ":1: sample [x] has targets [c] that are not among its choices [a, b]");
        }

        @Test
        void name_the_line_whose_word_is_no_label() throws IOException {
            Path file = write("{\"label\":\"maybe\"}");
            Dataset dataset = jsonLines("pairs", file).mappedBy(Broken.LABEL);
            assertThatThrownBy(() -> samples(dataset))
                    .hasMessage(file + ":1: field [label] is [maybe] but must be one of [yes, no]");
        }

        private void assertBroken(String content, String message) throws IOException {
            Path file = write(content);
            assertThatThrownBy(() -> samples(choices(file))).isInstanceOf(DatasetException.class)
                    .hasMessage(file + message);
        }
    }

    @Nested
    class Values_between_tabs {

        @Test
        void keep_quotes_as_they_are() throws IOException {
            Dataset dataset = tabSeparated("sums", write("彼は\"1\"と言った\t18\n二問目\t-3"), "question", "answer")
                    .mappedBy(new Free("answer"));
            assertThat(samples(dataset)).containsExactly(Sample.asking("x", "彼は\"1\"と言った", "18"),
                    Sample.asking("x", "二問目", "-3"));
        }

        @Test
        void name_the_line_with_a_wrong_number_of_values() throws IOException {
            Path file = write("一\t1\n二\t2\t3\n");
            Dataset dataset = tabSeparated("sums", file, "question", "answer").mappedBy(new Free("answer"));
            assertThatThrownBy(() -> samples(dataset)).isInstanceOf(DatasetException.class)
                    .hasMessage(file + ":2: the line has 3 values but 2 columns were expected: [question, answer]");
        }
    }

    @Nested
    class Values_between_commas {

        private Dataset texts(Path file) {
            return DatasetFile.commaSeparated("texts", file)
                    .mappedBy(row -> Sample.asking(row.text("id"), row.text("text"), row.place()));
        }

        private void assertBroken(String content, String message) throws IOException {
            Path file = Files.writeString(folder.resolve("texts.csv"), content);
            assertThatThrownBy(() -> samples(texts(file))).isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith(file + message);
        }

        @Test
        void may_hold_commas_quotes_and_line_ends_in_quotes() throws IOException {
            Path file = Files.writeString(folder.resolve("texts.csv"),
                    "\uFEFFid,text\r\n1,\"甲、\"\"乙\"\", 丙\n丁\"\r\n\r\n2,戊\r\n");
            assertThat(samples(texts(file))).extracting(Sample::question).containsExactly("甲、\"乙\", 丙\n丁", "戊");
            assertThat(samples(texts(file))).extracting(sample -> sample.targets().getFirst())
                    .containsExactly(file + ":2", file + ":5");
        }

        @Test
        void name_the_line_with_a_wrong_number_of_values() throws IOException {
            assertBroken("id,text\n1,a\n2\n",
                    ":3: the row has 1 values but the first line names 2 columns: [id, text]");
            assertBroken("id,text\n1,a,b\n", ":2: the row has 3 values but the first line names 2 columns: [id, text]");
        }

        @Test
        void name_the_line_whose_quote_is_not_closed() throws IOException {
            assertBroken("id,text\n1,\"a\n2,b\n", ":2: the row is broken: Missing closing quote for value");
        }

        @Test
        void need_a_first_line() throws IOException {
            assertBroken("", ":1: the file is empty; its first line must name the columns");
        }

        @Test
        void must_be_utf_8() throws IOException {
            Path file = Files.write(folder.resolve("texts.csv"),
                    new byte[]{'i', 'd', ',', 't', '\n', '1', ',', (byte) 0xE3});
            assertThatThrownBy(() -> samples(texts(file))).isInstanceOf(DatasetException.class)
                    .hasMessageContaining("texts.csv");
        }
    }

    @Nested
    class A_document_as_of_squad {
        private static final String DOCUMENT = """
                {"version": "1.1", "data": [
                 {"title": "梅雨", "paragraphs": [{"qas": [{"question": "どこ？", "id": "q0", "answers":
                  [{"text": "小笠原", "answer_start": 2}, {"text": "小笠原", "answer_start": 2}, {"text": "島"}]}],
                  "context": "梅雨 [SEP] 小笠原の島"}]},
                 {"title": "春", "paragraphs": []}]}
                """;

        @Test
        void gives_a_sample_for_each_question_with_all_its_answers() throws IOException {
            Dataset dataset = squad("reading", write(DOCUMENT)).mappedBy(new Reading());
            assertThat(samples(dataset))
                    .containsExactly(Sample.asking("reading/q0", "梅雨 [SEP] 小笠原の島\nどこ？", "小笠原", "島"));
        }

        @Test
        void names_the_place_that_lacks_a_member() throws IOException {
            Path file = write(DOCUMENT.replace("qas", "qs"));
            assertThatThrownBy(() -> samples(squad("reading", file).mappedBy(new Reading())))
                    .isInstanceOf(DatasetException.class)
                    .hasMessage(file + ":4: member [qas] is missing in [qs, context]");
        }

        @Test
        void must_have_data() throws IOException {
            Path file = write("{\"paragraphs\": [{}]}");
            assertThatThrownBy(() -> samples(squad("reading", file).mappedBy(new Reading()))).hasMessage(
                    file + ":1: the document has no list [data]; it must be nested as SQuAD 1.1 is");
        }

        @Test
        void names_the_line_that_is_not_json() throws IOException {
            Path file = write("{\"data\": [\n{\"title\" 3}]}");
            assertThatThrownBy(() -> samples(squad("reading", file).mappedBy(new Reading()))).hasMessageStartingWith(
                    file + ":2: the document is not JSON: Unexpected character ('3' (code 51))");
        }
    }

    @Test
    void a_file_that_is_not_the_manifests_is_refused() throws IOException {
        Dataset dataset = choices(write(GOOD)).withSha256("41ab");
        assertThatThrownBy(dataset::open).isInstanceOf(DatasetException.class).hasMessage(
                "dataset [seasons] has sha256 [40f76c067bdda700b1f934bf523d476dfaaf1331d8e7f501001093612fb775bf]"
                        + " but the manifest says [41ab]; fetch it again or raise the suite version");
    }

    @Test
    void a_missing_file_is_named() {
        Path missing = folder.resolve("missing.jsonl");
        assertThatThrownBy(() -> choices(missing).open()).isInstanceOf(DatasetException.class).hasMessage(
                "dataset [seasons] has no file [" + missing + "]; fetch it or name the folder it is in");
    }

    @Test
    void its_settings_are_readable_and_name_no_folder() {
        Dataset dataset = choices(folder.resolve("rows.jsonl")).withSha256("41ab").withSize(3);
        assertThat(SettingsText.of((Record) dataset)).isEqualTo("DatasetFile(name=seasons, file=rows.jsonl,"
                + " format=JsonLines(), rows=Choices(choices=[a, b]), sha256=41ab, size=3)");
        assertThat(dataset.size()).hasValue(3);
    }

    @Nested
    class The_real_files {
        private final Path datasets = Path.of(System.getProperty("hakari.datasets", "absent"));

        @Test
        void are_read_as_their_manifest_says() {
            assumeTrue(Files.isDirectory(datasets), () -> "no folder of real datasets at [" + datasets + "]");
            assertThat(samples(jsonLines("jcommonsenseqa", datasets.resolve("jcommonsenseqa/valid-v1.3.json"))
                    .mappedBy(new RealChoices())
                    .withSha256("0d8d76f3bfa0d174866939882faccdd01fbc2bcd5a76c43748ba0c40a7b3b8d4"))).hasSize(1_119);
            assertThat(samples(tabSeparated("mgsm", datasets.resolve("mgsm/mgsm_ja.tsv"), "question", "answer")
                    .mappedBy(new Free("answer"))
                    .withSha256("59a2b50debe77981fd784cb3b2bef1505e3abf2a37116dc9d7a366ab029b4637"))).hasSize(250);
            assertThat(samples(squad("jsquad", datasets.resolve("jsquad/valid-v1.3.json")).mappedBy(new Reading())))
                    .hasSize(4_442);
        }
    }

    private DatasetFile choices(Path file) {
        return jsonLines("seasons", file).mappedBy(new Choices(List.of("a", "b")));
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), content);
    }

    private static List<Sample> samples(Dataset dataset) {
        try (Stream<Sample> samples = dataset.open()) {
            return samples.toList();
        }
    }

    private record Choices(List<String> choices) implements RowMapper {
        @Override
        public Sample sample(Row row) {
            List<String> texts = row.texts(choices.toArray(String[]::new));
            return Sample.choosing("seasons/" + row.text("id"), row.text("question"), texts,
                    texts.get(row.index("label", texts.size())));
        }
    }

    private record RealChoices() implements RowMapper {
        @Override
        public Sample sample(Row row) {
            List<String> choices = row.texts("choice0", "choice1", "choice2", "choice3", "choice4");
            return Sample.choosing("jcommonsenseqa/" + row.text("q_id"), row.text("question"), choices,
                    choices.get(row.index("label", 5)));
        }
    }

    private record Free(String answer) implements RowMapper {
        @Override
        public Sample sample(Row row) {
            return Sample.asking("x", row.text("question"), row.text(answer));
        }
    }

    private record Reading() implements RowMapper {
        @Override
        public Sample sample(Row row) {
            return Sample.asking("reading/" + row.text("id"), row.text("context") + "\n" + row.text("question"),
                    row.list("answers").toArray(String[]::new));
        }
    }

    private enum Broken implements RowMapper {
        TARGET {
            @Override
            public Sample sample(Row row) {
                return Sample.choosing("x", "?", List.of("a", "b"), "c");
            }
        },
        LABEL {
            @Override
            public Sample sample(Row row) {
                List<String> labels = List.of("yes", "no");
                return Sample.choosing("x", "?", labels, labels.get(row.index("label", labels)));
            }
        }
    }
}
