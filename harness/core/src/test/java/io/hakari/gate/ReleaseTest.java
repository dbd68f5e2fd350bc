package io.hakari.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final Instant NOW = Instant.parse("2026-05-10T12:00:00Z");
    private static final Verdict PASS = new Verdict.Pass("passed");
    private static final Verdict FAIL = new Verdict.Fail("failed");
    private static final Verdict UNDECIDED = new Verdict.Undecided("undecided");
    private static final Verdict INVALID = new Verdict.Invalid("invalid");

    @Test
    void an_advisory_gate_never_blocks_and_never_decides() {
        assertThat(release(List.of(), given("a", PASS), advisory(FAIL)).verdict())
                .isEqualTo(new Verdict.Pass("1 of 1 gate passed"));
        assertThat(release(List.of(), advisory(PASS)).verdict())
                .isEqualTo(new Verdict.Invalid("every gate is advisory; none decides"));
        assertThat(release(List.of()).verdict()).isEqualTo(new Verdict.Invalid("no gate was judged"));
    }

    @Test
    void the_worst_of_the_required_decides() {
        assertThat(release(List.of(), given("a", UNDECIDED), given("b", INVALID), given("c", FAIL)).verdict())
                .isInstanceOf(Verdict.Fail.class);
        assertThat(release(List.of(), given("a", UNDECIDED), given("b", INVALID)).verdict())
                .isInstanceOf(Verdict.Invalid.class);
        assertThat(release(List.of(), given("a", UNDECIDED), given("b", PASS)).verdict())
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Nested
    class A_waiver {

        @Test
        void helps_what_failed_or_is_undecided() {
            assertThat(release(List.of(waiver()), given("a", FAIL)).verdict())
                    .isEqualTo(new Verdict.Pass("0 of 0 gates passed, 1 waived"));
            assertThat(release(List.of(waiver()), given("a", UNDECIDED), given("b", PASS)).verdict())
                    .isEqualTo(new Verdict.Pass("1 of 1 gate passed, 1 waived"));
        }

        @Test
        void helps_its_own_gate_alone() {
            assertThat(release(List.of(waiver()), given("a", FAIL), given("b", FAIL)).verdict())
                    .isEqualTo(new Verdict.Fail("1 of 1 gate failed, 1 waived"));
        }

        @Test
        void does_not_help_what_is_critical_invalid_or_passed() {
            assertThat(flaw(waiver(), new Given("a", Importance.CRITICAL, FAIL))).isEqualTo("the gate is critical");
            assertThat(flaw(waiver(), given("a", INVALID))).isEqualTo("the gate is neither failed nor undecided");
            assertThat(flaw(waiver(), given("a", PASS))).isEqualTo("the gate is neither failed nor undecided");
        }

        @Test
        void needs_two_people() {
            assertThat(flaw(waiver("suzuki", "Suzuki ", 0, 10), given("a", FAIL)))
                    .isEqualTo("author and approver are both [suzuki]");
        }

        @Test
        void counts_from_its_beginning_until_just_before_its_end_and_no_longer_than_thirty_days() {
            assertThat(release(List.of(waiver("s", "t", 0, 1)), given("a", FAIL)).verdict())
                    .isInstanceOf(Verdict.Pass.class);
            assertThat(release(List.of(waiver("s", "t", 1, 2)), given("a", FAIL)).verdict())
                    .isInstanceOf(Verdict.Fail.class);
            assertThat(release(List.of(waiver("s", "t", -2, 0)), given("a", FAIL)).verdict())
                    .isInstanceOf(Verdict.Fail.class);
            assertThat(flaw(waiver("s", "t", -2, 29), given("a", FAIL))).isEqualTo("it lasts longer than 30 days");
            assertThat(release(List.of(waiver("s", "t", -2, 28)), given("a", FAIL)).verdict())
                    .isInstanceOf(Verdict.Pass.class);
        }

        @Test
        void does_not_reach_below_its_floor() {
            assertThat(flaw(floored(0.71), given("a", FAIL))).isEqualTo("the value is below the floor of 0.71");
            assertThat(release(List.of(floored(0.7)), given("a", FAIL)).verdict()).isInstanceOf(Verdict.Pass.class);
        }

        @Test
        void needs_a_reason() {
            assertThatThrownBy(() -> new Waiver("a", "w", "p", "s", "t", " ", NOW, NOW, OptionalDouble.empty()))
                    .hasMessage("waiver of [a] has no reason");
        }

        private String flaw(Waiver waiver, Gate gate) {
            Release.Judged judged = release(List.of(waiver), gate).gates().getFirst();
            assertThat(judged.waiver()).isEmpty();
            return judged.flaws().getFirst();
        }
    }

    private static Release release(List<Waiver> waivers, Gate... gates) {
        Policy policy = Policy.of("p", List.of(gates));
        return Release.of(policy, policy.judge(new Evidence(Map.of())), waivers, NOW);
    }

    private static Gate given(String rule, Verdict verdict) {
        return new Given(rule, Importance.REQUIRED, verdict);
    }

    private static Gate advisory(Verdict verdict) {
        return new Given("advice", Importance.ADVISORY, verdict);
    }

    private static Waiver waiver() {
        return waiver("suzuki", "tanaka", -1, 10);
    }

    private static Waiver waiver(String author, String approver, int from, int until) {
        return new Waiver("a", "weights", "policy", author, approver, "known", NOW.plus(Duration.ofDays(from)),
                NOW.plus(Duration.ofDays(until)), OptionalDouble.empty());
    }

    private static Waiver floored(double floor) {
        Waiver any = waiver();
        return new Waiver(any.gate(), any.checkpoint(), any.policy(), any.author(), any.approver(), any.reason(),
                any.issued(), any.expires(), OptionalDouble.of(floor));
    }
}
