package io.hakari.suites.robotsafety.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = Ledger.ceiling(Hazard.CONTACT_FORCE, "N");

    /// A published list of conditions kept one of a kind, so that the last one took the place of the others.
    @Test
    void breaches_of_two_pairs_at_one_time_are_two() {
        ledger.note(1, 280, 300, 1, () -> "hand × gripper");
        ledger.note(2, 320, 400, 1, () -> "arm × wrist");
        assertThat(ledger.findings()).extracting(Finding::where).containsExactly("hand × gripper", "arm × wrist");
    }

    @Test
    void a_breach_that_goes_on_is_one_of_its_worst_moment() {
        ledger.note(1, 280, 300, 1, () -> "first");
        ledger.note(1, 280, 350, 1.002, () -> "worst");
        ledger.note(1, 280, 310, 1.004, () -> "last");
        assertThat(ledger.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.measured()).isEqualTo(350);
            assertThat(finding.time()).isEqualTo(1.002);
            assertThat(finding.where()).isEqualTo("worst");
        });
    }
}
