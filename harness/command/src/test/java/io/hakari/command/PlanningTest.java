package io.hakari.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {
    private final Console console = new Console();

    @Test
    void says_how_many_pairs_a_gate_needs() {
        assertThat(console.run("plan", "--margin", "2", "--deviation", "0.316")).isZero();
        assertThat(console.output()).isEqualTo("""
                Plan        50 pairs by the rule of thumb for a power of 0.8
                """);
    }

    @Test
    void says_what_so_many_items_can_show_and_what_safety_needs() {
        assertThat(console.run("plan", "--margin", "2", "--deviation", "0.316", "--gates", "40", "--power", "0.9",
                "--items", "1000", "--safety-limit", "0.001")).isZero();
        assertThat(console.output()).isEqualTo("""
                Plan        2000 pairs by the rule of thumb for a power of 0.9
                            so many for each of the 40 gates
                Items       1,000 pairs are too few; the smallest margin they can be planned for is 4.00 points
                Safety      2,995 trials without a violation show a rate of at most 0.1 % (one-sided alpha 0.05)
                """);
    }

    @Test
    void breaks_a_long_sentence_within_a_terminal() {
        assertThat(console.run("plan", "--margin", "2", "--deviation", "0.316", "--design-effect", "4")).isZero();
        assertThat(console.output()).isEqualTo("""
                Plan        50 pairs by the rule of thumb for a power of 0.8, and one more word for each design
                            effect, and one more word for each design effect, and one more word for each design
                            effect
                """);
    }

    /// By hand: ln 0.01 / ln 0.9 = 43.7.
    @Test
    void plans_a_safety_limit_alone() {
        assertThat(console.run("plan", "--safety-limit", "0.1", "--alpha", "0.01")).isZero();
        assertThat(console.output()).isEqualTo(
                "Safety      44 trials without a violation show a rate of at most 10 % (one-sided alpha 0.01)\n");
    }

    /// The plain statistician wants three hours, and one more for each event, at a rate of one.
    @Test
    void plans_demonstrations_that_allow_some() {
        assertThat(console.run("plan", "--safety-limit", "0.1", "--rate-limit", "0.0005", "--allowed", "1")).isZero();
        assertThat(console.output()).isEqualTo("""
                Safety      1,029 trials with at most 1 violation show a rate of at most 10 % (one-sided alpha 0.05)
                Rate        8,000 hours with at most 1 event show at most 0.0005 an hour (one-sided alpha 0.05)
                """);
    }

    @Test
    void writes_small_limits_with_their_digits() {
        assertThat(console.run("plan", "--safety-limit", "1e-7", "--rate-limit", "1e-6")).isZero();
        assertThat(console.output()).isEqualTo(
                """
                        Safety      29,957,322 trials without a violation show a rate of at most 0.00001 % (one-sided alpha 0.05)
                        Rate        3,000,000 hours without an event show at most 0.000001 an hour (one-sided alpha 0.05)
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan | nothing to plan; give --margin and --deviation, --safety-limit or --rate-limit
            plan --margin 2 | --margin and --deviation belong together; the deviation of the paired differences is told by the last comparison, 0.3 to 0.5 is usual
            plan --margin 0 --deviation 0.3 | --margin [0.0] must be above 0 and below 100
            plan --margin 2 --deviation 0 | deviation [0.0] of a plan must be above 0
            plan --margin 2 --deviation 0.3 --power 1 | power [1.0] of a plan must be in (0.5, 1)
            plan --margin 2 --deviation 0.3 --alpha 0.5 | --alpha [0.5] must be above 0 and below 0.5
            plan --margin 2 --deviation 0.3 --gates 0 | --gates [0] must be at least 1
            plan --margin 2 --deviation 0.3 --items 0 | --items [0] must be at least 1
            plan --rate-limit 0 | --rate-limit [0.0] must be above 0 and below Infinity
            plan --rate-limit 1 --allowed -1 | --allowed [-1] must be at least 0
            plan --safety-limit 1 | --safety-limit [1.0] must be above 0 and below 1
            """)
    void tells_wrong_usage(String command, String message) {
        assertThat(console.run(command.split(" "))).isEqualTo(64);
        assertThat(console.errors()).isEqualTo("hakari: " + message + "\n");
    }
}
