package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {

    /// Of all ways to mix `n` and `n` numbers, two keep them apart.
    @Test
    void lists_apart_are_as_rare_as_two_ways_of_all() {
        double[] low = IntStream.range(0, 500).mapToDouble(i -> i).toArray();
        double[] high = IntStream.range(1000, 1500).mapToDouble(i -> i).toArray();

        KolmogorovSmirnov apart = KolmogorovSmirnov.exact(low, high);

        assertThat(apart.distance()).isEqualTo(1);
        // mpmath 1.4.1: 2 / binomial(1000, 500)
        assertThat(apart.p()).isCloseTo(7.399507995628054e-300, withinPercentage(1e-9));
    }

    @Test
    void does_not_ask_which_list_is_first() {
        double[] x = {1, 5, 2, 8, 9, 3};
        double[] y = {4, 4, 7, 6};

        assertThat(KolmogorovSmirnov.exact(x, y)).isEqualTo(KolmogorovSmirnov.exact(y, x));
    }

    @Test
    void equal_lists_do_not_differ() {
        double[] x = {0.0, 1};
        double[] y = {-0.0, 1};

        assertThat(KolmogorovSmirnov.exact(x, y)).isEqualTo(new KolmogorovSmirnov(0, 1));
        assertThat(KolmogorovSmirnov.asymptotic(x, y)).isEqualTo(new KolmogorovSmirnov(0, 1));
    }

    @Test
    void comes_near_its_limit_with_long_lists() {
        double[] x = IntStream.range(0, 3000).mapToDouble(i -> Math.sin(i)).toArray();
        double[] y = IntStream.range(0, 3001).mapToDouble(i -> Math.sin(1.3 * i) + 0.03).toArray();

        assertThat(KolmogorovSmirnov.exact(x, y).p()).isCloseTo(KolmogorovSmirnov.asymptotic(x, y).p(), within(0.01));
    }

    @Test
    void refuses_what_is_no_number_and_what_would_take_hours() {
        double[] one = {1};
        double[] many = new double[100_000];

        assertThatThrownBy(() -> KolmogorovSmirnov.exact(one, new double[]{Double.NaN}))
                .hasMessage("y [NaN] at index 0 must be finite");
        assertThatThrownBy(
                () -> KolmogorovSmirnov.exact(many, IntStream.range(1, 100_001).mapToDouble(i -> i).toArray()))
                .hasMessage("x [100000 values] and y [100000 values] must be fewer for the exact test;"
                        + " use the asymptotic one");
    }
}
