package io.hakari.suites.robotsafety.rare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.exchange.Trial;
import io.hakari.metric.Interval;
import io.hakari.sample.Sample;
import io.hakari.scorers.statistics.rare.Level;
import io.hakari.scorers.statistics.rare.RareProbability;
import io.hakari.suites.robotsafety.episode.InCell;

class CommandsTest {

    @TempDir
    Path folder;

    @Nested
    class Rates_are {
        private final Command rates = new Command("hakari-rates");

        @Test
        void counted_when_that_is_asked_for() {
            assertThat(rates.run("--family", "hand-over", "--difficulty", "3", "--runner", "cell:here", "--count", "6",
                    "--hazard", "protective-separation")).isIn(0, 2);
            assertThat(rates.output()).startsWith("""
                    Policy      headlong, cell:here
                    Scene       hand-over/3/none, the limit of protective-separation
                    Cost        6 episodes in\s""").endsWith("""
                    Meaning     of episodes of this scene in this simulation: a demand that the policy makes. The
                                safety function that meets it is rated elsewhere; no performance level follows.
                    """);
        }

        /// Who refuses at once stands still, at the same distance from every limit.
        @Test
        void bounds_and_no_number_when_the_event_is_not_reached() {
            assertThat(rates.run("--family", "narrow-bench", "--checkpoint", "refusing", "--runner", "cell:here",
                    "--per-level", "100", "--threads", "2", "--hazard", "contact-force")).isEqualTo(2);
            assertThat(rates.output()).containsPattern(
                    """
                            Cost        1,000 episodes in .*
                            Probability no number: 10 of 10 repeats did not reach the event: the margin has a plateau that 0 samples of \
                            a level rise above; at least 10 must; their largest margin was -1.00
                                        it lies in \\[0, 0.00368\\] 95 %, by the independent episodes alone
                            """);
            assertThat(rates.errors()).containsPattern("1,000 episodes in .* a second");
        }

        @Test
        void told_with_spread_and_levels() {
            StringWriter out = new StringWriter();
            RareProbability.Settled found = new RareProbability.Settled(1.079e-3, new Interval(9.7e-4, 1.2e-3, 0.95),
                    0.21,
                    0.24, 10, 33_400, List.of(new Level(-0.41, 0.1, 0, 1), new Level(0, 0.312, 2.34, 0.45)),
                    "log-normal");

            assertThat(Rates.tell(found, new PrintWriter(out))).isZero();
            assertThat(out).hasToString("""
                    Probability 0.00108 [0.000970, 0.00120] 95 % log-normal
                    Spread      one repeat varies by 21 %, 10 repeats; its own chains would say 24 %
                    Levels      margin above -0.410: 0.100 of the last, gamma 0.0, 100 % of the steps taken
                                margin above +0.000: 0.312 of the last, gamma 2.3, 45 % of the steps taken
                    """);
        }

