package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Credit;

class AllowanceTest {
    private final Allowance allowance = new Allowance(8, 1000);
    private final List<Integer> told = new ArrayList<>();

    AllowanceTest() {
        allowance.whenChanged(credit -> told.add(credit.getRequests()));
    }

    @Test
    void is_halved_when_memory_runs_out_and_raised_again_after_as_many_answers() {
        allowance.ranOut();
        assertThat(allowance.now()).isEqualTo(Credit.newBuilder().setRequests(4).setTokens(500).build());
        allowance.answered(3);
        assertThat(told).containsExactly(4);
        allowance.answered(1);
        allowance.answered(100);
        assertThat(told).containsExactly(4, 8);
    }

    @Test
    void counts_one_shortage_once_and_never_falls_to_nothing() {
        for (int i = 0; i < 9; i++) {
            allowance.ranOut();
        }
        assertThat(told).containsExactly(4);
        for (int i = 0; i < 40; i++) {
            allowance.ranOut();
            if (allowance.now().getRequests() > 1) {
                allowance.answered(1);
            }
        }
        assertThat(allowance.now().getRequests()).isEqualTo(1);
    }
}
