package io.hakari.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.sample.DatasetException;

/// Against files that pyarrow wrote; `make.py` beside them says how.
class ParquetFileTest {
    private static final Path FILES = Path.of("src/test/resources/pyarrow");

    @Nested
    class Every_row {

        @ParameterizedTest
        @ValueSource(strings = {"none", "snappy", "zstd", "gzip", "pages-v2", "no-dictionary"})
        void is_read_however_it_is_packed(String packing) {
            List<ParquetRow> rows = rows(packing, List.of("id", "label", "options", "listed", "image", "raw"));

            assertThat(rows).hasSize(25);
            for (int i = 0; i < 25; i++) {
                ParquetRow row = rows.get(i);
                assertThat(row.text("id")).isEqualTo("q" + i);
                assertThat(row.text("listed")).isEqualTo("['いす', \"机" + i + "\"]");
                assertThat(row.has("label")).isEqualTo(i % 5 != 0);
                assertThat(row.has("options")).isEqualTo(i % 7 != 0);
                assertThat(row.picture("raw")).hasValueSatisfying(bytes -> assertThat(bytes).startsWith(1, 2));
            }
            assertThat(rows.get(11).index("label", 4)).isEqualTo(3);
            assertThat(rows.get(11).texts("options")).containsExactly("赤", "青", "黄", "緑11");
            assertThat(rows.get(11).place()).endsWith(packing + ".parquet: row 12");
        }

        @Test
        void may_have_a_picture_in_it_or_beside_it_or_none() {
            List<ParquetRow> rows = rows("snappy", List.of("image"));

            assertThat(rows.get(2).picture("image").orElseThrow()).containsExactly(2, 2, 2);
            assertThat(rows.get(3).picture("image")).as("a path alone").isEmpty();
            assertThat(rows.get(3).has("image")).isTrue();
            assertThat(rows.get(6).has("image")).as("nothing").isFalse();
        }

        @Test
        void outlives_the_reading() {
            List<ParquetRow> rows = rows("zstd", List.of("image", "options"));

            assertThat(rows.get(1).picture("image").orElseThrow()).containsExactly(1, 1);
            assertThat(rows.get(22).picture("image").orElseThrow()).hasSize(23).containsOnly(22);
        }

        @Test
        void is_read_in_the_columns_that_are_asked_for() {
            List<ParquetRow> rows = new ArrayList<>();
            ParquetFile.of(FILES.resolve("snappy.parquet")).forEach(List.of("id"), List.of("label", "unknown"),
                    rows::add);

            assertThat(rows.get(1).has("label")).isTrue();
            assertThat(rows.get(1).has("listed")).isFalse();
        }

        @Test
        void may_lack() {
            assertThat(rows("empty", List.of("id"))).isEmpty();
        }
    }

    @Nested
    class A_value_of_another_kind {
        private final ParquetRow row = rows("snappy", List.of("id", "label", "options", "image", "never")).get(1);
        private final String place = FILES.resolve("snappy.parquet") + ": row 2: ";

        @Test
        void is_told_with_its_place() {
            assertThatThrownBy(() -> row.texts("id")).isInstanceOf(DatasetException.class)
                    .hasMessage(place + "column [id] is [q1] but must be a list");
            assertThatThrownBy(() -> row.text("options"))
                    .hasMessage(place + "column [options] is [[赤, 青, 黄, 緑1]] but must be words");
            assertThatThrownBy(() -> row.text("image"))
                    .hasMessage(place + "column [image] is a structure of [bytes, path] but must be words");
            assertThatThrownBy(() -> row.picture("label"))
                    .hasMessage(place + "column [label] is [1] but must be a picture");
            assertThatThrownBy(() -> row.index("label", 1))
                    .hasMessage(place + "column [label] is [1] but must be a whole number from 0 to 0");
            assertThatThrownBy(() -> row.text("never")).hasMessage(place + "column [never] is empty");
        }

        @Test
        void in_a_list_too() {
            assertThatThrownBy(() -> rows("null-element", List.of("options")).getFirst().texts("options"))
                    .hasMessageEndingWith("row 1: column [options] is [null] but must be a list of words");
        }
    }

    @Nested
    class A_file_is_refused {
        @TempDir
        private Path folder;