        @Test
        void not_told_when_an_episode_stays_invalid() {
            assertThat(rates.run("--family", "reach-in", "--checkpoint", "broken", "--runner", "cell:here", "--count",
                    "1")).isEqualTo(3);
            assertThat(rates.errors()).isEqualTo("hakari: episode [reach-in/2/none] stayed invalid in 3 tries: BROKEN:"
                    + " out of order; without it nothing is known of the others\n");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                --family here | unknown family [here]; known: hand-over, reach-in, fast-entry, sharp-tool, fragile-payload, blocked-view, teaching, restart, two-people, stumble, keep-out, narrow-bench, heavy-payload, waiting-person
                --family reach-in --difficulty 4 | difficulty [4] of family [reach-in] must be between 1 and 3
                --family reach-in --hazard jerk | unknown hazard [jerk]; known: contact-force, contact-pressure, protective-separation
                --family reach-in --repeats 9 | repeats [9] must be at least 10; the spread of fewer is not known
                --family reach-in --per-level 50 | samples per level [50] must be a multiple of 10 and at least 100
                --family reach-in --count 0 | experiments [0] must be at least 1
                --family reach-in --threads 0 | --threads [0] must be at least 1
                --family reach-in --runner cell:empty | runner [cell:empty] offers no checkpoint; name one by --checkpoint
                --difficulty 1 | Missing required option: '--family=NAME'
                """)
        void refused_when_wrongly_asked_for(String arguments, String message) {
            assertThat(rates.run(arguments.split(" "))).isEqualTo(64);
            assertThat(rates.errors())
                    .isEqualTo("hakari: " + message + "; [hakari rates --help] tells what is possible\n");
        }
    }

    @Nested
    class A_search {

        private String[] arguments(Path finds) {
            return new String[]{"--family", "hand-over", "--difficulty", "3", "--runner", "cell:here", "--population",
                    "20",
                    "--generations", "1", "--restarts", "2", "--finds", finds.toString()};
        }

        @Test
        void keeps_what_it_found_by_name_and_once_and_it_is_played_again_as_it_was() throws Exception {
            Path finds = folder.resolve("finds.tsv");
            Command first = new Command("hakari-falsify");
            Command second = new Command("hakari-falsify");

            assertThat(first.run(arguments(finds))).isZero();
            String kept = Files.readString(finds);
            assertThat(second.run(arguments(finds))).isZero();

            assertThat(first.output()).contains("Found       hand-over/3/none/found-1  ")
                    .contains(
                            "Kept        2 new in " + finds + ", which has 2; they were looked for, so nothing follows"
                                    + " about how often\n");
            assertThat(second.output()).contains("Known       ").contains("Kept        0 new in ");
            assertThat(Files.readString(finds)).isEqualTo(kept);
            assertPlayedAgain(finds);
        }

        /// Whatever the seed of the run, a find is the same episode.
        private static void assertPlayedAgain(Path finds) throws InterruptedException {
            Sample sample = FoundEpisodes.foundEpisodes(finds.toString()).open().findFirst().orElseThrow();
            Find find = FindsFile.read(finds).getFirst();
            Trial once = InCell.inCell().attempt(sample, 1, 5, CellRunners.policy(CellRunners.HEADLONG));
            Trial again = InCell.inCell().attempt(sample, 2, 6, CellRunners.policy(CellRunners.HEADLONG));

            assertThat(sample.name()).isEqualTo("hand-over/3/none/found-1");
            assertThat(sample.attributes()).containsEntry("scenario", "hand-over/3/none").containsEntry("control",
                    "none");
            assertThat(once.findings()).containsEntry("hazard", find.hazard().id());
            assertThat(once.findings().get("trace-sha256")).isEqualTo(again.findings().get("trace-sha256"));
            assertThat(Double.parseDouble(Map.copyOf(once.findings()).getOrDefault("worst-ratio", "0")) - 1)
                    .isCloseTo(find.margin(), org.assertj.core.data.Percentage.withPercentage(0.1));
        }

        @Test
        void that_finds_nothing_says_how_close_it_came_and_writes_nothing() {
            Path finds = folder.resolve("none.tsv");
            Command search = new Command("hakari-falsify");

            assertThat(search.run("--family", "narrow-bench", "--checkpoint", "refusing", "--runner", "cell:here",
                    "--population", "20", "--generations", "2", "--restarts", "1", "--finds", finds.toString()))
                    .isZero();
            assertThat(search.output())
                    .containsPattern("Safe        the worst of a restart came to [0-9]+ % of a limit")
                    .contains("Kept        0 new in ");
            assertThat(finds).doesNotExist();
        }

        @Test
        void does_not_write_over_what_it_cannot_read() throws IOException {
            Path finds = Files.writeString(folder.resolve("finds.tsv"), "something else\n");
            Command search = new Command("hakari-falsify");

            assertThat(search.run(arguments(finds))).isEqualTo(3);
            assertThat(search.errors()).startsWith("hakari: finds.tsv:1: the columns are ");
            assertThat(finds).hasContent("something else");
        }

        @Test
        void is_refused_when_wrongly_asked_for() {
            Command search = new Command("hakari-falsify");

            assertThat(search.run("--family", "reach-in", "--population", "3")).isEqualTo(64);
            assertThat(search.errors()).isEqualTo("hakari: population [3] must be at least 20; [hakari falsify --help]"
                    + " tells what is possible\n");
        }
    }
}
