package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.records.Runs;

class ConsoleLauncherTest {

    @TempDir
    private Path runs;

    @Test
    void a_suite_runs_under_junits_own_launcher() {
        var out = new StringWriter();

        int status = ConsoleLauncher.run(new PrintWriter(out), new PrintWriter(out), "execute", "--disable-banner",
                "--disable-ansi-colors", "--include-engine=hakari", "--details=tree",
                "--select-class=" + JapaneseSuite.class.getName(), "--config=hakari.runner=scripted:first",
                "--config=hakari.checkpoints=step-0003", "--config=hakari.runs=" + runs).getExitCode();

        assertThat(out.toString()).contains("step-0003: counters", "gate: years/share stays above 50 %",
                "4 tests successful");
        assertThat(status).isZero();
        assertThat(Runs.in(runs).sealed()).hasSize(1);
        assertThat(List.of(runs.toFile().list())).hasSize(1);
    }
}
