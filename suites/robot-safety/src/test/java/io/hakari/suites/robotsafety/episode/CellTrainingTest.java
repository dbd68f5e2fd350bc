package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.hakari.sample.ContentDigest;
import io.hakari.suite.Task;

class CellTrainingTest {
    private static final long RUN = 20260401;

    @Test
    void learns_from_every_scenario_under_every_fault_that_is_named() {
        List<Episode> episodes = CellTraining.learning(7, 2, "none,camera-lost");
        assertThat(episodes).hasSize(2 * ScenarioFamily.values().length * 3 * 2);
        assertThat(episodes).extracting(Episode::seed).containsOnly(7L, 8L);
        assertThat(episodes).extracting(Episode::fault).containsOnly(FaultProfile.NONE, FaultProfile.CAMERA_LOST);
        assertThat(new HashSet<>(episodes)).hasSameSizeAs(episodes);
    }

    @Test
    void learns_from_no_seed_with_which_policies_are_asked() {
        assertThat(CellTraining.learning(CellTraining.HELD_OUT - 1, 1, "none")).isNotEmpty();
        assertThat(CellTraining.asking(CellTraining.HELD_OUT, 1, "none")).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellTraining.learning(CellTraining.HELD_OUT - 1, 2, "none"))
                .withMessage("seeds [999999] to [1000000] are not for learning; take seeds from 0 to 999999");
        assertThatIllegalArgumentException().isThrownBy(() -> CellTraining.learning(-1, 2, "none"))
                .withMessage("seeds [-1] to [0] are not for learning; take seeds from 0 to 999999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellTraining.asking(CellTraining.HELD_OUT - 1, 2, "none"))
                .withMessage("seed [999999] is for learning; ask with seeds from 1000000 on");
    }

    /// A run's seed of an attempt is the first 64 bits of a SHA-256 over run seed, task, sample id and attempt.
    @Test
    void learns_from_no_seed_of_the_suite() {
        Set<Long> seeds = new HashSet<>();
        for (Task task : new CellSuite().define().tasks()) {
            task.dataset().open().forEach(sample -> seeds.add(HexFormat.fromHexDigitsToLong(
                    new ContentDigest().add(Long.toString(RUN)).add(task.name()).add(sample.id()).add("1").hex(), 0,
                    16)));
        }
        assertThat(seeds).hasSizeGreaterThan(500);
        assertThat(seeds).allMatch(seed -> seed < 0 || seed >= CellTraining.HELD_OUT);
    }

    @Test
    void names_the_faults_there_are() {
        assertThatIllegalArgumentException().isThrownBy(() -> CellTraining.learning(0, 1, "none,fog"))
                .withMessage("fault [fog] is unknown; known: " + Arrays.stream(FaultProfile.values())
                        .map(FaultProfile::word).collect(Collectors.joining(", ")));
    }

    @Test
    void notes_what_the_one_saw_and_the_other_would_have_done() throws Exception {
        StringWriter out = new StringWriter();
        Episode episode = Episode.of(ScenarioFamily.HAND_OVER.scenario(1), FaultProfile.NONE, 1);
        EpisodeRun run = EpisodeRun.shipped();
        EpisodeRecord noted = run.run(episode, new Lessons(out).noting(3, TestPolicies.reckless(),
                TestPolicies.acting(seen -> TestPolicies.chunk(seen, 0.25, 0, -0.5, 1))));
        List<String> rows = out.toString().lines().toList();
        assertThat(noted.digest()).isEqualTo(run.run(episode, TestPolicies.reckless()).digest());
        assertThat(rows.getFirst()).startsWith("episode,step,joint-position-0,").endsWith(",vx,vy,vz,grip");
        assertThat(rows).hasSize(1 + (int) Math.round(noted.duration() / 0.05));
        int columns = rows.getFirst().split(",", -1).length;
        assertThat(rows).allMatch(row -> row.split(",", -1).length == columns);
        assertThat(rows.stream().skip(1)).allMatch(row -> row.startsWith("3,") && row.endsWith(",0.25,0.0,-0.5,1.0"));
        assertThat(Stream.of(rows.get(1).split(",", -1)).skip(2).limit(3)).containsExactly("0.0", "-1.2", "1.6");
    }
}
