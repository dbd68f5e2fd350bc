package io.hakari.dataset;

import static io.hakari.dataset.DatasetFile.jsonDocument;
import static io.hakari.dataset.DatasetFile.jsonLines;
import static io.hakari.dataset.DatasetFile.tabSeparated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.sample.Dataset;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

class PackedAndDocumentTest {
    private static final RowMapper SUM = row -> Sample.asking("sum", row.text("q"), row.text("a"));

    @TempDir
    Path folder;

    @Nested
    class A_document {

        @Test
        void may_be_a_list_of_rows() throws IOException {
            Path file = write("[\n {\"q\": \"1+1\", \"a\": 2},\n {\"q\": \"2+2\", \"a\": 4}\n]");

            assertThat(samples(jsonDocument("sums", file).mappedBy(SUM)))
                    .containsExactly(Sample.asking("sum", "1+1", "2"), Sample.asking("sum", "2+2", "4"));
        }

        @Test
        void may_be_an_object_of_rows_by_key() throws IOException {
            Path file = write("{\"0\": {\"q\": \"1+1\", \"a\": 2},\n \"7\": {\"q\": \"2+2\", \"a\": 4}}");

            assertThat(samples(jsonDocument("sums", file).mappedBy(SUM)))
                    .containsExactly(Sample.asking("sum", "1+1", "2"), Sample.asking("sum", "2+2", "4"));
        }

        @Test
        void may_be_empty() throws IOException {
            assertThat(samples(jsonDocument("sums", write("[]")).mappedBy(SUM))).isEmpty();
            assertThat(samples(jsonDocument("sums", write("{}")).mappedBy(SUM))).isEmpty();
        }

        @Test
        void names_the_line_of_what_is_broken() throws IOException {
            assertBroken("7", ":1: the document is neither a list nor an object of rows");
            assertBroken("[\n3]", ":2: the row is no JSON object but [3]");
            assertBroken("{\"a\":\n3}", ":1: the row is no JSON object but [3]");
            assertBroken("[\n{\"q\": \"1+1\"}]",
                    ":2: field [a] is missing; the row has [q]");
            assertThatThrownBy(() -> samples(jsonDocument("sums", write("[{\"q\"")).mappedBy(SUM)))
                    .isInstanceOf(DatasetException.class).hasMessageContaining(":1: the document is not JSON: ");
        }

        private void assertBroken(String content, String message) throws IOException {
            Path file = write(content);

            assertThatThrownBy(() -> samples(jsonDocument("sums", file).mappedBy(SUM)))
                    .isInstanceOf(DatasetException.class).hasMessage(file + message);
        }
    }

    @Nested
    class A_packed_file {

        @Test
        void is_read_as_what_it_holds() throws IOException {
            Path file = folder.resolve("rows.jsonl.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write("{\"q\": \"1+1は？\", \"a\": 2}\n".getBytes(StandardCharsets.UTF_8));
            }

            assertThat(samples(jsonLines("sums", file).mappedBy(SUM)))
                    .containsExactly(Sample.asking("sum", "1+1は？", "2"));
        }

        @Test
        void that_is_none_is_told() throws IOException {
            Path file = Files.writeString(folder.resolve("rows.jsonl.gz"), "{}");

            assertThatThrownBy(() -> samples(jsonLines("sums", file).mappedBy(SUM)))
                    .isInstanceOf(DatasetException.class)
                    .hasMessage("dataset [sums] cannot be read from [" + file + "]: Not in GZIP format");
        }
    }

    @Nested
    class A_first_line_that_names_the_columns {

        @Test
        void is_passed_over() throws IOException {
            assertThat(samples(tabSeparated("sums", write("q\ta\n1+1\t2\nq\ta\n"), "q", "a").mappedBy(SUM)))
                    .containsExactly(Sample.asking("sum", "1+1", "2"), Sample.asking("sum", "q", "a"));
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("rows"), content);
    }

    private static List<Sample> samples(Dataset dataset) {
        try (Stream<Sample> samples = dataset.open()) {
            return samples.toList();
        }
    }
}
