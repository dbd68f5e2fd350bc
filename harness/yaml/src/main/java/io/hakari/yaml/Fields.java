package io.hakari.yaml;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import org.apiguardian.api.API;

/// The keys of one mapping. What is wrong with a value is noted and the value is then empty.
@API(status = EXPERIMENTAL, since = "0.2")
public final class Fields {
    private static final String NUMBER = "[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{1,4})?";
    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String COUNT = "[0-9]{1,18}";

    private final String what;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Problems problems;
    private boolean unknown;

    private Fields(String what, int line, Problems problems) {
        this.what = what;
        this.line = line;
        this.problems = problems;
    }

    /// Return the keys of a mapping; empty when it is none.
    ///
    /// @param what  it is, such as `gate`
    /// @param known the keys it may have
    public static Optional<Fields> of(Node node, String what, Collection<String> known, Problems problems) {
        return switch (node) {
            case Node.Entries entries -> {
                Fields fields = new Fields(what, entries.line(), problems);
                fields.read(entries, known);
                yield Optional.of(fields);
            }
            case Node.Refused _ -> Optional.empty();
            case Node.Items _,Node.Text _ -> {
                problems.add(node.line(),
                        what + " is " + node.kind() + "; it must have keys: " + String.join(", ", known));
                yield Optional.empty();
            }
        };
    }

    private void read(Node.Entries entries, Collection<String> known) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Node.Entry entry : entries.entries()) {
            Integer first = lines.putIfAbsent(entry.key(), entry.line());
            if (first != null) {
                problems.add(entry.line(), "key [" + Problems.shown(entry.key()) + "] of " + what
                        + " is there twice, first in line " + first);
            } else if (!known.contains(entry.key())) {
                unknown = true;
                problems.addUnknown(entry.line(), "key of " + what, entry.key(), known);
            } else {
                values.put(entry.key(), entry.value());
            }
        }
    }

    public int line() {
        return line;
    }

    /// Return the line of a key's value, or of the mapping when it has no such key.
    public int line(String key) {
        return get(key).map(Node::line).orElse(line);
    }

    /// Return whether there are keys that were told to be unknown.
    public boolean hasUnknown() {
        return unknown;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public Optional<Node> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// Note the keys that must be there and are not.
    public boolean hasAll(String... keys) {
        List<String> missing = List.of(keys).stream().filter(key -> !has(key)).toList();
        missing.forEach(key -> problems.add(line, what + " has no [" + key + "]"));
        return missing.isEmpty();
    }

    public Optional<String> text(String key) {
        Optional<Node.Text> value = value(key, "text");
        if (value.isPresent() && value.get().text().isBlank()) {
            return wrong(value.get(), key, "text");
        }
        if (value.isPresent() && value.get().text().codePoints().anyMatch(Character::isISOControl)) {
            problems.add(value.get().line(),
                    "[" + key + "] of " + what
                            + " has a control character or a line break in it; write it in one line");
            return Optional.empty();
        }
        return value.map(Node.Text::text);
    }

    /// Return a digest as reports show it; a shortened one would never be found again.
    public Optional<String> digest(String key) {
        Optional<Node.Text> value = value(key, "a digest");
        return value.isPresent() && !value.get().text().matches(DIGEST)
                ? wrong(value.get(), key, "a whole digest, 64 hexadecimal digits in small letters")
                : value.map(Node.Text::text);
    }

    public OptionalDouble number(String key) {
        Optional<Double> number = get(key).flatMap(node -> number(key, node));
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    /// Return the numbers of a list; empty when one of them is none.
    public Optional<List<Double>> numbers(String key) {
        Optional<List<Node>> items = items(key, "numbers");
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Double>> numbers = items.get().stream().map(item -> number(key, item)).toList();
        return numbers.stream().allMatch(Optional::isPresent)
                ? Optional.of(numbers.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    public OptionalLong count(String key) {
        String expected = "a whole number, such as 300";
        Optional<Node.Text> value = value(key, expected);
        if (value.isPresent() && !(value.get().plain() && value.get().text().matches(COUNT))) {
            wrong(value.get(), key, expected);
            return OptionalLong.empty();
        }
        return value.isPresent() ? OptionalLong.of(Long.parseLong(value.get().text())) : OptionalLong.empty();
    }

    /// Return a difference of rates, such as `2 points`, in points.
    public OptionalDouble points(String key) {
        String expected = "points, such as 2 points";
        Optional<Node.Text> value = value(key, expected);
        if (value.isPresent() && !value.get().text().matches(NUMBER + " points?")) {
            wrong(value.get(), key, expected);
            return OptionalDouble.empty();
        }
        return value.isPresent()
                ? OptionalDouble.of(Double.parseDouble(value.get().text().replaceFirst(" .*", "")))
                : OptionalDouble.empty();
    }

    /// Return whether a word is said; it is said with `true`, and left out otherwise.
    public boolean said(String key) {
        String expected = "true, or left out";
        Optional<Node.Text> value = value(key, expected);
        boolean said = value.isPresent() && value.get().plain() && value.get().text().equals("true");
        if (value.isPresent() && !said) {
            wrong(value.get(), key, expected);
        }
        return said;
    }

    public Optional<List<Node>> items(String key, String ofWhat) {
        Optional<Node> value = get(key);
        if (value.isEmpty() || value.get() instanceof Node.Refused) {
            return Optional.empty();
        }
        return value.get() instanceof Node.Items(int _, List<Node> items)
                ? Optional.of(items)
                : wrong(value.get(), key, "a list of " + ofWhat);
    }

    private Optional<Double> number(String key, Node node) {
        if (node instanceof Node.Text text && text.plain() && text.text().matches(NUMBER)) {
            return Optional.of(Double.parseDouble(text.text()));
        }
        return node instanceof Node.Refused ? Optional.empty() : wrong(node, key, "a number, such as 0.6");
    }

    private Optional<Node.Text> value(String key, String expected) {
        return get(key).flatMap(node -> switch (node) {
            case Node.Text text -> text.isMissing() ? wrong(text, key, expected) : Optional.of(text);
            case Node.Refused _ -> Optional.empty();
            case Node.Items _,Node.Entries _ -> wrong(node, key, expected);
        });
    }

    /// Note what a value is and what it must be.
    public <T> Optional<T> wrong(Node node, String key, String expected) {
        problems.add(node.line(), "[" + key + "] of " + what + " is " + node.kind() + "; it must be " + expected);
        return Optional.empty();
    }
}
