package io.hakari.yaml;

import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.atLeast;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.gate.Gate;
import io.hakari.gate.NoWorseThanBaseline;
import io.hakari.gate.Plan;
import io.hakari.gate.Policy;
import io.hakari.gate.SafetyLimit;
import io.hakari.gate.Terms;
import io.hakari.records.SettingsText;
import io.hakari.suite.Gates;
import io.hakari.suite.PolicySource;

class PolicyFileTest {
    @TempDir
    private Path folder;

    @Nested
    class A_policy_with_every_word {

        @Test
        void equals_the_same_policy_in_java() {
            assertThat(read()).isEqualTo(IN_JAVA);
        }

        @Test
        void has_the_same_digest() {
            assertThat(SettingsText.digest(read())).isEqualTo(SettingsText.digest(IN_JAVA));
        }

        private Policy read() {
            try {
                return new YamlPolicySource().policy(Path.of(
                        Objects.requireNonNull(PolicyFileTest.class.getResource("line-release.yaml")).toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private static final Policy IN_JAVA = new Policy("line-release", new Terms(0.025, 0.05, 0.02),
                List.of(0.25, 0.5, 1.0),
                List.of(metric("hazard/accuracy").isNoWorseThanBaseline().byMoreThan(points(2))
                        .planned(Plan.power(0.8, 0.316)).critical(),
                        metric("keigo/accuracy").isNoWorseThanBaseline().byMoreThan(points(2.5))
                                .planned(new Plan(0.9, 0.4, -0.005, 1.5)).onAtLeast(1000),
                        metric("cell/violations").keepsSafetyLimit(0.001).withZeroTolerance(),
                        metric("arm/violations").keepsSafetyLimit(0.01),
                        metric("cell/demandsPerHour").staysBelowPerHour(2.5),
                        metric("hazard/accuracy").inEvery("level").staysAbove(0.6).onAtLeast(300),
                        metric("units/accuracy").staysAbove(0.75), metric("units/error").staysBelow(0.1),
                        metric("readings/accuracy").isBetterThanBaseline(),
                        metric("furigana/mean").isBetterThanBaselineBy(points(1)),
                        metric("counters/accuracy").isNoWorseThanBaseline().byMoreThan(points(5)),
                        atLeast(2, metric("a/accuracy").staysAbove(0.8), metric("b/error").staysBelow(0.2),
                                metric("c/accuracy").isNoWorseThanBaseline().byMoreThan(points(3)),
                                metric("d/accuracy").isBetterThanBaseline(),
                                metric("e/accuracy").isBetterThanBaselineBy(points(0.5))).onAtLeast(200).advisory()));
    }

    @Nested
    class Every_word_of_java {

        @Test
        void is_a_key_of_a_gate_or_an_importance() {
            String keys = mistakes("policy: p\ngates: [{metrik: x}]\n");
            String importances = mistakes("policy: p\ngates: [{metric: x/y, staysAbove: 0.5, importance: some}]\n");
            Stream<String> words = Stream
                    .of(words(Gates.class), words(Gates.OnMetric.class), words(Gates.InEvery.class),
                            words(SafetyLimit.class), words(NoWorseThanBaseline.class), words(Gate.class))
                    .flatMap(all -> all);

            assertThat(words.toList()).hasSizeGreaterThan(10)
                    .allMatch(word -> (keys + importances).matches("(?s).*\\b" + word + "\\b.*"));
        }

        @Test
        void is_a_key_of_a_plan_or_of_terms() {
            String keys = mistakes("""
                    policy: p
                    decidedBy: {a: 1}
                    gates: [{metric: x/y, isNoWorseThanBaseline: {byMoreThan: 2 points}, planned: {p: 1}}]
                    """);

            assertThat(Stream.of(Plan.class, Terms.class).flatMap(type -> Stream.of(type.getRecordComponents()))
                    .map(RecordComponent::getName)).allMatch(keys::contains);
        }

        /// The methods that lead from one part of a sentence to the next.
        private static Stream<String> words(Class<?> type) {
            return Stream.of(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                    .filter(method -> !method.isSynthetic()).filter(Every_word_of_java::isWord).map(Method::getName)
                    .distinct();
        }

        private static boolean isWord(Method method) {
            return Gate.class.isAssignableFrom(method.getReturnType())
                    || method.getReturnType().getEnclosingClass() == Gates.class;
        }
    }

    @Test
    void left_out_terms_and_looks_are_the_usual_ones() throws IOException {
        assertThat(policy("policy: p\ngates: [{metric: x/y, staysAbove: 0.5}]\n"))
                .isEqualTo(Policy.of("p", List.of(metric("x/y").staysAbove(0.5))));
    }

    @Test
    void a_policy_may_say_that_it_has_no_gates() throws IOException {
        assertThat(policy("policy: p\ngates: []\n")).isEqualTo(Policy.of("p", List.of()));
    }

    @Test
    void names_may_be_japanese() throws IOException {
        assertThat(policy("policy: 出荷判定\ngates: []\n").name()).isEqualTo("出荷判定");
    }

    @Test
    void the_source_is_found_as_a_service_and_reads_both_endings() {
        PolicySource source = ServiceLoader.load(PolicySource.class).findFirst().orElseThrow();

        assertThat(List.of("a.yaml", "b.yml", "C.YAML")).allMatch(name -> source.reads(Path.of(name)));
        assertThat(source.reads(Path.of("a.json"))).isFalse();
    }

    @Nested
    class Mistakes_are_told {

        @Test
        void all_together_by_file_and_line() {
            assertThat(mistakes("""
                    policy: line-release
                    polices: twice
                    decidedBy: {alphaPass: 0.7, alphaFail: 0.05, mostUnscored: 0.01}
                    lookingAfter: [0.5, 0.25, 1]
                    gates:
                      - metric: a/accuracy
                        staysAbve: 0.6
                      - metric: b/accuracy
                        staysAbove: high
                      - metric: b/accuracy
                        isNoWorseThanBaseline: {byMoreThan: 2}
                        importance: critcal
                      - metric: c/accuracy
                        metric: d/accuracy
                        staysBelow: 0.5
                    """)).isEqualTo(
                    """
                            policy.yaml:2: unknown key of policy [polices]; did you mean [policy]? \
                            known: decidedBy, gates, lookingAfter, policy
                            policy.yaml:3: alphaPass [0.7] must be in (0, 0.5)
                            policy.yaml:4: looks [0.5, 0.25, 1.0] of policy [line-release] must rise, above 0 and up to 1
                            policy.yaml:7: unknown key of gate [staysAbve]; did you mean [staysAbove]? known: atLeast, \
                            importance, inEvery, isBetterThanBaseline, isBetterThanBaselineBy, isNoWorseThanBaseline, \
                            keepsSafetyLimit, metric, of, onAtLeast, planned, staysAbove, staysBelow, staysBelowPerHour, withZeroTolerance
                            policy.yaml:9: [staysAbove] of gate is [high]; it must be a number, such as 0.6
                            policy.yaml:11: [byMoreThan] of isNoWorseThanBaseline is [2]; it must be points, such as 2 points
                            policy.yaml:12: unknown importance [critcal]; did you mean [critical]? \
                            known: advisory, critical, required
                            policy.yaml:14: key [metric] of gate is there twice, first in line 13""");
        }

        static Stream<List<String>> single() {
            return Stream.of(
                    List.of("gates: []", "policy.yaml:1: policy has no [gates]".replace("gates", "policy")),
                    List.of("policy: p", "policy.yaml:1: policy has no [gates]"),
                    List.of("policy:\ngates: []", "policy.yaml:1: [policy] of policy is empty; it must be text"),
                    List.of("policy: ' '\ngates: []", "policy.yaml:1: [policy] of policy is [ ]; it must be text"),
                    List.of("policy: p\ngates: all",
                            "policy.yaml:2: [gates] of policy is [all]; it must be a list of gates"),
                    List.of("policy: p\ngates: [all]", "policy.yaml:2: gate is [all]; it must have keys: staysAbove, "
                            + "staysBelow, staysBelowPerHour, keepsSafetyLimit, isNoWorseThanBaseline, isBetterThanBaseline, "
                            + "isBetterThanBaselineBy, metric, inEvery, withZeroTolerance, planned, onAtLeast, "
                            + "importance, atLeast, of"),
                    List.of("policy: p\ngates: []\ndecidedBy: {alphaPass: 0.05}",
                            "policy.yaml:3: decidedBy has no [alphaFail]\n"
                                    + "policy.yaml:3: decidedBy has no [mostUnscored]"),
                    List.of("policy: p\ngates: []\nlookingAfter: 0.5",
                            "policy.yaml:3: [lookingAfter] of policy is [0.5]; it must be a list of numbers"),
                    List.of(gate("staysAbove: 0.5, staysBelow: 0.7"),
                            "policy.yaml:2: gate has the rules [staysAbove, staysBelow]; write a gate for each"),
                    List.of("policy: p\ngates: [{metric: x/y}]", "policy.yaml:2: gate has no rule; it must have one of "
                            + "staysAbove, staysBelow, staysBelowPerHour, keepsSafetyLimit, isNoWorseThanBaseline, isBetterThanBaseline, "
                            + "isBetterThanBaselineBy"),
                    List.of(gate("staysAbove: '0.5'"),
                            "policy.yaml:2: [staysAbove] of gate is [0.5]; it must be a number, such as 0.6"),
                    List.of(gate("staysAbove: .nan"),
                            "policy.yaml:2: [staysAbove] of gate is [.nan]; it must be a number, such as 0.6"),
                    List.of(gate("staysAbove: 1e999"),
                            "policy.yaml:2: limit [Infinity] of [x/y] must be a finite number"),
                    List.of(gate("staysBelowPerHour: 0"),
                            "policy.yaml:2: limit [0.0] of [x/y] must be above 0 and finite"),
                    List.of(gate("keepsSafetyLimit: 2"),
                            "policy.yaml:2: safety limit [2.0] of [x/y] must be in (0, 1)"),
                    List.of(gate("staysAbove: 0.5, withZeroTolerance: true"),
                            "policy.yaml:2: [withZeroTolerance] goes with keepsSafetyLimit alone"),
                    List.of(gate("staysAbove: 0.5, planned: {power: 0.8, deviation: 0.3}"),
                            "policy.yaml:2: [planned] goes with isNoWorseThanBaseline alone"),
                    List.of(gate("staysBelow: 0.5, inEvery: level"),
                            "policy.yaml:2: [inEvery] goes with staysAbove alone"),
                    List.of(gate("isNoWorseThanBaseline: {byMoreThan: 2 points}, planned: {power: 0.8}"),
                            "policy.yaml:2: planned has no [deviation]"),
                    List.of(gate("isNoWorseThanBaseline: {byMoreThan: 2 points}, planned: {power: 2, deviation: 1}"),
                            "policy.yaml:2: power [2.0] of a plan must be in (0.5, 1)"),
                    List.of(gate("isNoWorseThanBaseline: {byMoreThan: 0 points}"),
                            "policy.yaml:2: a margin of [0.0] points must be above 0 and below 100"),
                    List.of(gate("isBetterThanBaseline: false"),
                            "policy.yaml:2: [isBetterThanBaseline] of gate is [false]; it must be true, or left out"),
                    List.of(gate("staysAbove: 0.5, onAtLeast: 0"),
                            "policy.yaml:2: least [0] trials of gate [x/y stays above 50 %] must be at least 1"),
                    List.of(gate("staysAbove: 0.5, onAtLeast: 1.5"),
                            "policy.yaml:2: [onAtLeast] of gate is [1.5]; it must be a whole number, such as 300"),
                    List.of("policy: p\ngates:\n- atLeast: 3\n  of:\n  - {metric: x/y, staysAbove: 0.5}",
                            "policy.yaml:3: u [3] must be in [1, 1], the number of gates"),
                    List.of("policy: p\ngates:\n- atLeast: 1\n  of:\n  - {metric: x/y, keepsSafetyLimit: 0.5}",
                            "policy.yaml:5: unknown key of gate under [of] [keepsSafetyLimit]; known: isBetterThanBaseline, "
                                    + "isBetterThanBaselineBy, isNoWorseThanBaseline, metric, staysAbove, staysBelow, staysBelowPerHour"),
                    List.of("policy: p\ngates:\n- atLeast: 1\n  metric: x/y\n  of:\n  - {metric: x/y, staysAbove: 0.5}",
                            "policy.yaml:4: [metric] does not go with atLeast; the gates under [of] say it"),
                    List.of("policy: p\ngates:\n- {metric: x/y, staysAbove: 0.5}\n- {metric: x/y, staysAbove: 0.50}",
                            "policy.yaml:4: gate [x/y stays above 50 %] is there twice, first in line 3"),
                    List.of("policy: \"p\\e[31m\"\ngates: []",
                            "policy.yaml:1: [policy] of policy has a control character or a line break in it; "
                                    + "write it in one line"));
        }

        private static String gate(String rest) {
            return "policy: p\ngates: [{metric: x/y, " + rest + "}]";
        }

        @ParameterizedTest
        @MethodSource("single")
        void each_by_itself(List<String> pair) {
            assertThat(mistakes(pair.getFirst())).isEqualTo(pair.getLast());
        }

        @Test
        void fifty_at_most() {
            String text = "policy: p\ngates:\n" + "- {}\n".repeat(60);

            assertThat(mistakes(text).lines()).hasSize(51).last().asString()
                    .isEqualTo("policy.yaml: and 70 mistakes more");
        }

        @ParameterizedTest
        @CsvSource({"gaets, gates", "Gates, gates", "looking-after, lookingAfter"})
        void with_the_key_that_was_meant(String word, String meant) {
            assertThat(mistakes("policy: p\n" + word + ": []")).contains("did you mean [" + meant + "]?");
        }
    }

    private Policy policy(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), text, StandardCharsets.UTF_8);
        return new YamlPolicySource().policy(file);
    }

    private String mistakes(String text) {
        var message = new StringBuilder();
        assertThatThrownBy(() -> policy(text)).isInstanceOf(IllegalArgumentException.class)
                .satisfies(mistake -> message.append(mistake.getMessage()));
        return message.toString();
    }
}
