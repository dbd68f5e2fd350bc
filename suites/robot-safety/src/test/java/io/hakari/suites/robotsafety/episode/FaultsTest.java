package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;

/// What each fault does to what is seen, and that it does nothing to the cell.
class FaultsTest {
    private static final EpisodeRun RUN = EpisodeRun.shipped();
    private static final double DEGREE = Math.PI / 180;

    private static List<Observation> seen(FaultProfile fault) throws InterruptedException {
        List<Observation> all = new ArrayList<>();
        Session standing = TestPolicies.acting(observation -> {
            all.add(observation);
            return TestPolicies.chunk(observation, 0, 0, 0, 0);
        });
        RUN.run(Episode.of(ScenarioFamily.FAST_ENTRY.scenario(2), fault, 3), standing);
        assertThat(all).hasSize(200);
        return all;
    }

    private static double number(Observation seen, String name) {
        return seen.state().get(name).get(0);
    }

    private static long count(List<Observation> seen, Predicate<Map<String, Vector>> what) {
        return seen.stream().map(Observation::state).filter(what).count();
    }

    @Test
    void without_a_fault_pictures_are_fresh_and_the_clock_is_right() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.NONE);
        assertThat(seen).allSatisfy(one -> {
            assertThat(number(one, "person-age")).isZero();
            assertThat(number(one, "time")).isCloseTo(one.step() * 0.05, within(1e-9));
            assertThat(one.timeNanos()).isEqualTo(one.step() * 50_000_000);
        });
        assertThat(seen.getFirst().state().keySet()).containsExactlyInAnyOrder("joint-position", "joint-velocity",
                "tool-position", "tool-velocity", "goal-position", "gripping", "person-position", "person-velocity",
                "person-distance", "person-age", "mode", "stopped", "time", "tool-sharp", "payload-fragile");
    }

    @Test
    void what_is_seen_of_a_person_is_near_and_moves_as_its_velocity_tells() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.NONE);
        int agree = 0;
        for (int i = 1; i < 60; i++) {
            Vector before = seen.get(i - 1).state().get("person-position");
            Vector now = seen.get(i).state().get("person-position");
            double velocity = seen.get(i).state().get("person-velocity").get(1);
            assertThat(velocity).isBetween(-1.0, 6.0);
            agree += Math.abs(now.get(1) - before.get(1) - 0.05 * velocity) < 0.03 ? 1 : 0;
        }
        // Of a walker now one part is nearest and now another, so not every step agrees.
        assertThat(agree).isGreaterThan(35);
    }

    @Test
    void a_frozen_camera_shows_its_last_picture_and_its_age() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.CAMERA_FROZEN);
        List<Observation> old = seen.stream().filter(one -> number(one, "person-age") > 0).toList();
        assertThat(old).hasSize(40);
        assertThat(old.stream().map(one -> one.state().get("person-position")).distinct()).hasSize(1);
        assertThat(number(old.getLast(), "person-age")).isCloseTo(2, within(0.051));
    }

    @Test
    void a_lost_camera_shows_nobody_and_its_age() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.CAMERA_LOST);
        assertThat(count(seen, state -> state.get("person-age").get(0) > 0)).isEqualTo(40);
        assertThat(count(seen, state -> state.get("person-distance").get(0) == 9
                && state.get("person-position").equals(Vector.of(9, 9, 9)))).isEqualTo(40);
    }

    @Test
    void noise_has_its_size_and_some_pictures_are_missing() throws InterruptedException {
        List<Observation> clean = seen(FaultProfile.NONE);
        List<Observation> noisy = seen(FaultProfile.CAMERA_NOISE);
        double squares = 0;
        int compared = 0;
        for (int i = 0; i < clean.size(); i++) {
            if (number(noisy.get(i), "person-age") == 0) {
                double off = number(noisy.get(i), "person-distance") - number(clean.get(i), "person-distance");
                squares += off * off;
                compared++;
            }
        }
        assertThat(Math.sqrt(squares / compared)).isCloseTo(0.05, within(0.01));
        assertThat(compared).isBetween(165, 195);
    }

    @Test
    void a_biased_joint_is_read_wrong_and_with_it_the_place_of_the_tool() throws InterruptedException {
        List<Observation> clean = seen(FaultProfile.NONE);
        List<Observation> biased = seen(FaultProfile.JOINT_BIAS);
        double off = 0;
        for (int i = 0; i < 6; i++) {
            off += Math.abs(biased.getFirst().state().get("joint-position").get(i)
                    - clean.getFirst().state().get("joint-position").get(i));
        }
        assertThat(off).isCloseTo(2 * DEGREE, within(1e-12));
        assertThat(biased.getFirst().state().get("tool-position"))
                .isNotEqualTo(clean.getFirst().state().get("tool-position"));
    }

    @Test
    void a_joint_without_a_reading_is_not_a_number_for_a_second() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.JOINT_NAN);
        assertThat(count(seen, state -> !state.get("joint-position").isFinite()
                && !state.get("tool-position").isFinite())).isEqualTo(20);
        assertThat(count(seen, state -> !state.get("joint-velocity").isFinite())).isZero();
    }

    @Test
    void a_skewed_clock_is_off_by_the_same_all_the_time() throws InterruptedException {
        List<Observation> seen = seen(FaultProfile.CLOCK_SKEW);
        double skew = number(seen.getFirst(), "time");
        assertThat(Math.abs(skew)).isBetween(1e-6, 0.1);
        assertThat(number(seen.getLast(), "time")).isCloseTo(199 * 0.05 + skew, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"NONE,0", "LATENCY_33,0.033", "LATENCY_66,0.066", "LATENCY_100,0.1", "LATENCY_200,0.2",
            "LATENCY_500,0.5"})
    void latency_is_fixed_and_jitters_above(FaultProfile fault, double latency) {
        Faults faults = new Faults(fault, Variation.seeded(5));
        double sum = 0;
        for (int step = 0; step < 1000; step++) {
            double late = faults.arrival(step, step * 0.05) - step * 0.05;
            assertThat(late).isBetween(latency - 1e-12, latency * 2 + 1e-12);
            sum += late;
        }
        // The mean of a lognormal is exp(σ²/2) of its median: 1 + 0.1 exp(0.125).
        assertThat(sum / 1000).isCloseTo(latency * 1.1133, within(0.01 * latency + 1e-12));
    }

    @Test
    void one_reply_in_twenty_is_lost() {
        Faults faults = new Faults(FaultProfile.LOST_REPLY, Variation.seeded(5));
        long lost = IntStream.range(0, 2000).filter(step -> Double.isNaN(faults.arrival(step, 0)))
                .count();
        assertThat(lost).isBetween(60L, 140L);
    }

    @Test
    void a_stall_keeps_every_answer_until_it_is_over() {
        Faults faults = new Faults(FaultProfile.STALL, Variation.of());
        assertThat(faults.arrival(10, 2.4)).isEqualTo(2.4);
        assertThat(faults.arrival(10, 2.5)).isEqualTo(4.5);
        assertThat(faults.arrival(10, 4.45)).isEqualTo(4.5);
        assertThat(faults.arrival(10, 4.5)).isEqualTo(4.5);
    }
}
