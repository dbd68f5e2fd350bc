package io.hakari.scorers.statistics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every case of `statistics.json`; each value there is from mpmath with 50 digits and two or three other tools.
class StatisticsGoldenTest {
    private static final Path FILE = Path.of(System.getProperty("hakari.goldens", "../../../shared/goldens"),
            "statistics.json");
    private static final Map<String, Golden> BUILT = Goldens.all();

    @TestFactory
    Stream<DynamicTest> every_reference_value() {
        return cases().stream().map(golden -> dynamicTest(golden.path("id").asString(), () -> check(golden)));
    }

    private static void check(JsonNode golden) {
        String function = golden.path("function").asString();
        Golden built = Objects.requireNonNull(BUILT.get(function),
                () -> "function [" + function + "] is not known here");
        Inputs inputs = new Inputs(golden.path("inputs"));
        JsonNode expected = golden.path("expected");
        if (expected.path("error").asBoolean(false)) {
            assertThatThrownBy(() -> built.answer(inputs)).isInstanceOf(IllegalArgumentException.class)
                    .message().as("names the argument and its value").containsPattern("\\p{L}.* \\[.*\\]");
            return;
        }
        Map<String, Object> answer = built.answer(inputs);
        assertThat(answer).containsOnlyKeys(expected.propertyNames());
        Comparison comparison = new Comparison(golden.path("tolerance"));
        answer.forEach((key, value) -> comparison.compare(key, value, expected.path(key)));
    }

    private static List<JsonNode> cases() {
        assumeTrue(Files.exists(FILE), FILE + " is not there; set -Dhakari.goldens");
        List<JsonNode> cases = new ArrayList<>();
        new ObjectMapper().readTree(FILE).forEach(cases::add);
        return cases;
    }
}
