package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.records.EnergyRecord;
import io.hakari.records.RunRecord;

class EnergyLineTest {
    private static final List<String> TWO = List.of("NVIDIA H200", "NVIDIA H200");

    private static Phrase line(List<String> devices, long scored, OptionalDouble joules) {
        return EnergyLine.of(EnergyRecord.of(devices, scored, joules));
    }

    @Test
    void says_what_a_thousand_scored_trials_took() {
        assertThat(line(TWO, 23_456, OptionalDouble.of(12_345.6))).isEqualTo(Phrase.both(
                "採点 1,000 件あたり 526.33 J（NVIDIA H200 × 2、採点 23,456 件で計 12.35 kJ。同じ GPU のほかの利用分も含む）",
                "526.33 J per 1,000 scored trials (NVIDIA H200 × 2; 12.35 kJ in all for 23,456; whatever else ran on these"
                        + " GPUs is in it)"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 J", "0.5, 0.5 J", "999, 999 J", "1000, 1 kJ", "2500000, 2.5 MJ"})
    void writes_joules_in_the_unit_that_fits(double joules, String words) {
        assertThat(line(List.of("A"), 1000, OptionalDouble.of(joules)).english()).startsWith(words + " per 1,000");
    }

    @Test
    void says_in_one_line_that_there_is_no_gpu() {
        assertThat(line(List.of(), 100, OptionalDouble.empty())).isEqualTo(Phrase.both(
                "ランナーのマシンに NVIDIA の GPU が見つからないため、測定していません。",
                "Not measured: no NVIDIA GPU was found on the runner's machine."));
    }

    @Test
    void says_that_a_device_does_not_count() {
        assertThat(line(List.of("Tesla K80", "A100"), 100, OptionalDouble.empty())).isEqualTo(Phrase.both(
                "A100 + Tesla K80 の電力量計を読み取れないため、測定していません。",
                "Not measured: the energy meters of A100 + Tesla K80 could not be read throughout."));
    }

    @Test
    void divides_by_no_trials_never() {
        assertThat(line(TWO, 0, OptionalDouble.of(20)).english())
                .isEqualTo("20 J in all (NVIDIA H200 × 2; no trial was scored)");
    }

    @Test
    void stands_in_the_record_section_of_a_run_that_has_it_and_of_no_other() {
        RunRecord run = Example.weighing("demo-3000").record();
        RunRecord metered = run.withEnergy(Optional.of(EnergyRecord.of(TWO, 1000, OptionalDouble.of(20))));
        assertThat(page(metered)).contains("電力量", "採点 1,000 件あたり 20 J", "20 J per 1,000 scored trials");
        assertThat(page(run)).doesNotContain("電力量");
    }

    private static String page(RunRecord run) {
        MemoryArchive archive = new MemoryArchive().add(run, Example.weighing("demo-3000").journal());
        return Page.of(Weighing.read(archive, run, 300));
    }
}
