package io.hakari.suites.robotsafety.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.yaml.Problems;

/// Reads the numbers of a URDF file, which has no units: metres, kilograms, radians, newton metres.
final class UrdfNumbers {
    private static final String NUMBER = "[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{1,4})?";

    private final Problems problems;

    UrdfNumbers(Problems problems) {
        this.problems = problems;
    }

    /// Return a number that must be there; 0 when it is not, which is noted.
    ///
    /// @param unit what it is measured in
    /// @param most what is larger was surely meant in another unit
    double required(Element element, String key, String unit, double most) {
        Optional<String> text = element.attribute(key);
        if (text.isEmpty()) {
            problems.add(element.line(),
                    "<" + element.name() + "> has no [" + key + "]; it must be a number in " + unit);
            return 0;
        }
        return number(element, key, text.get().strip(), unit, most);
    }

    double optional(Element element, String key, String unit, double most, double otherwise) {
        return element.attribute(key).isPresent() ? required(element, key, unit, most) : otherwise;
    }

    /// Return the three numbers of an attribute; zero when it is not there.
    Vec three(Element element, String key, String unit, double most, Vec otherwise) {
        Optional<String> text = element.attribute(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> parts = List.of(text.get().strip().split("\\s+"));
        if (parts.size() != 3) {
            problems.add(element.line(), "[" + key + "] of <" + element.name() + "> is [" + Problems.shown(text.get())
                    + "]; it must be three numbers in " + unit);
            return otherwise;
        }
        List<Double> numbers = new ArrayList<>();
        parts.forEach(part -> numbers.add(number(element, key, part, unit, most)));
        return new Vec(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private double number(Element element, String key, String text, String unit, double most) {
        if (!text.matches(NUMBER)) {
            problems.add(element.line(), "[" + key + "] of <" + element.name() + "> is [" + Problems.shown(text)
                    + "]; it must be a number in " + unit + ", written without a unit");
            return 0;
        }
        double value = Double.parseDouble(text);
        if (!(Math.abs(value) <= most)) {
            problems.add(element.line(), "[" + key + "] of <" + element.name() + "> is [" + Problems.shown(text)
                    + "], more than any cobot has; it must be in " + unit + ", not in a smaller unit");
            return 0;
        }
        return value;
    }
}
