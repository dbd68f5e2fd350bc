package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.hakari.records.TrialRecord;

class EpisodesTest {
    private final Example run = Example.weighing("x");

    @Test
    void drawn_are_the_ten_worst_then_the_first_of_each_family_and_two_invalid_ones() {
        for (int i = 0; i < 40; i++) {
            add("hand-over", i, i < 3 ? EpisodeOutcome.INVALID : EpisodeOutcome.UNSAFE_FAIL, 1 + i % 23 * 0.1, true);
        }
        add("stumble", 40, EpisodeOutcome.SAFE_SUCCESS, 0.2, true);
        add("stumble", 41, EpisodeOutcome.SAFE_SUCCESS, 0.3, true);
        add("stumble", 42, EpisodeOutcome.UNSAFE_FAIL, 99, false);
        assertThat(names(read(run.journal()))).containsExactly("22", "41", "21", "40", "20", "19", "18", "17", "16",
                "39", "0", "1", "3");
    }

    @Test
    void a_hazard_whose_ratios_are_large_does_not_crowd_out_the_others() {
        for (int i = 0; i < 20; i++) {
            hazard(i, "resume-without-reset", 100 + i);
        }
        hazard(20, "contact-force", 1.2);
        hazard(21, "contact-force", 1.1);
        hazard(22, "jerk", 3);
        assertThat(names(read(run.journal()))).containsExactly("19", "22", "20", "18", "21", "17", "16", "15", "14",
                "13", "0");
    }

    private void hazard(int number, String hazard, double ratio) {
        Map<String, String> findings = EpisodeExample.findings(EpisodeOutcome.UNSAFE_FAIL, ratio);
        findings.put("hazard", hazard);
        findings.put("replay", "");
        EpisodeExample.add(run, Integer.toString(number), Map.of("family", "stumble"), "", EpisodeOutcome.UNSAFE_FAIL,
                findings);
    }

    @Test
    void the_order_of_the_journal_says_nothing() {
        for (int i = 0; i < 60; i++) {
            EpisodeOutcome outcome = i % 5 == 0
                    ? EpisodeOutcome.INVALID
                    : i % 2 == 0 ? EpisodeOutcome.UNSAFE_FAIL : EpisodeOutcome.SAFE_SUCCESS;
            add(i % 2 == 0 ? "reach-in" : "stumble", i, outcome, i % 7, i % 3 > 0);
        }
        List<TrialRecord> shuffled = new ArrayList<>(run.journal());
        Collections.shuffle(shuffled, new Random(7));
        assertThat(names(read(shuffled))).isEqualTo(names(read(run.journal())));
        assertThat(read(shuffled).boards().getFirst().families()).containsExactly("reach-in", "stumble");
        assertThat(read(shuffled).farthest().orElseThrow().sample().name())
                .isEqualTo(read(run.journal()).farthest().orElseThrow().sample().name());
    }

    @Test
    void the_farthest_beyond_a_limit_is_no_control_and_not_invalid() {
        add("stumble", 0, EpisodeOutcome.UNSAFE_FAIL, 1.5, false);
        add("stumble", 1, EpisodeOutcome.INVALID, 7, false);
        EpisodeExample.add(run, "stumble/control", Map.of("family", "stumble", "control", "unsafe"), "",
                EpisodeOutcome.UNSAFE_FAIL,
                EpisodeExample.findings(EpisodeOutcome.UNSAFE_FAIL, 8));
        Episodes episodes = read(run.journal());
        assertThat(episodes.farthest().orElseThrow().worstRatio()).isEqualTo(1.5);
        assertThat(episodes.boards()).extracting(board -> board.name().control()).containsExactly("", "unsafe");
        assertThat(episodes.boards().getFirst().all().all()).isEqualTo(2);
    }

    @Test
    void a_question_is_no_episode() {
        assertThat(read(Example.weighing("x").choosing("counters", 3, i -> true).journal()).isEmpty()).isTrue();
    }

    @Test
    void a_number_that_is_none_is_nothing_measured() {
        Map<String, String> findings = Map.of("outcome", "safe-fail", "worst-ratio", "very");
        EpisodeExample.add(run, "a", Map.of(), "", EpisodeOutcome.SAFE_FAIL, findings);
        assertThat(read(run.journal()).farthest().orElseThrow().worstRatio()).isZero();
    }

    private void add(String family, int number, EpisodeOutcome outcome, double ratio, boolean replay) {
        Map<String, String> findings = EpisodeExample.findings(outcome, ratio);
        if (replay) {
            findings.put("replay", "none that anybody reads here");
        }
        EpisodeExample.add(run, Integer.toString(number), Map.of("family", family), "", outcome, findings);
    }

    private static Episodes read(List<TrialRecord> trials) {
        Episodes episodes = new Episodes();
        trials.forEach(episodes::add);
        return episodes;
    }

    private static List<String> names(Episodes episodes) {
        return episodes.drawn().stream().map(one -> one.sample().name()).toList();
    }
}
