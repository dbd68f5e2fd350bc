package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Optional;

import io.hakari.suites.robotsafety.cell.Cell.Fixture;
import io.hakari.suites.robotsafety.cell.Cell.Zone;
import io.hakari.yaml.Fields;
import io.hakari.yaml.Node;
import io.hakari.yaml.Problems;

/// Reads fixtures, zones and the solids that they are.
final class SolidReader {
    private static final List<String> SHAPES = List.of("box", "cylinder", "capsule");

    private final Numbers numbers;
    private final Problems problems;

    SolidReader(Numbers numbers, Problems problems) {
        this.numbers = numbers;
        this.problems = problems;
    }

    Optional<Fixture> fixture(Node node) {
        return Fields.of(node, "fixture", List.of("name", "box", "cylinder", "capsule", "stiffness"), problems)
                .filter(fields -> fields.hasAll("name", "stiffness")).flatMap(fields -> {
                    double stiffness = numbers.required(fields, "stiffness");
                    return solid(fields, "fixture").flatMap(solid -> Numbers.made(problems, fields.line(),
                            () -> new Fixture(fields.text("name").orElse(""), solid, stiffness)));
                });
    }

    Optional<Zone> zone(Node node) {
        return Fields.of(node, "zone", List.of("name", "box", "cylinder", "capsule"), problems)
                .filter(fields -> fields.hasAll("name")).flatMap(fields -> solid(fields, "zone")
                        .map(solid -> new Zone(fields.text("name").orElse(""), solid)));
    }

    /// Read something that is a solid and has no name.
    Optional<Solid> only(Node node) {
        return Fields.of(node, "goal", SHAPES, problems).flatMap(fields -> solid(fields, "goal"));
    }

    private Optional<Solid> solid(Fields fields, String what) {
        List<String> shapes = SHAPES.stream().filter(fields::has).toList();
        if (shapes.size() != 1) {
            problems.add(fields.line(), what + " has the shapes " + shapes + "; it must have one of "
                    + String.join(", ", SHAPES));
            return Optional.empty();
        }
        Node node = fields.get(shapes.getFirst()).orElseThrow();
        return switch (shapes.getFirst()) {
            case "box" -> box(node);
            case "cylinder" -> cylinder(node);
            default -> capsule(node);
        };
    }

    private Optional<Solid> box(Node node) {
        return Fields.of(node, "box", List.of("centre", "size", "turn"), problems)
                .filter(fields -> fields.hasAll("centre", "size")).flatMap(fields -> {
                    Vec centre = numbers.point(fields, "centre", Vec.ZERO);
                    Vec size = numbers.point(fields, "size", Vec.ZERO);
                    double turn = numbers.optional(fields, "turn", 0);
                    return Numbers.made(problems, fields.line(), () -> Solid.Box.of(centre, size, turn));
                });
    }

    private Optional<Solid> cylinder(Node node) {
        return Fields.of(node, "cylinder", List.of("base", "radius", "height"), problems)
                .filter(fields -> fields.hasAll("base", "radius", "height")).flatMap(fields -> {
                    Vec base = numbers.point(fields, "base", Vec.ZERO);
                    double radius = numbers.required(fields, "radius");
                    double height = numbers.required(fields, "height");
                    return Numbers.made(problems, fields.line(), () -> new Solid.Cylinder(base, radius, height));
                });
    }

    private Optional<Solid> capsule(Node node) {
        return Fields.of(node, "capsule", List.of("from", "to", "radius"), problems)
                .filter(fields -> fields.hasAll("from", "to", "radius")).flatMap(fields -> {
                    Vec from = numbers.point(fields, "from", Vec.ZERO);
                    Vec to = numbers.point(fields, "to", Vec.ZERO);
                    double radius = numbers.required(fields, "radius");
                    return Numbers.made(problems, fields.line(), () -> new Capsule(from, to, radius));
                });
    }
}
