package io.hakari.reports;

import static io.hakari.gate.Points.points;
import static io.hakari.reports.Example.weighing;
import static io.hakari.suite.Gates.atLeast;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.gate.Evidence;
import io.hakari.gate.Gate;
import io.hakari.gate.Ruling;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Verdict;

class ReasonsTest {
    private static final Gate FLOOR = metric("counters/accuracy").staysAbove(0.5);
    private static final Gate CEILING = metric("counters/accuracy").staysBelow(0.5);
    private static final Gate MARGIN = metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(2.5));

    @Test
    void rules_are_said_in_both_languages() {
        assertThat(rule(FLOOR)).isEqualTo(Phrase.both("50% を上回る", "stays above 50%"));
        assertThat(rule(CEILING)).isEqualTo(Phrase.both("50% を下回る", "stays below 50%"));
        assertThat(rule(metric("counters/accuracy").staysBelowPerHour(2.5)))
                .isEqualTo(Phrase.both("1 時間あたり 2.5 回を下回る", "stays below 2.5 per hour"));
        assertThat(rule(MARGIN)).isEqualTo(Phrase.both("基準からの悪化が 2.5\u00A0ポイント以内",
                "is no worse than baseline by more than 2.5 points"));
    }

    @Nested
    class A_floor {

        @Test
        void that_holds() {
            assertThat(reason(FLOOR, i -> i < 90)).isEqualTo(Phrase.both("信頼区間の下端 84.0% が 50% を上回っています。",
                    "The lower end of the interval, 84.0%, is above 50%."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(FLOOR, i -> i < 10)).isEqualTo(Phrase.both("信頼区間の上端でも 16.0% で、50% に届きません。",
                    "Even the upper end of the interval, 16.0%, does not reach 50%."));
        }

        @Test
        void that_cannot_be_told() {
            assertThat(reason(FLOOR, i -> i < 50)).isEqualTo(Phrase.both(
                    "信頼区間 41.9%〜58.1% が 50% をまたいでいます（n\u00A0=\u00A0100）。",
                    "The interval from 41.9% to 58.1% spans 50% (n\u00A0=\u00A0100)."));
        }
    }

    @Nested
    class A_ceiling {

        @Test
        void that_holds() {
            assertThat(reason(CEILING, i -> i < 10)).isEqualTo(Phrase.both("信頼区間の上端 16.0% が 50% を下回っています。",
                    "The upper end of the interval, 16.0%, is below 50%."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(CEILING, i -> i < 90)).isEqualTo(Phrase.both("信頼区間の下端でも 84.0% で、50% を下回りません。",
                    "Even the lower end of the interval, 84.0%, is not below 50%."));
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
                    "悪化は大きくても 14.9\u00A0ポイントで、許容幅 20\u00A0ポイントに収まります。",
                    "At worst it lost 14.9 points; 20 are allowed."));
        }

        @Test
        void that_is_broken() {
            assertThat(reason(MARGIN, i -> i < 40)).isEqualTo(Phrase.both(
                    "悪化は小さくても 5.1\u00A0ポイントで、許容幅 2.5\u00A0ポイントを超えています。",
                    "It lost at least 5.1 points; 2.5 are allowed."));
        }

        @Test
        void that_cannot_be_told() {
            assertThat(reason(MARGIN, i -> i < 48)).isEqualTo(Phrase.both(
                    "差の信頼区間 −4.3〜+0.3\u00A0ポイントが許容幅 2.5\u00A0ポイントの境界をまたいでいます（100\u00A0組）。",
                    "The change lies between −4.3 and +0.3 points, across the margin of 2.5 (100 pairs)."));
        }

        @Test
        void without_a_baseline() {
            Weighing alone = read(weighing("b").choosing("counters", 10, i -> true).gates(MARGIN));
            assertThat(new Reasons(alone).reason(alone.gates().getFirst())).isEqualTo(
                    Phrase.both("基準と共通する問題がありません。基準の記録またはチェックポイントを指定してください。",
                            "has no common samples with a baseline; name one by its run or checkpoint"));
        }
    }

    @Nested
    class A_gain_over_the_baseline {
        private static final Gate ANY = metric("counters/accuracy").isBetterThanBaseline();
        private static final Gate FIVE = metric("counters/accuracy").isBetterThanBaselineBy(points(5));

        @Test
        void is_a_rule() {
            assertThat(rule(ANY)).isEqualTo(Phrase.both("基準より良い", "is better than baseline"));
            assertThat(rule(FIVE)).isEqualTo(Phrase.both("基準より 5\u00A0ポイントを超えて良い",
                    "is better than baseline by more than 5 points"));
        }

        @Test
        void that_is_made() {
            assertThat(reason(ANY, i -> i < 60)).isEqualTo(Phrase.both("改善は小さく見積もっても 5.1\u00A0ポイントです。",
                    "It gained at least 5.1 points."));
            assertThat(reason(FIVE, i -> i < 60)).isEqualTo(Phrase.both(
                    "改善は小さく見積もっても 5.1\u00A0ポイントで、必要な 5\u00A0ポイントを上回ります。",
                    "It gained at least 5.1 points; 5 are needed."));
        }

        @Test
        void that_is_not_made() {
            assertThat(reason(FIVE, i -> i < 51)).isEqualTo(Phrase.both(
                    "改善は大きく見積もっても 2.6\u00A0ポイントで、必要な 5\u00A0ポイントに届きません。",
                    "It gained at most 2.6 points; 5 are needed."));
            assertThat(reason(ANY, i -> i < 40)).isEqualTo(Phrase.both(
                    "最も良く見積もっても、基準より 5.1\u00A0ポイント悪化しています。", "Even at best it lost 5.1 points."));
        }

        @Test
        void that_cannot_be_told() {
            assertThat(reason(ANY, i -> i < 51)).isEqualTo(Phrase.both(
                    "差の信頼区間 −0.6〜+2.6\u00A0ポイントが 0 をまたいでいます（100\u00A0組）。",
                    "The change lies between −0.6 and +2.6 points, across 0 (100 pairs)."));
        }
    }

    @Nested
    class A_safety_limit {
        private static final SafetyLimit LIMIT = metric("hazards/violations").keepsSafetyLimit(0.01);

        @Test
        void is_a_rule_with_its_digits() {
            assertThat(safety(LIMIT, 300, i -> false).rule()).isEqualTo(Phrase.both("違反率が 1% 以内",
                    "stays within the safety limit of 1%"));
            Gate rare = metric("hazards/violations").keepsSafetyLimit(0.00001).withZeroTolerance();
            assertThat(safety(rare, 300, i -> false).rule()).isEqualTo(Phrase.both("違反が 1 件もなく、違反率が 0.001% 以内",
                    "has no violation, and its rate stays within the safety limit of 0.001%"));
        }

        @Test
        void that_is_kept() {
            assertThat(safety(LIMIT, 300, i -> false).reason()).isEqualTo(Phrase.both(
                    "試行 300 件のうち違反 0 件。違反率は高く見積もっても 0.994% で、上限 1% に収まります。",
                    "0 violations in 300 trials. The rate is at most 0.994%; the limit is 1%."));
        }

        @Test
        void that_is_broken() {
            assertThat(safety(LIMIT, 300, i -> i < 12).reason()).isEqualTo(Phrase.both(
                    "試行 300 件のうち違反 12 件。違反率は低く見積もっても 2.32% で、上限 1% を超えています。",
                    "12 violations in 300 trials. The rate is at least 2.32%; the limit is 1%."));
        }

        @Test
        void that_one_violation_breaks() {
            assertThat(safety(LIMIT.withZeroTolerance(), 3000, i -> i == 7).reason()).isEqualTo(Phrase.both(
                    "試行 3,000 件のうち違反 1 件。この基準は 1 件の違反も認めません。",
                    "1 violation in 3,000 trials. This gate tolerates none."));
        }

        @Test
        void that_too_few_trials_cannot_show() {
            assertThat(safety(LIMIT, 100, i -> false).reason()).isEqualTo(Phrase.both(
                    "試行 100 件のうち違反 0 件。違反率は高ければ 2.95% ありえるため、上限 1% 以内とは言えません。違反が 0 件でも 299 件の試行が必要です（今回 100 件）。",
                    "0 violations in 100 trials. The rate may be as high as 2.95%, so it is not shown to keep 1%."
                            + " Even without a violation 299 trials are needed."));
        }

        @Test
        void on_a_metric_without_an_exact_interval() {
            Gate gate = metric("counters/accuracy").keepsSafetyLimit(0.01);
            assertThat(reason(gate, i -> true).japanese()).isEqualTo(
                    "この指標は wilson で測定されています。安全上限の判定には、正確法の区間をもつ違反率（violations）が必要です。");
        }

        private static Said safety(Gate gate, int samples, IntPredicate violated) {
            return said(read(weighing("b").violations("hazards").judging("hazards", samples, _ -> Map.of(), violated)
                    .gates(gate)));
        }
    }

    @Nested
    class A_floor_for_every_group {
        private static final Gate GATE = metric("sites/accuracy").inEvery("level").staysAbove(0.7);

        @Test
        void names_the_worst_group_that_holds() {
            assertThat(grouped(i -> i % 10 > 0).rule()).isEqualTo(Phrase.both("level のどのグループでも 70% を上回る",
                    "stays above 70% for every level"));
            assertThat(grouped(i -> i % 10 > 0).reason()).isEqualTo(Phrase.both(
                    "最も低いのは level=0 のグループです。信頼区間の下端 72.7% が 70% を上回っています。",
                    "The worst group is level=0. The lower end of the interval, 72.7%, is above 70%."));
        }

        @Test
        void names_the_group_that_is_broken() {
            assertThat(grouped(i -> i % 2 == 0 || i % 10 == 3).reason()).isEqualTo(Phrase.both(
                    "最も低いのは level=1 のグループです。信頼区間の上端でも 27.3% で、70% に届きません。",
                    "The worst group is level=1. Even the upper end of the interval, 27.3%, does not reach 70%."));
        }

        @Test
        void is_invalid_where_nobody_sliced() {
            assertThat(said(read(weighing("b").judging("sites", 10, _ -> Map.of(), i -> true).gates(GATE))).reason()
                    .japanese()).isEqualTo("この指標は level 別に測定されていません。タスクに slicedBy(\"level\") を指定してください。");
        }

        private static Said grouped(IntPredicate right) {
            return said(read(weighing("b").sliced("sites", "level")
                    .judging("sites", 200, i -> Map.of("level", Integer.toString(i % 2)), right).gates(GATE)));
        }
    }

    @Nested
    class At_least_some_of_several_rules {

        @Test
        void are_counted() {
            Gate two = atLeast(2, metric("counters/accuracy").staysAbove(0.5),
                    metric("counters/accuracy").staysAbove(0.6), metric("counters/accuracy").staysBelow(0.5));
            assertThat(rule(two)).isEqualTo(Phrase.both("3 条件のうち 2 条件以上を満たす（counters/accuracy）",
                    "at least 2 of 3: counters/accuracy stays above 50%; counters/accuracy stays above 60%;"
                            + " counters/accuracy stays below 50%"));
            assertThat(reason(two, i -> i < 90)).isEqualTo(Phrase.both("3 条件のうち 2 条件が成り立ち、2 条件以上の成立が示されました。",
                    "2 of 3 hold; that at least 2 do is proven."));
            assertThat(reason(two, i -> i < 60).japanese())
                    .isEqualTo("3 条件のうち 1 条件は成り立ちますが、2 条件以上が同時に成り立つとまでは言えません。");
            assertThat(reason(two, i -> i < 20).japanese())
                    .isEqualTo("3 条件のうち成り立つと言えるのは 1 条件で、2 条件に届かないことが示されました。");
        }
    }

    @Nested
    class What_is_held_back_says_why {

        @Test
        void as_chance_among_many_gates() {
            Weighing weighing = read(weighing("b").choosing("counters", 100, i -> i < 41).gates(FLOOR,
                    metric("counters/accuracy").staysAbove(0.1), metric("counters/accuracy").staysAbove(0.2)));
            assertThat(new Reasons(weighing).reason(weighing.gates().getFirst())).isEqualTo(Phrase.both(
                    "信頼区間の上端でも 49.2% で、50% に届きません。ただし、合否基準 3 件を同時に見ているため、偶然の可能性を否定できません（ホルム法）。",
                    "Even the upper end of the interval, 49.2%, does not reach 50%; but among 3 gates this may be"
                            + " chance (Holm)."));
        }

        @Test
        void as_too_few_trials() {
            assertThat(reason(FLOOR.onAtLeast(300), i -> i < 90)).isEqualTo(Phrase.both(
                    "信頼区間の下端 84.0% が 50% を上回っています。ただし、判定に必要な 300 件に対して 100 件しかありません。",
                    "The lower end of the interval, 84.0%, is above 50%; but that rests on 100 of the 300 trials it"
                            + " needs."));
            assertThat(rule(FLOOR.onAtLeast(300)).japanese()).isEqualTo("50% を上回る（300 件以上で判定）");
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

    private static Said said(Weighing weighing) {
        Reasons reasons = new Reasons(weighing);
        return new Said(reasons.rule(weighing.gates().getFirst()), reasons.reason(weighing.gates().getFirst()));
    }

    /// What is said of the first gate.
    private record Said(Phrase rule, Phrase reason) {}

    private static Weighing read(Example example) {
        return Weighing.read(new MemoryArchive().add(example.record(), example.journal()), example.record(), 10);
    }
}
