package io.hakari.scorers.statistics.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// The inputs of a reference case. `NaN` and the infinities are words in the file.
record Inputs(JsonNode node) {

    long whole(String key) {
        return node.path(key).asLong();
    }

    int count(String key) {
        return node.path(key).asInt();
    }

    double number(String key) {
        return number(node.path(key));
    }

    String text(String key) {
        return node.path(key).asString();
    }

    boolean truth(String key) {
        return node.path(key).asBoolean();
    }

    boolean isAbsent(String key) {
        return node.path(key).isMissingNode() || node.path(key).isNull();
    }

    double[] numbers(String key) {
        return numbers(node.path(key));
    }

    double[][] matrix(String key) {
        return node.path(key).valueStream().map(Inputs::numbers).toArray(double[][]::new);
    }

    int[] counts(String key) {
        return node.path(key).valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    long[] wholes(String key) {
        return node.path(key).valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    List<String> texts(String key) {
        return node.path(key).valueStream().map(JsonNode::asString).toList();
    }

    Stream<JsonNode> nodes(String key) {
        return node.path(key).valueStream();
    }

    /// Return labels as numbers from 0, in the order of their first appearance.
    int[] labels(String key) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        return texts(key).stream().mapToInt(label -> seen.computeIfAbsent(label, _ -> seen.size())).toArray();
    }

    static double[] numbers(JsonNode values) {
        return values.valueStream().mapToDouble(Inputs::number).toArray();
    }

    static double number(JsonNode value) {
        return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
    }
}
