package io.hakari.scorers.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.agreement.ConfusionTable;

class AurocTest {

    @Test
    void is_the_share_of_pairs_in_the_right_order() {
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = random.doubles(120).map(value -> Math.floor(value * 15)).toArray();
        int[] outcomes = random.ints(120, 0, 2).toArray();
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (outcomes[i] == 1 && outcomes[j] == 0) {
                    right += (Math.signum(scores[i] - scores[j]) + 1) / 2;
                    pairs++;
                }
            }
        }
        Auroc area = Auroc.of(scores, outcomes);

        assertThat(area.area().getAsDouble()).isCloseTo(right / pairs, within(1e-14));
        Auroc mirrored = Auroc.of(Arrays.stream(scores).map(score -> -score).toArray(), outcomes);
        assertThat(mirrored.area().getAsDouble()).isCloseTo(1 - right / pairs, within(1e-14));
        assertThat(mirrored.standardError().getAsDouble()).isCloseTo(area.standardError().getAsDouble(), within(1e-14));
    }

    @Test
    void needs_both_classes_and_for_its_error_two_of_each() {
        assertThat(Auroc.of(new double[]{1, 2}, new int[]{1, 1}).area()).isEmpty();
        assertThat(Auroc.of(new double[]{1, 2, 3}, new int[]{0, 1, 1}).standardError()).isEmpty();
        assertThat(Auroc.of(new double[]{1, 2, 3}, new int[]{0, 0, 1}).standardError()).isEmpty();
        assertThat(Auroc.of(new double[]{5, 5, 5, 5}, new int[]{0, 1, 0, 1}).area()).hasValue(0.5);
    }

    @Test
    void knows_no_third_outcome() {
        assertThatThrownBy(() -> Auroc.of(new double[]{1, 2}, new int[]{0, 2}))
                .hasMessage("outcomes [2] at index 1 must be 0 or 1");
    }

    @Test
    void has_in_matthews_correlation_a_sister_that_is_zero_by_convention() {
        assertThat(Matthews.correlation(ConfusionTable.of(new long[][]{{7, 0}, {3, 0}}))).isZero();
        assertThat(Matthews.correlation(ConfusionTable.of(new long[][]{{2_000_000_000, 0}, {0, 2_000_000_000}})))
                .isEqualTo(1);
    }
}
