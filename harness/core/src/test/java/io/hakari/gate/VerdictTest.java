package io.hakari.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Verdict PASS = new Verdict.Pass("passed");
    private static final Verdict FAIL = new Verdict.Fail("failed");
    private static final Verdict UNDECIDED = new Verdict.Undecided("undecided");
    private static final Verdict INVALID = new Verdict.Invalid("invalid");

    @Test
    void all_passed_passes() {
        assertThat(Verdict.of(List.of(PASS))).isEqualTo(new Verdict.Pass("1 of 1 gate passed"));
        assertThat(Verdict.of(List.of(PASS, PASS))).isEqualTo(new Verdict.Pass("2 of 2 gates passed"));
    }

    @Test
    void nothing_judged_never_passes() {
        assertThat(Verdict.of(List.of())).isEqualTo(new Verdict.Invalid("no gate was judged"));
    }

    @Test
    void any_fail_fails_whatever_else_there_is() {
        assertThat(Verdict.of(List.of(PASS, UNDECIDED, INVALID, FAIL)))
                .isEqualTo(new Verdict.Fail("1 of 4 gates failed"));
        assertThat(Verdict.of(List.of(FAIL, FAIL))).isEqualTo(new Verdict.Fail("2 of 2 gates failed"));
    }

    @Test
    void any_invalid_is_invalid_before_undecided() {
        assertThat(Verdict.of(List.of(UNDECIDED, INVALID, PASS)))
                .isEqualTo(new Verdict.Invalid("1 of 3 gates could not be judged"));
    }

    @Test
    void any_undecided_is_undecided() {
        assertThat(Verdict.of(List.of(PASS, UNDECIDED))).isEqualTo(new Verdict.Undecided("1 of 2 gates undecided"));
    }
}
