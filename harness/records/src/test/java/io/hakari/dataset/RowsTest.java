package io.hakari.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("問", "「\"」\n𠮷");
        row.put("n", 3);
        row.put("options", List.of("ア", "イ"));
        Path lines = folder.resolve("a.jsonl");
        Path document = folder.resolve("a.json");
        Rows.writeLines(lines, List.of(row, Map.of("n", 4)));
        Rows.writeDocument(document, Map.of("set", row));

        assertThat(lines).content().isEqualTo("""
                {"問":"「\\"」\\n𠮷","n":3,"options":["ア","イ"]}
                {"n":4}
                """);
        assertThat(Files.readAllLines(document).size()).isGreaterThan(5);
        assertThat(read(lines, new FileFormat.JsonLines())).extracting(one -> one.text("n")).containsExactly("3", "4");
        Row again = read(document, new FileFormat.JsonDocument()).getFirst();
        assertThat(again.text("問")).isEqualTo("「\"」\n𠮷");
        assertThat(again.list("options")).containsExactly("ア", "イ");
    }

    private static List<Row> read(Path file, FileFormat format) {
        List<Row> rows = new ArrayList<>();
        Rows.read(file, format, rows::add);
        return rows;
    }
}
