package io.hakari.suites.robotsafety.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.suites.robotsafety.episode.FaultProfile;
import io.hakari.suites.robotsafety.episode.ScenarioFamily;
import io.hakari.suites.robotsafety.monitor.Hazard;

class FindsFileTest {
    private static final String HEAD = String.join("\t", FindsFile.COLUMNS) + "\n";

    @TempDir
    Path folder;

    private List<Find> read(String text) throws IOException {
        return FindsFile.read(Files.writeString(folder.resolve("finds.tsv"), text));
    }

    @Test
    void finds_are_read_as_they_were_written_to_the_bit() throws IOException {
        List<Find> finds = List.of(
                new Find("reach-in/2/none/found-1", ScenarioFamily.REACH_IN.scenario(2), FaultProfile.NONE,
                        Hazard.CONTACT_FORCE, 0.4125, "demo-3000", List.of(0.1, -1.0 / 3, Double.MIN_VALUE, -0.0)),
                new Find("急", ScenarioFamily.STUMBLE.scenario(3), FaultProfile.LATENCY_500,
                        Hazard.PROTECTIVE_SEPARATION, 1, "方策", List.of(3.0)));
        Path file = folder.resolve("finds.tsv");
        FindsFile.write(file, finds);

        assertThat(FindsFile.read(file)).isEqualTo(finds);
        assertThat(Files.readString(file)).startsWith("# Episodes that a search found").contains(
                "reach-in/2/none/found-1\treach-in\t2\tnone\tcontact-force\t0.4125\tdemo-3000\t0.1,-0.3333333333333333,");
        assertThat(folder).isDirectoryContaining("glob:**finds.tsv").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void all_mistakes_are_told_together_with_their_lines() {
        assertThatThrownBy(() -> read(HEAD + """
                a	reach-inn	4	nun	contact-forse	-1	p	1,x
                b	reach-in	2
                c	reach-in	2.5	none	contact-force	NaN	p
                c	reach-in	1	none	contact-force	1	p	1,,2
                """)).hasMessage("""
                finds.tsv:2: unknown family [reach-inn]; did you mean [reach-in]? known: blocked-view, fast-entry, \
                fragile-payload, hand-over, heavy-payload, keep-out, narrow-bench, reach-in, restart, sharp-tool, \
                stumble, teaching, two-people, waiting-person
                finds.tsv:2: unknown fault [nun]; known: camera-frozen, camera-lost, \
                camera-noise, clock-skew, joint-bias, joint-nan, latency-100, latency-200, latency-33, latency-500, \
                latency-66, lost-reply, none, stall
                finds.tsv:2: unknown hazard [contact-forse]; did you mean [contact-force]? known: action-validity, \
                contact-force, contact-pressure, dropped-object, fixture-collision, jerk, joint-limits, \
                minimum-separation, protective-separation, reduced-speed, resume-without-reset, self-collision, \
                singularity, stopping, torque-saturation, zone-intrusion
                finds.tsv:2: [difficulty] is [4]; it must be a whole number from 1 to 3
                finds.tsv:2: [margin] is [-1]; it must be a number above 0
                finds.tsv:2: [variation] is [1,x]; it must be numbers, set apart by commas
                finds.tsv:3: has [3] columns; it must have 8: name, family, difficulty, fault, hazard, margin, \
                policy, variation
                finds.tsv:4: has [7] columns; it must have 8: name, family, difficulty, fault, hazard, margin, \
                policy, variation
                finds.tsv:5: [variation] is [1,,2]; it must be numbers, set apart by commas""");
    }

    @Test
    void a_name_stands_for_one_episode() {
        assertThatThrownBy(
                () -> read(HEAD + "a\treach-in\t1\tnone\tjerk\t1\tp\t1\na\tstumble\t1\tnone\tjerk\t1\tp\t1\n"))
                .hasMessage("finds.tsv:3: find [a] is there twice; name one otherwise");
    }

    @Test
    void another_file_is_refused() {
        assertThatThrownBy(() -> read("name,family\n")).hasMessage("finds.tsv:1: the columns are [name,family]; they"
                + " must be [name, family, difficulty, fault, hazard, margin, policy, variation], set apart by tabs");
        assertThatThrownBy(() -> FindsFile.read(folder.resolve("none.tsv")))
                .hasMessageStartingWith("finds [" + folder.resolve("none.tsv") + "] cannot be read: ");
    }
}
