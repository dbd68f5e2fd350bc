package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest.Result;
import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.paired.WilcoxonSignedRank.Zeros;

class WilcoxonSignedRankTest {
    private static final double[] UNTIED = {0.3, -0.1, 0.5, 0.7, -0.2, 0.9, 1.1, -0.4, 0.6, -0.8};
    private static final double[] TIED = {1, 1, -1, 2, 2, -2, 3, 0, 0, 3};

    @Test
    void agrees_with_commons_without_ties() {
        Result commons = org.apache.commons.statistics.inference.WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.EXACT).test(UNTIED);

        WilcoxonSignedRank own = WilcoxonSignedRank.exact(UNTIED, Zeros.DROPPED, Alternative.TWO_SIDED);

        assertThat(own.positiveRanks()).isEqualTo(commons.getStatistic());
        assertThat(own.p()).isCloseTo(commons.getPValue(), within(1e-14));
    }

    @Test
    void looks_the_other_way_when_all_signs_do() {
        double[] turned = Arrays.stream(TIED).map(d -> -d).toArray();
        for (Zeros zeros : Zeros.values()) {
            assertThat(WilcoxonSignedRank.exact(TIED, zeros, Alternative.GREATER).p())
                    .isEqualTo(WilcoxonSignedRank.exact(turned, zeros, Alternative.LESS).p());
            assertThat(WilcoxonSignedRank.normal(TIED, zeros, true, Alternative.LESS).p())
                    .isCloseTo(WilcoxonSignedRank.normal(turned, zeros, true, Alternative.GREATER).p(), within(1e-15));
        }
    }

    @Test
    void comes_near_its_approximation_with_many_differences() {
        double[] many = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i % 9 < 5 ? i : -i).toArray();

        double exact = WilcoxonSignedRank.exact(many, Zeros.DROPPED, Alternative.TWO_SIDED).p();

        assertThat(exact).isCloseTo(
                WilcoxonSignedRank.normal(many, Zeros.DROPPED, true, Alternative.TWO_SIDED).p(), within(1e-4));
    }

    @Test
    void says_nothing_of_differences_that_are_all_zero() {
        WilcoxonSignedRank none = WilcoxonSignedRank.normal(new double[3], Zeros.RANKED, true, Alternative.LESS);

        assertThat(none.p()).isEqualTo(1);
        assertThat(none.z()).isEmpty();
    }

    @Test
    void refuses_what_would_take_hours() {
        double[] many = IntStream.rangeClosed(1, 100_000).mapToDouble(i -> i % 2 == 0 ? i : -i).toArray();

        assertThatThrownBy(() -> WilcoxonSignedRank.exact(many, Zeros.DROPPED, Alternative.LESS)).hasMessage(
                "differences [100000 values] must be fewer for the exact test, about 3000; use the normal approximation");
        assertThatThrownBy(() -> WilcoxonSignedRank.exact(new double[0], Zeros.DROPPED, Alternative.LESS))
                .hasMessage("differences [] must hold at least one number");
    }
}