        @Test
        void when_it_lacks_a_column() {
            assertThatThrownBy(() -> rows("none", List.of("id", "question"))).isInstanceOf(DatasetException.class)
                    .hasMessage("file [" + FILES.resolve("none.parquet") + "] has no column [question]; "
                            + "it has [id, label, options, listed, image, raw, never]");
        }

        /// 2,595 bytes that would become 64 MiB.
        @Test
        void when_it_unpacks_to_more_than_any_set_does() {
            assertThatThrownBy(() -> rows("bomb", List.of("id", "raw"))).isInstanceOf(DatasetException.class)
                    .hasMessageContaining("column [raw] unpacks from")
                    .hasMessageEndingWith("which no set of questions does");
            assertThat(rows("bomb", List.of("id"))).as("what is not asked for is not unpacked").hasSize(1);
        }

        @Test
        void when_it_is_none() throws IOException {
            Path file = Files.writeString(folder.resolve("page.parquet"),
                    "<html>Access to this dataset is gated</html>");
            Path empty = Files.createFile(folder.resolve("empty.parquet"));

            assertThatThrownBy(() -> rows(file)).isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith("file [" + file + "] cannot be read as Parquet: ");
            assertThatThrownBy(() -> rows(empty)).isInstanceOf(DatasetException.class)
                    .hasMessage("file [" + empty + "] is no Parquet file: it has 0 bytes");
            assertThatThrownBy(() -> rows(folder.resolve("none"))).isInstanceOf(DatasetException.class);
        }

        @Test
        void wherever_it_is_cut() throws IOException {
            byte[] whole = Files.readAllBytes(FILES.resolve("snappy.parquet"));
            for (int length = 0; length < whole.length; length += 499) {
                byte[] part = Arrays.copyOf(whole, length);
                Path file = Files.write(folder.resolve("cut.parquet"), part);

                assertThatThrownBy(() -> rows(file)).as(length + " bytes").isInstanceOf(DatasetException.class);
            }
        }

        /// The first page's header, after the file's four letters: field 1 with the kind, field 2 with the size. The library
        /// would make room for whatever stands there before it unpacks the first byte.
        @ParameterizedTest
        @ValueSource(strings = {"none", "snappy", "zstd", "gzip"})
        void when_a_page_says_to_unpack_to_more_than_its_column_does(String packing) throws IOException {
            byte[] whole = Files.readAllBytes(FILES.resolve(packing + ".parquet"));
            int size = 7;
            assertThat(whole[size - 1]).as("field 2 is a number").isEqualTo((byte) 0x15);
            assertThat(whole[size]).as("of one byte").isPositive();
            ByteBuffer lying = ByteBuffer.allocate(whole.length + 1).put(whole, 0, size).put((byte) 0xfe)
                    .put((byte) 0x7f).put(whole, size + 1, whole.length - size - 1);
            Path file = Files.write(folder.resolve("lying.parquet"), lying.array());

            assertThatThrownBy(() -> rows(file)).isInstanceOf(DatasetException.class)
                    .hasMessageContaining("column [id] has a page that says to have 8191 bytes");
        }

        /// Hardwood alone waits forever at byte 11 and runs out of memory at another; a changed byte gives other values or a refusal, and never another exception.
        @Test
        @Timeout(120)
        void or_read_otherwise_wherever_a_byte_is_changed() throws IOException {
            byte[] whole = Files.readAllBytes(FILES.resolve("no-dictionary.parquet"));
            int refused = 0;
            for (int at = 4; at < whole.length; at += 29) {
                byte[] changed = whole.clone();
                changed[at] ^= 0x55;
                Path file = Files.write(folder.resolve("changed.parquet"), changed);
                try {
                    rows(file);
                } catch (DatasetException _) {
                    refused++;
                }
            }
            assertThat(refused).isBetween(15, 90);
        }
    }

    private static List<ParquetRow> rows(String name, List<String> columns) {
        List<ParquetRow> rows = new ArrayList<>();
        ParquetFile.of(FILES.resolve(name + ".parquet")).forEach(columns, List.of(), rows::add);
        return rows;
    }

    private static List<ParquetRow> rows(Path file) {
        List<ParquetRow> rows = new ArrayList<>();
        new ParquetFile(file, Duration.ofSeconds(1)).forEach(List.of("id", "image", "options"), List.of(), rows::add);
        return rows;
    }
}
