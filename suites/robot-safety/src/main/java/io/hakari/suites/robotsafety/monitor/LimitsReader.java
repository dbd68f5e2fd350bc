package io.hakari.suites.robotsafety.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.cell.Region;
import io.hakari.yaml.Problems;

/// Reads limits from lines of six columns that are set apart by tabs.
final class LimitsReader {
    private static final List<String> COLUMNS = List.of("subject", "quantity", "value", "unit", "source", "status");
    private static final String NUMBER = "([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{1,3})?";
    private static final Map<String, Quantity> OF_REGION = new TreeMap<>(Map.of("force-quasi-static", Quantity.FORCE,
            "force-transient", Quantity.FORCE, "pressure-quasi-static", Quantity.PRESSURE, "pressure-transient",
            Quantity.PRESSURE, "stiffness", Quantity.STIFFNESS, "mass", Quantity.MASS, "contact", Quantity.FORCE));
    private static final Map<String, Map<String, Quantity>> OF_OTHERS = new TreeMap<>(Map.of("person",
            new TreeMap<>(
                    Map.of("speed", Quantity.SPEED, "near-speed", Quantity.SPEED, "near-distance", Quantity.LENGTH,
                            "separation", Quantity.LENGTH)),
            "robot",
            new TreeMap<>(Map.of("reduced-speed", Quantity.SPEED, "moving-speed", Quantity.SPEED, "jerk",
                    Quantity.ANGULAR_JERK, "singular-value", Quantity.NUMBER, "saturation", Quantity.TIME)),
            "payload", new TreeMap<>(Map.of("fall", Quantity.LENGTH, "landing-speed", Quantity.SPEED))));
    /// What may be left out: nothing is forbidden then.
    private static final List<String> OPTIONAL = List.of("contact", "separation");

    private final Problems problems;
    private final Map<String, Limit> limits = new LinkedHashMap<>();

    private LimitsReader(Problems problems) {
        this.problems = problems;
    }

    /// Read a text.
    ///
    /// @throws IllegalArgumentException with one line for each mistake: file, line, field, what it must be
    static List<Limit> read(String text, Path file) {
        Problems problems = new Problems(file);
        LimitsReader reader = new LimitsReader(problems);
        List<String> lines = text.lines().toList();
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1)).stream().map(String::strip).toList();
            if (headed) {
                reader.row(cells, i + 1);
            } else if (!cells.equals(COLUMNS)) {
                problems.add(i + 1, "the columns are " + cells + "; they must be " + COLUMNS + ", set apart by tabs");
                throw problems.exception();
            }
            headed = true;
        }
        reader.complete();
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return List.copyOf(reader.limits.values());
    }

    private void row(List<String> cells, int line) {
        if (cells.size() != COLUMNS.size()) {
            problems.add(line, "has [" + cells.size() + "] columns; it must have " + COLUMNS.size() + ": "
                    + String.join(", ", COLUMNS));
            return;
        }
        String subject = cells.get(0);
        String what = cells.get(1);
        boolean complete = true;
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (cells.get(i).isEmpty()) {
                problems.add(line, "[" + COLUMNS.get(i) + "] of " + subject + " " + what + " is empty"
                        + (i == 3 ? "; a number without a unit limits nothing" : "; write it down"));
                complete = false;
            }
        }
        if (complete) {
            quantity(subject, what, line).ifPresent(quantity -> limit(cells, quantity, line));
        }
    }

    private Optional<Quantity> quantity(String subject, String what, int line) {
        Map<String, Quantity> known = Region.of(subject).isPresent()
                ? OF_REGION
                : OF_OTHERS.getOrDefault(subject, Map.of());
        if (known.isEmpty()) {
            List<String> subjects = new ArrayList<>(OF_OTHERS.keySet());
            Stream.of(Region.values()).map(Region::id).forEach(subjects::add);
            problems.addUnknown(line, "subject", subject, subjects);
            return Optional.empty();
        }
        if (!known.containsKey(what)) {
            problems.addUnknown(line, "quantity of " + subject, what, known.keySet());
        }
        return Optional.ofNullable(known.get(what));
    }

    private void limit(List<String> cells, Quantity quantity, int line) {
        String name = cells.get(0) + " " + cells.get(1);
        OptionalDouble factor = quantity.factor(cells.get(3));
        if (factor.isEmpty()) {
            problems.add(line, "[unit] of " + name + " is [" + Problems.shown(cells.get(3)) + "]; it must be one of "
                    + quantity.units());
        }
        if (!cells.get(2).matches(NUMBER)) {
            problems.add(line, "[value] of " + name + " is [" + Problems.shown(cells.get(2))
                    + "]; it must be a number that is not negative");
        }
        if (factor.isPresent() && cells.get(2).matches(NUMBER)) {
            double value = Double.parseDouble(cells.get(2));
            Limit limit = new Limit(cells.get(0), cells.get(1), value, cells.get(3), value * factor.getAsDouble(),
                    cells.get(4),
                    cells.get(5), line);
            Limit first = limits.putIfAbsent(name, limit);
            if (first != null) {
                problems.add(line, name + " is there twice, first in line " + first.line());
            }
        }
    }

    private void complete() {
        if (!problems.isEmpty()) {
            return;
        }
        Stream.of(Region.values()).forEach(region -> require(region.id(), OF_REGION));
        OF_OTHERS.forEach(this::require);
    }

    private void require(String subject, Map<String, Quantity> quantities) {
        quantities.keySet().stream()
                .filter(what -> !OPTIONAL.contains(what) && !limits.containsKey(subject + " " + what))
                .forEach(what -> problems.add("there is no line for " + subject + " " + what));
    }
}
