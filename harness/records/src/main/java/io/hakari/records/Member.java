package io.hakari.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// A place in a JSON text that may be anybody's, and the way to it for messages.
record Member(JsonNode node, String path) {

    /// Check that an object has these members and no other.
    void has(List<String> names) {
        expect(node.isObject(), "an object");
        node.propertyNames().forEach(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(path + " has the unknown member [" + ReplayCheck.shortly(name)
                        + "]; known: " + String.join(", ", names));
            }
        });
        names.forEach(this::member);
    }

    Member member(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(path + " has no member [" + name + "]"));
    }

    Optional<Member> optional(String name) {
        expect(node.isObject(), "an object");
        return node.has(name)
                ? Optional.of(new Member(node.required(name), path + "." + ReplayCheck.shortly(name)))
                : Optional.empty();
    }

    void each(BiConsumer<String, Member> consumer) {
        expect(node.isObject(), "an object");
        node.propertyNames().forEach(name -> consumer.accept(name, member(name)));
    }

    <T> List<T> list(Function<Member, T> reader) {
        expect(node.isArray(), "a list");
        List<T> read = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            read.add(reader.apply(new Member(node.required(i), path + "[" + i + "]")));
        }
        return read;
    }

    String text() {
        expect(node.isString(), "a text");
        return node.stringValue();
    }

    /// Return a number; NaN for null.
    double number() {
        expect(node.isNumber() || node.isNull(), "a number or null");
        return node.isNull() ? Double.NaN : node.doubleValue();
    }

    int whole() {
        expect(node.isInt(), "a whole number");
        return node.intValue();
    }

    <T> T oneOf(T[] values, Function<T, String> name) {
        String text = text();
        return Stream.of(values).filter(value -> name.apply(value).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + " is [" + ReplayCheck.shortly(text)
                        + "]; known: " + Stream.of(values).map(name).collect(Collectors.joining(", "))));
    }

    private void expect(boolean holds, String expected) {
        ReplayCheck.check(holds, path, node, expected);
    }
}
