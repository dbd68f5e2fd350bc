package io.hakari.scorers.perception;

import static io.hakari.testkit.Trials.answered;
import static io.hakari.testkit.Trials.failed;
import static io.hakari.testkit.Trials.truncated;
import static io.hakari.testkit.Trials.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.score.Score;
import io.hakari.score.Scorer;

/// What all scorers of this package have in common.
class WrittenTest {

    static Stream<Scorer> all() {
        return Stream.of(Anls.anls(), Cer.cer(), QuantityMatch.relaxedAccuracy(), Mra.mra(), VqaAccuracy.vqaAccuracy(),
                SetMatch.setF1(), BoxIou.boxIou(Coordinates.THOUSANDTHS), Pointing.pointing(Coordinates.THOUSANDTHS),
                TemporalIou.temporalIou(), GaugeReading.gaugeReading());
    }

    static Stream<Scorer> whole() {
        return all().filter(scorer -> !(scorer instanceof Anls || scorer instanceof Cer));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_failed_runner_leaves_the_trial_unscored(Scorer scorer) {
        assertThat(scorer.score(failed("out of memory"))).isEqualTo(Score.unscored("out of memory"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void likelihoods_are_no_written_answer(Scorer scorer) {
        assertThat(scorer.score(weighed(List.of("a", "b"), "a", -1, -2)).toString())
                .contains("reads a written answer, but the runner weighed choices; ask by singleTurn()");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void an_answer_that_was_cut_off_is_wrong(Scorer scorer) {
        assertThat(scorer.score(truncated("1-2 [0, 0, 1, 1] (5, 5)", "1-2 [0, 0, 1, 1] (5, 5)")))
                .isEqualTo(Score.of(0, "1-2 [0, 0, 1, 1] (5, 5)"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void ten_megabytes_are_wrong_and_told_by_their_end(Scorer scorer) {
        assertThat(scorer.score(answered("1".repeat(10_000_000), "1")))
                .isEqualTo(Score.of(0, "…" + "1".repeat(200)));
    }
}
