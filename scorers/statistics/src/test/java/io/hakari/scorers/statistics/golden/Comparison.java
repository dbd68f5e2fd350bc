package io.hakari.scorers.statistics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;

/// Compares an answer of ours with the reference, within the tolerance that the reference states.
record Comparison(JsonNode tolerance) {

    void compare(String name, Object value, JsonNode expected) {
        switch (value) {
            case OptionalDouble maybe -> compareMaybe(name, maybe, expected);
            case Number number -> compareNumber(name, number.doubleValue(), Inputs.number(expected));
            case Boolean truth -> assertThat(truth).as(name).isEqualTo(expected.asBoolean());
            case Enum<?> constant -> assertThat(constant.name()).as(name).isEqualTo(expected.asString());
            case String text -> assertThat(text).as(name).isEqualTo(expected.asString());
            case double[] numbers -> compareList(name, Arrays.stream(numbers).boxed().toList(), expected);
            case int[] numbers -> compareList(name, Arrays.stream(numbers).boxed().toList(), expected);
            case List<?> list -> compareList(name, list, expected);
            default -> throw new IllegalArgumentException(name + " is a " + value.getClass());
        }
    }

    private void compareList(String name, List<?> values, JsonNode expected) {
        assertThat(values).as(name).hasSize(expected.size());
        for (int i = 0; i < values.size(); i++) {
            compare(name + "[" + i + "]", values.get(i), expected.path(i));
        }
    }

    private void compareMaybe(String name, OptionalDouble value, JsonNode expected) {
        double reference = Inputs.number(expected);
        if (Double.isNaN(reference)) {
            assertThat(value).as(name).isEmpty();
        } else {
            assertThat(value).as(name).isPresent();
            compareNumber(name, value.getAsDouble(), reference);
        }
    }

    private void compareNumber(String name, double value, double reference) {
        assertThat(value).as(name + " is NaN without a word").isNotNaN();
        if (Double.isFinite(reference)) {
            double allowed = tolerance.path("abs").asDouble() + tolerance.path("rel").asDouble() * Math.abs(reference);
            assertThat(value).as(name).isCloseTo(reference, within(allowed));
        } else {
            assertThat(value).as(name).isEqualTo(Double.valueOf(reference));
        }
    }
}
