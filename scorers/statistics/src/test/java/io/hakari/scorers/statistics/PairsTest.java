package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Runs.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Moments;

class PairsTest {

    @Test
    void joins_more_samples_than_its_first_table_holds() {
        int n = 20_000;
        Scores candidate = consumer -> {
            for (int i = 0; i < n; i++) {
                consumer.accept(trial(id(i), 1, i));
            }
        };
        Scores baseline = consumer -> {
            for (int i = n + 100; i > 0; i--) {
                consumer.accept(trial(id(i), 1, i - 1));
            }
        };

        Pairs pairs = Pairs.of(candidate, baseline);

        Moments differences = new Moments();
        pairs.forEach((some, other) -> differences.add(some - other));
        assertThat(pairs.samples()).isEqualTo(n + 101);
        assertThat(differences.n()).isEqualTo(n - 1);
        assertThat(differences.mean()).isEqualTo(1);
        assertThat(differences.isConstant()).isTrue();
    }

    private static String id(int i) {
        SplittableRandom random = new SplittableRandom(i);
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
