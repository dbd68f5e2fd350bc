package io.hakari.reports;

import static io.hakari.gate.Points.points;
import static io.hakari.reports.Example.weighing;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.gate.Evidence;
import io.hakari.gate.Gate;
import io.hakari.gate.Ruling;
import io.hakari.gate.Verdict;

class ReasonsTest {
    private static final Gate FLOOR = metric("counters/accuracy").staysAbove(0.5);
    private static final Gate CEILING = metric("counters/accuracy").staysBelow(0.5);
    private static final Gate MARGIN = metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(2.5));

    @Test
    void rules_are_said_in_both_languages() {
        assertThat(rule(FLOOR)).isEqualTo(Phrase.both("50% を上回る", "stays above 50%"));
        assertThat(rule(CEILING)).isEqualTo(Phrase.both("50% を下回る", "stays below 50%"));
        assertThat(rule(MARGIN)).isEqualTo(Phrase.both("基準からの悪化が 2.5\u00A0ポイント以内",
                "is no worse than baseline by more than 2.5 points"));
    }

    @Nested
    class A_floor {

        @Test
        void that_holds() {
            assertThat(reason(FLOOR, i -> i < 90)).isEqualTo(Phrase.both("信頼区間の下端 82.6% が 50% を上回っています。",
                    "The lower end of the interval, 82.6%, is above 50%."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(FLOOR, i -> i < 10)).isEqualTo(Phrase.both("信頼区間の上端でも 17.4% で、50% に届きません。",
                    "Even the upper end of the interval, 17.4%, does not reach 50%."));
        }

        @Test
        void that_cannot_be_told() {
            assertThat(reason(FLOOR, i -> i < 50)).isEqualTo(Phrase.both(
                    "信頼区間 40.4%〜59.6% が 50% をまたいでいます（n\u00A0=\u00A0100）。",
                    "The interval from 40.4% to 59.6% spans 50% (n\u00A0=\u00A0100)."));
        }
    }

    @Nested
    class A_ceiling {

        @Test
        void that_holds() {
            assertThat(reason(CEILING, i -> i < 10)).isEqualTo(Phrase.both("信頼区間の上端 17.4% が 50% を下回っています。",
                    "The upper end of the interval, 17.4%, is below 50%."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(CEILING, i -> i < 90)).isEqualTo(Phrase.both("信頼区間の下端でも 82.6% で、50% を下回りません。",
                    "Even the lower end of the interval, 82.6%, is not below 50%."));
        }
    }

    @Nested
    class A_margin_to_the_baseline {

        @Test
        void that_was_not_needed() {
            assertThat(reason(MARGIN, i -> i < 60)).isEqualTo(
                    Phrase.both("最も悪く見積もっても、基準より悪化していません。", "Even at worst it is no worse than the baseline."));
        }

        @Test
        void that_is_kept() {
            Gate wide = metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(20));
            assertThat(reason(wide, i -> i < 40)).isEqualTo(Phrase.both(
                    "悪化は大きくても 15.9\u00A0ポイントで、許容幅 20\u00A0ポイントに収まります。",
                    "At worst it lost 15.9 points; 20 are allowed."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(MARGIN, i -> i < 40)).isEqualTo(Phrase.both(
                    "悪化は小さくても 4.1\u00A0ポイントで、許容幅 2.5\u00A0ポイントを超えています。",
                    "It lost at least 4.1 points; 2.5 are allowed."));
        }

        @Test
        void that_cannot_be_told() {
            assertThat(reason(MARGIN, i -> i < 48)).isEqualTo(Phrase.both(
                    "差の信頼区間 −4.7〜+0.7\u00A0ポイントが許容幅 2.5\u00A0ポイントの境界をまたいでいます（100\u00A0組）。",
                    "The change lies between −4.7 and +0.7 points, across the margin of 2.5 (100 pairs)."));
        }

        @Test
        void without_a_baseline() {
            Weighing alone = read(weighing("b").choosing("counters", 10, i -> true).gates(MARGIN));
            assertThat(new Reasons(alone).reason(alone.gates().getFirst())).isEqualTo(
                    Phrase.both("基準と共通する問題がありません。基準の記録またはチェックポイントを指定してください。",
                            "has no common samples with a baseline; name one by its run or checkpoint"));
        }
    }

    @Test
    void an_unknown_kind_of_gate_speaks_for_itself() {
        Gate gate = new Tide("counters/accuracy");
        assertThat(rule(gate)).isEqualTo(Phrase.same("rises with the tide"));
        assertThat(reason(gate, i -> true)).isEqualTo(Phrase.both("記録された理由：the moon is full", "the moon is full"));
    }

    /// A gate of somebody else's module.
    record Tide(String metric) implements Gate {

        @Override
        public double limit() {
            return 0.5;
        }

        @Override
        public String rule() {
            return metric + " rises with the tide";
        }

        @Override
        public Ruling judge(Evidence evidence) {
            return Ruling.of(new Verdict.Fail(metric + " the moon is full"));
        }
    }

    private static Phrase rule(Gate gate) {
        Weighing weighing = weighed(gate, i -> true);
        return new Reasons(weighing).rule(weighing.gates().getFirst());
    }

    private static Phrase reason(Gate gate, IntPredicate right) {
        Weighing weighing = weighed(gate, right);
        return new Reasons(weighing).reason(weighing.gates().getFirst());
    }

    private static Weighing weighed(Gate gate, IntPredicate right) {
        Example before = weighing("a").choosing("counters", 100, i -> i < 50);
        return read(weighing("b").choosing("counters", 100, right).against(before).gates(gate));
    }

    private static Weighing read(Example example) {
        return Weighing.read(new MemoryArchive().add(example.record(), example.journal()), example.record(), 10);
    }
}
