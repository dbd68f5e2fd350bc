package io.hakari.suites.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.Publisher;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.suite.SuiteDefinition;
import io.hakari.suites.vision.brought.Datasets;

/// Real answers of real models through the engine, the scorers and the statistics, to the report.
class ReplayTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void store() throws IOException {
        assumeTrue(Files.isDirectory(Datasets.folder().resolve("blindtest")), "no public sets; set -Dhakari.datasets");
        StoredAnswersMain.main(new String[]{Datasets.folder().toString(), folder.toString()});
    }

    /// Right answers counted in judgements.tsv by awk, over 1,922 items each.
    @Test
    void blind_test_scores_as_its_verdicts_do() throws IOException {
        Map<String, List<Integer>> right = Map.of("claude-3-sonnet", List.of(770, 768), "claude-3.5-sonnet",
                List.of(1347, 1527), "gemini-1.5-pro", List.of(1098, 1186), "gpt-4o", List.of(656, 920));
        for (Map.Entry<String, List<Integer>> model : right.entrySet()) {
            RunRecord record = weighed(BlindTestSuite.class, "blind-test", model.getKey());

            assertThat(estimate(record, "count/accuracy").value()).isCloseTo(model.getValue().get(0) / 1922.0,
                    within(1e-12));
            assertThat(estimate(record, "how-many/accuracy").value()).isCloseTo(model.getValue().get(1) / 1922.0,
                    within(1e-12));
        }
    }

    /// Standard errors of GPT-4o's verdicts by ten lines of Python (CR1, over 489 drawings): 0.01827626 and 0.01806241, 1.69 and
    /// 1.59 times what 1,922 independent items would have. CR2 with Student's quantile lies within a few hundredths of that.
    @Test
    void renderings_of_one_drawing_are_not_independent() throws IOException {
        RunRecord record = weighed(BlindTestSuite.class, "blind-test", "gpt-4o");

        assertThat(halfWidth(record, "count/accuracy")).isCloseTo(1.9648 * 0.01827626, within(0.001));
        assertThat(halfWidth(record, "how-many/accuracy")).isCloseTo(1.9648 * 0.01806241, within(0.001));
        assertThat(estimate(record, "count/accuracy").clusters()).isEqualTo(489);
    }

    /// The official parse gives 55.03; the interval must hold it. Options that read the same are the same answer here, so that
    /// a few more are right than by letters alone.
    @Test
    void mmmu_pro_scores_as_the_official_parse_does() throws IOException {
        RunRecord record = weighed(MmmuProSuite.class, "mmmu-pro", "gpt-4o");

        Estimate reasoned = estimate(record, "reasoned/accuracy");
        assertThat(100 * reasoned.value()).isBetween(54.5, 55.5);
        assertThat(reasoned.unscored()).isLessThanOrEqualTo(10);
        assertThat(reasoned.scored() + reasoned.unscored()).isEqualTo(1730);
        assertThat(reasoned.lower()).isLessThan(0.5503);
        assertThat(reasoned.upper()).isGreaterThan(0.5503);
        assertThat(estimate(record, "reasoned/chance-adjusted").value()).isLessThan(reasoned.value());
        assertThat(estimate(record, "direct/accuracy").unscored()).isEqualTo(18);
    }

    private static RunRecord weighed(Class<? extends SuiteDefinition> suite, String answers, String model)
            throws IOException {
        Path runs = Files.createTempDirectory(folder, "runs");
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(suite))
                .configurationParameter("hakari.runner", "replay:" + folder.resolve(answers))
                .configurationParameter("hakari.checkpoints", model)
                .configurationParameter("hakari.runs", runs.toString()).build(), summary);
        assertThat(summary.getSummary().getFailures()).extracting(failure -> failure.getException().getMessage())
                .containsOnly("INVALID: no gate was judged");
        List<RunRecord> sealed = Runs.in(runs).sealed();
        assertThat(sealed).hasSize(1);
        Path page = ServiceLoader.load(Publisher.class).findFirst().orElseThrow().publish(runs,
                sealed.getFirst().header().id());
        assertThat(page).content().contains(model);
        return sealed.getFirst();
    }

    private static Estimate estimate(RunRecord record, String metric) {
        return record.tasks().stream().flatMap(task -> task.metrics().stream())
                .filter(one -> one.name().equals(metric)).map(MetricRecord::estimate).findFirst().orElseThrow()
                .orElseThrow();
    }

    private static double halfWidth(RunRecord record, String metric) {
        return (estimate(record, metric).upper() - estimate(record, metric).lower()) / 2;
    }
}
