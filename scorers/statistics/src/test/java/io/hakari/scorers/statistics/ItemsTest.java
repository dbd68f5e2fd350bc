package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Runs.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Moments;

class ItemsTest {

    @Test
    void join_more_samples_than_the_first_table_holds() {
        int n = 20_000;
        Scores candidate = consumer -> IntStream.range(0, n).forEach(i -> consumer.accept(trial(id(i), 1, i)));
        Scores baseline = consumer -> IntStream.rangeClosed(1, n + 100)
                .forEach(i -> consumer.accept(trial(id(n + 101 - i), 1, n + 100.0 - i)));

        Items items = Items.of(candidate, baseline);

        Moments differences = new Moments();
        items.forEach(item -> {
            if (item.scored(Items.CANDIDATE) && item.scored(Items.BASELINE)) {
                differences.add(item.mean(Items.CANDIDATE) - item.mean(Items.BASELINE));
            }
        });
        assertThat(items.size()).isEqualTo(n + 101);
        assertThat(differences.n()).isEqualTo(n - 1);
        assertThat(differences.mean()).isEqualTo(1);
        assertThat(differences.isConstant()).isTrue();
    }

    @Test
    void come_in_the_same_order_whatever_the_order_of_the_journal() {
        Scores forth = consumer -> IntStream.range(0, 500).forEach(i -> consumer.accept(trial(id(i), 1, i)));
        Scores back = consumer -> IntStream.range(0, 500).forEach(i -> consumer.accept(trial(id(499 - i), 1, 499 - i)));

        assertThat(means(forth)).isEqualTo(means(back)).hasSize(500);
    }

    private static List<Double> means(Scores scores) {
        List<Double> means = new ArrayList<>();
        Items.of(scores).forEach(item -> means.add(item.mean(0)));
        return means;
    }

    private static String id(int i) {
        SplittableRandom random = new SplittableRandom(i);
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
