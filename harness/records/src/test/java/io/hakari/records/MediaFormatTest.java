package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Seen;
import io.hakari.exchange.Trial;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Frame;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

class MediaFormatTest {
    private static final Blob CLIP = new Blob("c".repeat(64), "video/mp4", 9);
    private static final Content.Frames FRAMES = new Content.Frames(
            List.of(new Frame(new Blob("a".repeat(64), "image/png", 5), 0),
                    new Frame(new Blob("b".repeat(64), "image/png", 6), 500_000)),
            CLIP);

    @Test
    void frames_and_what_was_seen_of_them_come_back_from_a_line() {
        Sample sample = Sample.of("clip/1", List.of(new Content.Video(CLIP), Content.text("何が？")), List.of(),
                List.of("箱"));
        Request shown = new Request.Write(List.of(FRAMES, Content.text("何が？")), List.of(), 8, new Sampling.Greedy());
        Seen seen = new Seen(List.of(new Seen.Medium(CLIP.sha256(), List.of(0L, 500_000L), 448, 448, 512, false)));
        for (Response response : List.of(new Response.Completed("箱", Optional.of(seen)),
                new Response.Truncated("箱", Optional.of(seen)), new Response.Weighed(List.of(), Optional.of(seen)),
                new Response.Failed(Failure.MEDIA, "damaged"))) {
            TrialRecord trial = new TrialRecord("clips", 0,
                    new Trial(sample, 1, List.of(new Exchange(shown, response))),
                    Score.of(1, "箱"));

            assertThat(TrialReader.trial(Json.MAPPER.readTree(text(trial)))).isEqualTo(trial);
        }
    }

    @Test
    void a_blob_is_kept_once_and_is_what_its_name_says(@TempDir Path folder) throws Exception {
        BlobFolder blobs = new BlobFolder(folder.resolve("blobs"));
        Blob kept = blobs.keep("絵".getBytes(StandardCharsets.UTF_8), "image/png");

        assertThat(blobs.keep("絵".getBytes(StandardCharsets.UTF_8), "image/png")).isEqualTo(kept);
        assertThat(new String(blobs.of(kept), StandardCharsets.UTF_8)).isEqualTo("絵");
        try (var files = Files.list(folder.resolve("blobs"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(kept.sha256());
        }
        Files.writeString(folder.resolve("blobs").resolve(kept.sha256()), "他");
        assertThatThrownBy(() -> blobs.of(kept)).isInstanceOf(DatasetException.class)
                .hasMessageContaining("delete it, and it is made again");
    }

    private static String text(TrialRecord trial) {
        LineBytes line = TrialWriter.line(trial);
        return new String(line.array(), 0, line.length(), StandardCharsets.UTF_8);
    }
}
