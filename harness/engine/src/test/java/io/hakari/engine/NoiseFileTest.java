package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;

import io.hakari.engine.suites.SafetySuite;
import io.hakari.metric.Estimate;
import io.hakari.records.MetricRecord;
import io.hakari.records.NoiseRecord;
import io.hakari.records.NoiseRecord.Changes;
import io.hakari.records.NoiseRecord.MetricNoise;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class NoiseFileTest {
    private static final Script RIGHT = Script.choosing(0);

    @TempDir
    private Path runs;

    @Test
    void widens_changes_and_is_written_down() throws IOException {
        try (Workbench bench = bench()) {
            bench.weigh(SafetySuite.class);
            RunRecord without = bench.last();
            bench.with(Settings.NOISE, file(without, without.header().suiteDigest(), 0.12)).weigh(SafetySuite.class);
            RunRecord with = bench.last();

            // By hand: the half width of 0.05 and a noise of 0.12 are together the root of 0.0169.
            Estimate change = metric(with).change().orElseThrow();
            assertThat(change.upper() - change.value()).isCloseTo(0.13, within(1e-12));
            assertThat(metric(with).estimate()).isEqualTo(metric(without).estimate());
            assertThat(metric(with).noise()).hasValue(0.12);
            assertThat(metric(without).noise()).isEmpty();
            assertThat(with.judgement().orElseThrow().notes())
                    .contains("changes are widened by what 2 runs of [demo-2] differed by on the same samples");
        }
    }

    @Test
    void that_shows_more_noise_than_a_margin_leaves_the_gate_invalid() throws IOException {
        try (Workbench bench = bench()) {
            bench.weigh(SafetySuite.class);
            RunRecord run = bench.last();
            bench.with(Settings.NOISE, file(run, run.header().suiteDigest(), 0.99)).weigh(SafetySuite.class);

            assertThat(bench.last().judgement().orElseThrow().gates().getFirst().verdict().reason())
                    .startsWith("two runs of the same weights differ by up to 99 points of ");
        }
    }

    @Test
    void of_another_suite_is_refused() throws IOException {
        try (Workbench bench = bench()) {
            bench.weigh(SafetySuite.class);
            RunHeader header = bench.last().header();
            Path file = file(bench.last(), "ab".repeat(32), 0.01);
            List<DiscoveryIssue> issues = bench.with(Settings.NOISE, file).discover(selectClass(SafetySuite.class))
                    .getDiscoveryIssues();

            assertThat(issues).extracting(DiscoveryIssue::message).containsExactly("noise file [" + file
                    + "] was measured on suite [" + header.suite() + " " + header.suiteVersion() + "] with digest ["
                    + "ab".repeat(32) + "], but suite [" + header.suite() + " " + header.suiteVersion()
                    + "] has digest [" + header.suiteDigest() + "]; measure again with hakari noise");
        }
    }

    @Test
    void that_is_not_there_is_told() {
        try (Workbench bench = bench()) {
            Path file = runs.resolve("none.json");

            assertThat(bench.with(Settings.NOISE, file).discover(selectClass(SafetySuite.class)).getDiscoveryIssues())
                    .extracting(DiscoveryIssue::message).singleElement().asString()
                    .startsWith("noise file [" + file + "] cannot be read");
        }
    }

    private Workbench bench() {
        Workbench bench = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", RIGHT).and("demo-2", RIGHT));
        return bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1");
    }

    private static MetricRecord metric(RunRecord run) {
        return run.tasks().getFirst().metrics().getFirst();
    }

    private Path file(RunRecord run, String suiteDigest, double floor) throws IOException {
        RunHeader header = run.header();
        Path file = runs.resolve("noise.json");
        new NoiseRecord(header.suite(), header.suiteVersion(), suiteDigest, header.checkpoint(), header.runner(),
                OptionalLong.empty(), header.seed(), List.of(1, 8), List.of("a", "b"), new Changes(10, 1, 1, 1),
                List.of(new MetricNoise(metric(run).name(), List.of(0.9, 0.95), List.of(), floor, 1, 10)))
                .write(file);
        return file;
    }
}
