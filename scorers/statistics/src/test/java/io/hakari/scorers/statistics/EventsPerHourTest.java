package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.EventsPerHour.eventsPerHour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Streams;

class EventsPerHourTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-9);
    private static final EventsPerHour METRIC = eventsPerHour("demandsPerHour", "demands", "duration");

    private final List<ScoredTrial> trials = new ArrayList<>();

    private void add(int trials, int demands, double seconds) {
        for (int i = 0; i < trials; i++) {
            String id = "s" + this.trials.size();
            this.trials.add(trial(id, 1, Integer.toString(demands), Double.toString(seconds)));
        }
    }

    private static ScoredTrial trial(String id, int attempt, String demands, String seconds) {
        return new ScoredTrial(id, attempt, Score.of(1, ""), Map.of("scenario", "of " + id.charAt(0)),
                Map.of("demands", demands, "duration", seconds));
    }

    private Estimate measured() {
        return METRIC.measure(trials::forEach).orElseThrow().at(0.95);
    }

    /// scipy 1.17.1: chi2.ppf(.025, 6) / 2 and chi2.isf(.025, 8) / 2 for 3 events in one hour.
    @Test
    void is_the_exact_rate_of_events_that_come_one_by_one() {
        add(357, 0, 10);
        add(3, 1, 10);

        Estimate measured = measured();

        assertThat(measured.value()).isCloseTo(3, EXACT);
        assertThat(measured.lower()).isCloseTo(0.6186721228956014, EXACT);
        assertThat(measured.upper()).isCloseTo(8.767273069742325, EXACT);
        assertThat(measured.method()).isEqualTo("garwood");
        assertThat(measured.scored()).isEqualTo(360);
        assertThat(measured.countsPerHour()).isTrue();
        assertThat(METRIC.higherIsBetter()).isFalse();
        assertThat(METRIC.findings()).containsExactlyInAnyOrder("demands", "duration");
    }

    /// By hand: -ln 0.025 in half an hour.
    @Test
    void is_bounded_without_an_event_too() {
        add(180, 0, 10);

        assertThat(measured().lower()).isZero();
        assertThat(measured().upper()).isCloseTo(-Math.log(0.025) * 2, EXACT);
    }

    /// scipy 1.17.1: chi2.isf(.025, 4) / 2 for one event in the time that 181 trials were to last.
    @Test
    void fears_an_event_in_a_trial_without_a_score_even_where_none_was_seen() {
        add(180, 0, 10);
        trials.add(new ScoredTrial("lost", 1, Score.unscored("lost")));

        assertThat(measured().upper()).isCloseTo(5.571643390938895 / (181 * 10 / 3600.0), EXACT);
    }

    /// numpy 2.4: k = [6] + [0]*359; effect = 360/359 * ((k - k.mean())**2).sum() / 6 = 6; one event in a sixth of an hour.
    @Test
    void counts_a_burst_as_one_event() {
        add(1, 6, 10);
        add(359, 0, 10);

        Estimate measured = measured();

        assertThat(measured.value()).isCloseTo(6, EXACT);
        // scipy 1.17.1: chi2.isf(.025, 4) / 2 * 6
        assertThat(measured.upper()).isCloseTo(33.42986034563337, EXACT);
        assertThat(measured.method()).isEqualTo("garwood-effective");
    }

    /// Sixty bursts of three a run: bounds for single events would lie below the truth in one run of five.
    @Test
    void keeps_its_error_rate_with_bursts() {
        UniformRandomProvider random = Streams.stream(5, 0);
        double truth = 3 * 0.1 * 360;
        int missed = 0;
        int naive = 0;
        for (int run = 0; run < 1000; run++) {
            trials.clear();
            for (int i = 0; i < 600; i++) {
                add(1, random.nextDouble() < 0.1 ? 3 : 0, 10);
            }
            Estimate measured = METRIC.measure(trials::forEach).orElseThrow().at(0.9);
            missed += measured.upper() < truth ? 1 : 0;
            double hours = 600 / 360.0;
            naive += io.hakari.scorers.statistics.rare.PoissonRate.upper(measured.value() * hours, hours, 0.95) < truth
                    ? 1
                    : 0;
        }
        assertThat(missed).isBetween(15, 70);
        assertThat(naive).isGreaterThan(120);
    }

    @Test
    void does_not_depend_on_the_order_of_trials() {
        for (int i = 0; i < 50; i++) {
            add(1, i % 3, 0.1 + i / 7.0);
        }
        Estimate first = measured();
        Collections.reverse(trials);

        assertThat(measured()).isEqualTo(first);
    }

    @Nested
    class What_belongs_together {

        /// Ten attempts at each of two samples without an event are two trials: -ln 0.025 in 20 s.
        @Test
        void counts_once_when_there_is_no_event() {
            for (int attempt = 1; attempt <= 10; attempt++) {
                trials.add(trial("a", attempt, "0", "10"));
                trials.add(trial("b", attempt, "0", "10"));
            }
            assertThat(measured().upper()).isCloseTo(-Math.log(0.025) * 180, EXACT);
            assertThat(measured().clusters()).isEqualTo(2);
        }

        @Test
        void is_what_the_task_says() {
            for (int i = 0; i < 10; i++) {
                trials.add(trial("a" + i, 1, "2", "10"));
                trials.add(trial("b" + i, 1, "0", "10"));
            }
            Estimate measured = METRIC.measure(new Clustered(trials)).orElseThrow().at(0.95);

            assertThat(measured.clusters()).isEqualTo(2);
            assertThat(measured.method()).isEqualTo("garwood-effective");
            assertThat(measured.upper()).isGreaterThan(2 * measured().upper());
        }

        @Test
        void tells_nothing_when_it_is_all() {
            trials.add(trial("a", 1, "2", "10"));

            assertThat(measured().interval().lower()).isZero();
            assertThat(measured().interval().upper()).isInfinite();
        }
    }

    /// The tenth trial may hide as many events as the worst: chi2.isf(.025, 2 * (5 + 2) + 2) / 2 in 100 s, scipy 1.17.1.
    @Test
    void a_trial_without_a_score_may_hide_as_many_as_the_worst() {
        add(1, 2, 10);
        add(3, 1, 10);
        add(5, 0, 10);
        trials.add(new ScoredTrial("lost", 1, Score.unscored("lost")));

        Estimate measured = measured();

        assertThat(measured.value()).isCloseTo(5 * 40, EXACT);
        assertThat(measured.unscored()).isEqualTo(1);
        assertThat(measured.upper()).isCloseTo(14.422675 * 36, within(0.001));
        assertThat(measured.lower()).isCloseTo(1.6234864 * 36, within(0.001));
    }

    @Nested
    class The_change {

        @Test
        void is_the_difference_of_the_rates_of_samples_that_both_scored() {
            add(300, 0, 10);
            add(60, 1, 10);
            Scores baseline = List.copyOf(trials)::forEach;
            trials.clear();
            add(330, 0, 10);
            add(30, 1, 10);
            add(40, 5, 10);

            Estimate change = METRIC.change(trials::forEach, baseline).orElseThrow().at(0.95);

            // By hand from Garwood's intervals of 30 and 60: 20.2409 to 42.8269, and 45.7862 to 77.2324.
            assertThat(change.value()).isCloseTo(-30, EXACT);
            assertThat(change.lower()).isCloseTo(-30 - Math.hypot(30 - 20.2409, 77.2324 - 60), within(0.001));
            assertThat(change.upper()).isCloseTo(-30 + Math.hypot(42.8269 - 30, 60 - 45.7862), within(0.001));
            assertThat(change.unscored()).isEqualTo(40);
            assertThat(change.countsPerHour()).isTrue();
        }

        @Test
        void of_nothing_in_common_is_none() {
            add(2, 0, 10);
            assertThat(METRIC.change(trials::forEach, consumer -> consumer.accept(trial("x", 1, "0", "1")))).isEmpty();
        }
    }

    @Nested
    class A_trial_is_refused {

        @Test
        void without_its_findings() {
            assertThatThrownBy(
                    () -> METRIC.measure(consumer -> consumer.accept(new ScoredTrial("s", 1, Score.of(1, "")))))
                    .hasMessage("sample [s] has no finding [demands], by which its rate is counted; have its procedure"
                            + " leave one");
        }

        @Test
        void with_findings_that_are_no_numbers() {
            trials.add(trial("s", 1, "-1", "10"));
            assertThatThrownBy(() -> measured()).hasMessage(
                    "sample [s] has finding [demands] of [-1]; it must be a whole number of events");
            trials.set(0, trial("s", 1, "1", "NaN"));
            assertThatThrownBy(() -> measured())
                    .hasMessage("sample [s] has finding [duration] of [NaN]; it must be a time in seconds");
            trials.set(0, trial("s", 1, "1", "ten"));
            assertThatThrownBy(() -> measured())
                    .hasMessage("sample [s] has finding [duration] of [ten]; it must be a time in seconds");
        }
    }

    @Test
    void no_time_is_no_measurement() {
        add(3, 0, 0);
        assertThat(METRIC.measure(trials::forEach)).isEmpty();
        assertThat(METRIC.measure(_ -> {})).isEmpty();
    }

    /// Samples of the same first letter belong together.
    private record Clustered(List<ScoredTrial> trials) implements Scores {

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            trials.forEach(consumer);
        }

        @Override
        public Optional<String> clusteredBy() {
            return Optional.of("scenario");
        }
    }
}
