package io.hakari.scorers.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

import io.hakari.metric.Interval;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every case of `statistics.json` for the functions that are built; each value there is from mpmath with 50 digits.
class StatisticsGoldenTest {
    private static final Path FILE = Path.of(System.getProperty("hakari.goldens", "../../../shared/goldens"),
            "statistics.json");
    private static final Map<String, Function<JsonNode, Map<String, Double>>> BUILT = built();

    @TestFactory
    Stream<DynamicTest> every_reference_value() {
        return goldens().stream().filter(golden -> BUILT.containsKey(function(golden)))
                .map(golden -> DynamicTest.dynamicTest(golden.path("id").asString(), () -> check(golden)));
    }

    @Test
    void functions_that_are_not_built_are_named(TestReporter reporter) {
        TreeSet<String> missing = new TreeSet<>();
        goldens().forEach(golden -> missing.add(function(golden)));
        assertThat(missing).containsAll(BUILT.keySet());
        missing.removeAll(BUILT.keySet());
        reporter.publishEntry("not covered", String.join(", ", missing));
    }

    private static void check(JsonNode golden) {
        Function<JsonNode, Map<String, Double>> built = Objects.requireNonNull(BUILT.get(function(golden)));
        JsonNode inputs = golden.path("inputs");
        JsonNode expected = golden.path("expected");
        if (expected.path("error").asBoolean(false)) {
            assertThatThrownBy(() -> built.apply(inputs)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Map<String, Double> actual = built.apply(inputs);
        assertThat(actual).containsOnlyKeys(expected.propertyNames());
        actual.forEach((key, value) -> compare(key, value, number(expected.path(key)), golden.path("tolerance")));
    }

    private static void compare(String key, double value, double expected, JsonNode tolerance) {
        if (Double.isFinite(expected)) {
            double allowed = tolerance.path("abs").asDouble() + tolerance.path("rel").asDouble() * Math.abs(expected);
            assertThat(value).as(key).isCloseTo(expected, within(allowed));
        } else {
            assertThat(value).as(key).isEqualTo(Double.valueOf(expected));
        }
    }

    private static Map<String, Function<JsonNode, Map<String, Double>>> built() {
        Map<String, Function<JsonNode, Map<String, Double>>> built = new LinkedHashMap<>();
        built.put("wilson", in -> ends(Proportions.wilson(whole(in, "x"), whole(in, "n"), conf(in))));
        built.put("clopperPearson", in -> ends(Proportions.clopperPearson(whole(in, "x"), whole(in, "n"), conf(in))));
        built.put("upperBoundExact",
                in -> Map.of("upper", Proportions.upperBoundExact(whole(in, "x"), whole(in, "n"), conf(in))));
        built.put("lowerBoundExact",
                in -> Map.of("lower", Proportions.lowerBoundExact(whole(in, "x"), whole(in, "n"), conf(in))));
        built.put("tangoInterval", StatisticsGoldenTest::tango);
        built.put("pairedT", StatisticsGoldenTest::pairedT);
        built.put("meanStderr", StatisticsGoldenTest::meanStderr);
        return built;
    }

    private static Map<String, Double> tango(JsonNode in) {
        long b = whole(in, "b");
        long c = whole(in, "c");
        long n = whole(in, "n");
        Interval interval = PairedProportions.tango(b, c, n, conf(in));
        return Map.of("diff", (double) (b - c) / n, "lower", interval.lower(), "upper", interval.upper());
    }

    private static Map<String, Double> pairedT(JsonNode in) {
        PairedT paired = PairedT.of(numbers(in.path("a")), numbers(in.path("b")), conf(in));
        return Map.of("diff", paired.difference(), "se", paired.se(), "t", paired.t(), "df", (double) paired.df(), "p",
                paired.p(), "lower", paired.lower(), "upper", paired.upper());
    }

    private static Map<String, Double> meanStderr(JsonNode in) {
        Moments moments = new Moments();
        for (double value : numbers(in.path("values"))) {
            moments.add(value);
        }
        Checks.require(moments.n() > 0, "no values");
        return Map.of("n", (double) moments.n(), "mean", moments.mean(), "sd", moments.deviation(), "se",
                moments.deviation() / Math.sqrt((double) moments.n()));
    }

    private static Map<String, Double> ends(Interval interval) {
        return Map.of("lower", interval.lower(), "upper", interval.upper());
    }

    private static long whole(JsonNode inputs, String key) {
        return inputs.path(key).asLong();
    }

    private static double conf(JsonNode inputs) {
        return number(inputs.path("conf"));
    }

    private static double[] numbers(JsonNode values) {
        return values.valueStream().mapToDouble(StatisticsGoldenTest::number).toArray();
    }

    /// `NaN` and the infinities are words in the file.
    private static double number(JsonNode value) {
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
    }

    private static String function(JsonNode golden) {
        return golden.path("function").asString();
    }

    private static List<JsonNode> goldens() {
        assumeTrue(Files.exists(FILE), "statistics.json is not there; set -Dhakari.goldens");
        List<JsonNode> goldens = new ArrayList<>();
        new ObjectMapper().readTree(FILE).forEach(goldens::add);
        return goldens;
    }
}
