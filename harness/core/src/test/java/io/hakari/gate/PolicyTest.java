package io.hakari.gate;

import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final List<Gate> THREE = List.of(metric("a/x").staysAbove(0.9), metric("b/x").staysAbove(0.9),
            metric("c/x").staysAbove(0.9));

    @Nested
    class Failures {

        /// By hand: p = exp(-5)/2 = 0.0034 twice, exp(-3)/2 = 0.025 once; Holm asks for 0.0167, 0.025 and 0.05.
        @Test
        void stand_as_long_as_holms_method_proves_them() {
            assertThat(verdicts(0.8, 0.8, 0.84)).containsExactly("Fail", "Fail", "Fail");
        }

        /// Alone 0.025 would be enough; as the smallest of three it would have to be 0.0167, and takes the others with it.
        @Test
        void fall_together_from_the_first_that_is_not_proven() {
            assertThat(verdicts(0.84, 0.845, 0.95)).containsExactly("Undecided", "Undecided", "Pass");
            assertThat(verdicts(0.8, 0.842, 0.85)).containsExactly("Fail", "Undecided", "Undecided");
        }

        @Test
        void that_may_be_chance_say_so() {
            Ruling ruling = policy(THREE).judge(evidence(0.84, 0.99, 0.99)).getFirst();

            assertThat(ruling.verdict()).isEqualTo(new Verdict.Undecided(
                    "a/x is at most 88.61 %; the limit is 90 %; among 3 gates this may be chance"));
            assertThat(ruling.broken()).isPresent();
        }
    }

    @Test
    void a_pass_is_not_divided_among_gates() {
        List<Ruling> rulings = policy(THREE).judge(evidence(0.95, 0.95, 0.95));

        assertThat(rulings).extracting(Ruling::verdict).allMatch(Verdict.Pass.class::isInstance);
    }

    @Test
    void a_gate_that_throws_is_invalid() {
        Gate broken = new Given("broken", Importance.REQUIRED, new Verdict.Pass("never")) {
            @Override
            public Ruling judge(Evidence evidence) {
                throw new IllegalStateException("no number");
            }
        };

        assertThat(policy(List.of(broken)).judge(evidence(1, 1, 1)).getFirst().verdict()).isEqualTo(
                new Verdict.Invalid("the gate could not judge: java.lang.IllegalStateException: no number"));
    }

    @Test
    void looks_rise_to_everything() {
        for (List<Double> looks : List.of(List.<Double>of(), List.of(0.5), List.of(0.5, 0.5, 1.0), List.of(0.0, 1.0),
                List.of(0.5, 1.5), List.of(Double.NaN, 1.0))) {
            assertThatThrownBy(() -> new Policy("p", Terms.USUAL, looks, THREE))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("looks " + looks);
        }
        assertThat(new Policy("p", Terms.USUAL, List.of(0.25, 1.0), THREE).looks()).containsExactly(0.25, 1.0);
    }

    @Test
    void error_rates_are_below_one_half() {
        assertThatThrownBy(() -> Terms.USUAL.spending(0.5, 0.05)).hasMessage("alphaPass [0.5] must be in (0, 0.5)");
        assertThatThrownBy(() -> Terms.USUAL.spending(0.05, 0)).hasMessage("alphaFail [0.0] must be in (0, 0.5)");
        assertThatThrownBy(() -> new Terms(0.05, 0.05, 1)).hasMessage("mostUnscored [1.0] must be in [0, 1)");
    }

    private static List<String> verdicts(double... values) {
        return policy(THREE).judge(evidence(values)).stream()
                .map(ruling -> ruling.verdict().getClass().getSimpleName()).toList();
    }

    private static Policy policy(List<Gate> gates) {
        return Policy.of("three", gates);
    }

    private static Evidence evidence(double... values) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            findings.put("abc".charAt(i) + "/x", new Finding(Spread.of(values[i], 0.02), Optional.empty(), true));
        }
        return new Evidence(findings);
    }
}
