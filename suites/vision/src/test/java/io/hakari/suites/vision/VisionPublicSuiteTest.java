package io.hakari.suites.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.records.BlobFolder;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteProblems;
import io.hakari.suite.Task;
import io.hakari.suites.vision.brought.Datasets;

class VisionPublicSuiteTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsTheSets() {
        assumeTrue(Files.isDirectory(Datasets.folder().resolve("blindtest")), "no public sets; set -Dhakari.datasets");
    }

    @Test
    void every_set_is_a_task_of_some_suite() {
        List<Suite> suites = List.of(new VisionPublicSuite().define(), new BlindTestSuite().define(),
                new MmmuProSuite().define());
        List<String> asked = suites.stream().flatMap(suite -> suite.tasks().stream())
                .map(task -> task.dataset().name()).toList();

        for (VisionSet set : VisionSet.values()) {
            assertThat(asked).contains(set.in(Datasets.folder()).name());
        }
        assertThat(suites).allSatisfy(suite -> assertThat(SuiteProblems.of(suite)).isEmpty());
    }

    @Test
    void a_target_is_scored_right_in_every_task() {
        for (Task task : new VisionPublicSuite().define().tasks()) {
            try (Stream<Sample> samples = task.dataset().open()) {
                samples.limit(40).forEach(sample -> assertThat(task.scorer().score(answered(sample)))
                        .as(task.name() + " " + sample.name()).isInstanceOfSatisfying(Score.Scored.class,
                                score -> assertThat(score.value()).isEqualTo(1)));
            }
        }
    }

    @Test
    void letters_lie_where_the_runner_finds_them() {
        BlobFolder blobs = new BlobFolder(folder);
        Task katakana = new VisionPublicSuite().define().tasks().getFirst();
        try (Stream<Sample> samples = katakana.dataset().open(blobs)) {
            Content.Image letter = (Content.Image) samples.findFirst().orElseThrow().input().getFirst();

            assertThat(blobs.of(letter.blob())).hasSize((int) letter.blob().size());
        }
    }

    private static Trial answered(Sample sample) {
        int option = sample.choices().indexOf(sample.targets().getFirst());
        String said = option < 0 ? sample.targets().getFirst() : "Answer: " + (char) ('A' + option);
        Request request = new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy());
        return new Trial(sample, 1, List.of(new Exchange(request, new Response.Completed(said))));
    }
}
