package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.cell.PersonPlan.Doing;
import io.hakari.suites.robotsafety.cell.PersonPlan.Spread;
import io.hakari.yaml.Fields;
import io.hakari.yaml.Node;
import io.hakari.yaml.Problems;

/// Reads what people are going to do.
final class PersonReader {
    private static final List<String> KEYS = List.of("name", "height", "does", "from", "to", "target", "start", "speed",
            "dwell",
            "spread");

    private final Numbers numbers;
    private final Problems problems;

    PersonReader(Numbers numbers, Problems problems) {
        this.numbers = numbers;
        this.problems = problems;
    }

    Optional<PersonPlan> person(Node node) {
        return Fields.of(node, "person", KEYS, problems).filter(fields -> fields.hasAll("name", "does", "from"))
                .flatMap(this::person);
    }

    private Optional<PersonPlan> person(Fields fields) {
        Optional<Doing> doing = doing(fields);
        Vec from = numbers.point(fields, "from", Vec.ZERO);
        Vec ahead = from.plus(new Vec(-1, 0, 0));
        Vec to = numbers.point(fields, "to", ahead);
        Vec target = numbers.point(fields, "target", ahead.plus(new Vec(0, 0, 1)));
        double height = numbers.optional(fields, "height", Body.HEIGHT);
        double start = numbers.optional(fields, "start", 0);
        double speed = numbers.optional(fields, "speed", 1.6);
        double dwell = numbers.optional(fields, "dwell", 1);
        Optional<Spread> spread = fields.has("spread") ? spread(fields) : Optional.of(Spread.NONE);
        return doing.flatMap(one -> spread.flatMap(range -> Numbers.made(problems, fields.line(),
                () -> new PersonPlan(fields.text("name").orElse(""), height, one, from, to, target, start, speed, dwell,
                        range))));
    }

    private Optional<Doing> doing(Fields fields) {
        String word = fields.text("does").orElse("");
        Optional<Doing> doing = Stream.of(Doing.values()).filter(one -> id(one).equals(word)).findFirst();
        if (doing.isEmpty()) {
            problems.addUnknown(fields.line("does"), "movement", word,
                    Stream.of(Doing.values()).map(PersonReader::id).toList());
            return doing;
        }
        String needed = doing.get() == Doing.REACH ? "target" : doing.get() == Doing.STAND ? "from" : "to";
        return fields.hasAll(needed) ? doing : Optional.empty();
    }

    private Optional<Spread> spread(Fields fields) {
        return fields.get("spread")
                .flatMap(node -> Fields.of(node, "spread", List.of("start", "speed", "place"), problems))
                .flatMap(range -> {
                    double start = numbers.optional(range, "start", 0);
                    double speed = numbers.optional(range, "speed", 0);
                    double place = numbers.optional(range, "place", 0);
                    return Numbers.made(problems, range.line(), () -> new Spread(start, speed, place));
                });
    }

    private static String id(Doing doing) {
        return doing.name().toLowerCase(Locale.ROOT);
    }
}
