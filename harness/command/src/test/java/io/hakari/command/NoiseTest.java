package io.hakari.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.records.NoiseRecord;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;
import io.hakari.testkit.ScriptedRunnerProvider;

class NoiseTest {
    @TempDir
    private Path folder;
    private final Console console = new Console();

    @Test
    void of_a_model_that_repeats_itself_is_none() {
        assertThat(noise(Script.choosing(0))).isZero();

        assertThat(console.errors()).isEmpty();
        assertThat(console.output().replaceAll("[0-9.]+ s\n", "… s\n")).isEqualTo("""
                Noise       tiny 1, the first 2 samples of each task
                            demo-1 on scripted:noise, seed 20260401

                            run 1 of 3    1 in flight   4 trials   … s
                            run 2 of 3    8 in flight   4 trials   … s
                            run 3 of 3    1 in flight   4 trials   … s

                metric                      mean        sd   difference      floor      changed
                counters/share          100.00 %      0.00         0.00       0.00          0/2
                years/share             100.00 %      0.00         0.00       0.00          0/2

                            sd, difference and floor in points; difference: the largest between two runs;
                            floor: two runs stay within it 95 times in 100, as far as so few trials can show;
                            changed: trials with another answer or score

                Found       bit-identical answers in 3 runs
                File        FILE
                """.replace("FILE", file().toString()));
        NoiseRecord record = NoiseRecord.read(file());
        assertThat(record.suite()).isEqualTo("tiny");
        assertThat(record.checkpoint().digest()).isEqualTo(ScriptedRunner.digestOf("demo-1"));
        assertThat(record.inFlight()).containsExactly(1, 8, 1);
        assertThat(record.limit()).hasValue(2);
        assertThat(record.runs()).hasSize(3).doesNotHaveDuplicates();
        assertThat(record.floor("years/share")).hasValue(0);
    }

    /// Four requests a run: the first run always chooses the first, the second run the second once, the third never.
    @Test
    void of_a_model_that_does_not_is_told() {
        var number = new AtomicInteger();
        Script wavering = Script.choosing(_ -> number.getAndIncrement() == 4 ? 1 : 0);

        assertThat(noise(wavering)).isZero();

        assertThat(console.output()).contains(
                "Found       differences between 3 runs of 4 trials: 1 in bits, 0 in answers, 1 in scores\n");
        NoiseRecord record = NoiseRecord.read(file());
        assertThat(record.changes()).isEqualTo(new NoiseRecord.Changes(4, 1, 0, 1));
        assertThat(record.metrics().stream().mapToDouble(NoiseRecord.MetricNoise::floor).sum()).isEqualTo(1.0);
        assertThat(record.metrics().stream().mapToLong(NoiseRecord.MetricNoise::changed).sum()).isEqualTo(1);
    }

    @Test
    void is_not_told_when_the_runner_is_lost() {
        assertThat(noise(Script.choosing(0).losingItselfAfter(5))).isEqualTo(3);

        assertThat(console.errors()).isEqualTo("hakari: scripted runner was lost after [5] requests\n");
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --times 1 | --times [1] must be at least 2; one run shows no noise
            --share 0 | --share [0.0] must be above 0 and at most 1
            --in-flight 0,8 | --in-flight [0, 8] must name counts of at least 1, such as 1,8,64
            """)
    void tells_wrong_usage(String option, String message) {
        assertThat(console.run(("noise --suite tiny " + option).split(" "))).isEqualTo(64);
        assertThat(console.errors()).isEqualTo("hakari: " + message + "\n");
    }

    private Path file() {
        return folder.resolve("noise.json");
    }

    private int noise(Script script) {
        try (var _ = ScriptedRunnerProvider.register("noise", () -> ScriptedRunner.serving("demo-1", script))) {
            return console.run("noise", "--suite", "tiny", "--runner", "scripted:noise", "--runs",
                    folder.resolve("runs").toString(), "--out", file().toString(), "--times", "3", "--in-flight",
                    "1,8");
        }
    }
}
