package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Checkpoint;
import io.hakari.records.NoiseRecord.Changes;
import io.hakari.records.NoiseRecord.MetricNoise;

class NoiseRecordTest {
    private static final NoiseRecord NOISE = new NoiseRecord("japanese-core", "2026.1", "ab".repeat(32),
            new Checkpoint("demo-3000", "cd".repeat(32), Map.of("engine", "onnx")), "local:demo", OptionalLong.of(60),
            7,
            List.of(1, 8, 64), List.of("a", "b", "c"), new Changes(720, 12, 3, 2),
            List.of(new MetricNoise("counters/accuracy", List.of(0.9, 0.9, 0.95), List.of(), 0.12, 3, 60),
                    new MetricNoise("overall/all", List.of(0.9, 0.9, 0.91), List.of(0.8, 0.85), 0.2, 0, 0)));

    @TempDir
    private Path folder;

    @Test
    void is_read_as_it_was_written() throws IOException {
        Path file = folder.resolve("noise.json");
        NOISE.write(file);
        NOISE.write(file);

        assertThat(NoiseRecord.read(file)).isEqualTo(NOISE);
        assertThat(Files.readString(file)).startsWith("{\n  \"event\" : \"noise\",\n  \"format\" : 1,")
                .endsWith("\"\n}\n");
    }

    @Test
    void knows_the_floor_of_a_metric() {
        assertThat(NOISE.floor("counters/accuracy")).hasValue(0.12);
        assertThat(NOISE.floor("keigo/accuracy")).isEmpty();
    }

    @Test
    void that_was_changed_is_refused() throws IOException {
        Path file = folder.resolve("noise.json");
        NOISE.write(file);
        Files.writeString(file, Files.readString(file).replace("0.12", "0.02"));

        assertThatThrownBy(() -> NoiseRecord.read(file)).isInstanceOf(JournalException.class)
                .hasMessage("noise file [" + file + "] is damaged or none: its checksum does not hold; restore it from "
                        + "a copy, or measure again with hakari noise");
    }

    @Test
    void that_is_the_record_of_a_run_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("record.json"), RecordFile.sealed(new Other(1, "")));

        assertThatThrownBy(() -> NoiseRecord.read(file))
                .hasMessage("noise file [" + file + "] is another record; hakari noise writes one");
    }

    @Test
    void that_is_not_there_is_told() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> NoiseRecord.read(file)).isInstanceOf(JournalException.class)
                .hasMessageStartingWith("noise file [" + file + "] cannot be read");
    }

    record Other(int format, String crc32c) {}
}
