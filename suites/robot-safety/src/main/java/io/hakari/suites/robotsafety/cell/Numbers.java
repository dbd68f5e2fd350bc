package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

import io.hakari.yaml.Fields;
import io.hakari.yaml.Problems;

/// Reads the numbers and points of a cell file.
final class Numbers {
    private final Problems problems;

    Numbers(Problems problems) {
        this.problems = problems;
    }

    /// Return a number that must be there; NaN when it is not, which is noted.
    double required(Fields fields, String key) {
        OptionalDouble number = fields.hasAll(key) ? fields.number(key) : OptionalDouble.empty();
        return number.orElse(Double.NaN);
    }

    double optional(Fields fields, String key, double otherwise) {
        return fields.has(key) ? required(fields, key) : otherwise;
    }

    /// Return a point; two numbers lie on the floor.
    Vec point(Fields fields, String key, Vec otherwise) {
        Optional<List<Double>> list = fields.has(key) ? fields.numbers(key) : Optional.empty();
        if (list.isPresent() && list.get().size() != 3 && list.get().size() != 2) {
            problems.add(fields.line(key), "[" + key + "] has [" + list.get().size()
                    + "] numbers; it must have three, x, y and z in metres, or two on the floor");
            return otherwise;
        }
        return list.map(numbers -> new Vec(numbers.get(0), numbers.get(1), numbers.size() == 3 ? numbers.get(2) : 0))
                .orElse(otherwise);
    }

    /// Make something; empty when it is refused, which is noted unless what it is made of was wrong already.
    static <T> Optional<T> made(Problems problems, int line, Supplier<T> making) {
        if (line == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException e) {
            if (problems.isEmpty()) {
                problems.add(line, String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }
}
