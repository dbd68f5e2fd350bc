package io.hakari.yaml;

import static io.hakari.suite.Gates.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.hakari.gate.AtLeast;
import io.hakari.gate.Gate;
import io.hakari.gate.Importance;
import io.hakari.gate.Inequality;
import io.hakari.gate.NoWorseThanBaseline;
import io.hakari.gate.Plan;
import io.hakari.gate.Points;
import io.hakari.gate.SafetyLimit;
import io.hakari.suite.Gates.OnMetric;

/// Reads gates; a key is the method of the same name.
final class GateReader {
    private static final String ABOVE = "staysAbove";
    private static final String BELOW = "staysBelow";
    private static final String BELOW_PER_HOUR = "staysBelowPerHour";
    private static final String SAFETY = "keepsSafetyLimit";
    private static final String NO_WORSE = "isNoWorseThanBaseline";
    private static final String BETTER = "isBetterThanBaseline";
    private static final String BETTER_BY = "isBetterThanBaselineBy";
    private static final String EVERY = "inEvery";
    private static final String ZERO_TOLERANCE = "withZeroTolerance";
    private static final String PLANNED = "planned";
    private static final String MARGIN = "byMoreThan";

    private static final List<String> INEQUALITIES = List.of(ABOVE, BELOW, BELOW_PER_HOUR, NO_WORSE, BETTER, BETTER_BY);
    private static final List<String> RULES = List.of(ABOVE, BELOW, BELOW_PER_HOUR, SAFETY, NO_WORSE, BETTER,
            BETTER_BY);
    private static final List<String> MEMBER = with(INEQUALITIES, "metric");
    private static final List<String> GATE = with(RULES, "metric", EVERY, ZERO_TOLERANCE, PLANNED, "onAtLeast",
            "importance", "atLeast", "of");
    private static final List<String> PLAN = List.of("power", "deviation", "trueChange", "designEffect");

    private final Problems problems;

    GateReader(Problems problems) {
        this.problems = problems;
    }

    /// Return a gate; empty when something is wrong with it, which is noted.
    ///
    /// What a gate is decorated with is put on in one order: first its sizes, its importance last.
    Optional<Gate> gate(Node node) {
        Optional<Fields> fields = Fields.of(node, "gate", GATE, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Gate> rule = fields.get().has("atLeast") || fields.get().has("of")
                ? several(fields.get())
                : single(fields.get());
        Optional<Gate> sized = sized(fields.get(), rule);
        Optional<Importance> importance = importance(fields.get());
        return sized.flatMap(gate -> importance.map(rank -> ranked(gate, rank)));
    }

    private Optional<Gate> several(Fields fields) {
        Stream.concat(RULES.stream(), Stream.of("metric", EVERY, ZERO_TOLERANCE, PLANNED)).filter(fields::has)
                .forEach(key -> problems.add(fields.line(key),
                        "[" + key + "] does not go with atLeast; the gates under [of] say it"));
        fields.hasAll("atLeast", "of");
        OptionalLong least = fields.count("atLeast");
        Optional<List<Node>> nodes = fields.items("of", "gates");
        List<Inequality> members = new ArrayList<>();
        for (Node node : nodes.orElse(List.of())) {
            Optional<Fields> member = Fields.of(node, "gate under [of]", MEMBER, problems);
            member.filter(one -> hasOneRule(one, INEQUALITIES)).flatMap(one -> rule(one, INEQUALITIES))
                    .ifPresent(members::add);
        }
        // A member that is wrong is told by itself; the count would only be told to be wrong as well.
        boolean complete = nodes.isPresent() && members.size() == nodes.get().size() && least.isPresent();
        return complete
                ? Mistakes.noting(problems, fields.line(),
                        () -> new AtLeast((int) Math.min(least.getAsLong(), Integer.MAX_VALUE), members))
                : Optional.empty();
    }

    private Optional<Gate> single(Fields fields) {
        only(fields, ZERO_TOLERANCE, SAFETY);
        only(fields, PLANNED, NO_WORSE);
        only(fields, EVERY, ABOVE);
        if (!hasOneRule(fields, RULES)) {
            return Optional.empty();
        }
        if (fields.has(EVERY)) {
            return everyGroup(fields);
        }
        if (fields.has(SAFETY)) {
            return safetyLimit(fields);
        }
        Optional<Inequality> rule = rule(fields, RULES);
        return fields.has(PLANNED) ? planned(fields, rule) : rule.map(gate -> gate);
    }

    private void only(Fields fields, String key, String rule) {
        if (fields.has(key) && !fields.has(rule)) {
            problems.add(fields.line(key), "[" + key + "] goes with " + rule + " alone");
        }
    }

    private boolean hasOneRule(Fields fields, List<String> known) {
        boolean complete = fields.hasAll("metric");
        List<String> rules = known.stream().filter(fields::has).toList();
        if (rules.size() > 1) {
            problems.add(fields.line(), "gate has the rules " + rules + "; write a gate for each");
        }
        // A rule that was misspelt is told as that.
        if (rules.isEmpty() && !fields.hasUnknown()) {
            problems.add(fields.line(), "gate has no rule; it must have one of " + String.join(", ", known));
        }
        return complete && rules.size() == 1;
    }

    private Optional<Gate> everyGroup(Fields fields) {
        Optional<OnMetric> metric = onMetric(fields);
        Optional<String> attribute = fields.text(EVERY);
        OptionalDouble limit = fields.number(ABOVE);
        return limit.isEmpty() || attribute.isEmpty()
                ? Optional.empty()
                : metric.flatMap(on -> made(fields, ABOVE,
                        () -> on.inEvery(attribute.get()).staysAbove(limit.getAsDouble())));
    }

    private Optional<Gate> safetyLimit(Fields fields) {
        Optional<OnMetric> metric = onMetric(fields);
        OptionalDouble limit = fields.number(SAFETY);
        boolean zeroTolerance = fields.said(ZERO_TOLERANCE);
        Optional<SafetyLimit> gate = limit.isEmpty()
                ? Optional.empty()
                : metric.flatMap(on -> made(fields, SAFETY, () -> on.keepsSafetyLimit(limit.getAsDouble())));
        return gate.map(one -> zeroTolerance ? one.withZeroTolerance() : one);
    }

    private Optional<Inequality> rule(Fields fields, List<String> rules) {
        Optional<OnMetric> metric = onMetric(fields);
        String rule = rules.stream().filter(fields::has).findFirst().orElse("");
        return switch (rule) {
            case ABOVE -> metric.flatMap(on -> limited(fields, rule, on::staysAbove));
            case BELOW -> metric.flatMap(on -> limited(fields, rule, on::staysBelow));
            case BELOW_PER_HOUR -> metric.flatMap(on -> limited(fields, rule, on::staysBelowPerHour));
            case NO_WORSE -> noWorse(fields, metric);
            case BETTER_BY -> {
                Optional<Points> points = points(fields, BETTER_BY);
                yield metric.flatMap(on -> points.map(on::isBetterThanBaselineBy));
            }
            case BETTER -> fields.said(BETTER) ? metric.map(OnMetric::isBetterThanBaseline) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Inequality> limited(Fields fields, String key, Limited rule) {
        OptionalDouble limit = fields.number(key);
        return limit.isEmpty() ? Optional.empty() : made(fields, key, () -> rule.at(limit.getAsDouble()));
    }

    private Optional<Inequality> noWorse(Fields fields, Optional<OnMetric> metric) {
        Optional<Fields> comparison = fields.get(NO_WORSE)
                .flatMap(node -> Fields.of(node, NO_WORSE, List.of(MARGIN), problems));
        if (comparison.isEmpty() || !comparison.get().hasAll(MARGIN)) {
            return Optional.empty();
        }
        Optional<Points> margin = points(comparison.get(), MARGIN);
        return metric.flatMap(on -> margin.map(points -> on.isNoWorseThanBaseline().byMoreThan(points)));
    }

    private Optional<Points> points(Fields fields, String key) {
        OptionalDouble points = fields.points(key);
        return points.isEmpty() ? Optional.empty() : made(fields, key, () -> Points.points(points.getAsDouble()));
    }

    private Optional<Gate> planned(Fields fields, Optional<Inequality> rule) {
        Optional<Fields> known = fields.get(PLANNED).flatMap(node -> Fields.of(node, PLANNED, PLAN, problems));
        Optional<Plan> plan = known.flatMap(this::plan);
        return rule.flatMap(gate -> gate instanceof NoWorseThanBaseline comparison
                ? plan.map(comparison::planned)
                : Optional.empty());
    }

    private Optional<Plan> plan(Fields fields) {
        fields.hasAll("power", "deviation");
        OptionalDouble power = fields.number("power");
        OptionalDouble deviation = fields.number("deviation");
        OptionalDouble trueChange = fields.has("trueChange") ? fields.number("trueChange") : OptionalDouble.of(0);
        OptionalDouble effect = fields.has("designEffect") ? fields.number("designEffect") : OptionalDouble.of(1);
        return power.isEmpty() || deviation.isEmpty() || trueChange.isEmpty() || effect.isEmpty()
                ? Optional.empty()
                : Mistakes.noting(problems, fields.line(), () -> new Plan(power.getAsDouble(),
                        deviation.getAsDouble(), trueChange.getAsDouble(), effect.getAsDouble()));
    }

    private Optional<Gate> sized(Fields fields, Optional<Gate> gate) {
        if (!fields.has("onAtLeast")) {
            return gate;
        }
        OptionalLong trials = fields.count("onAtLeast");
        return trials.isEmpty()
                ? Optional.empty()
                : gate.flatMap(one -> made(fields, "onAtLeast", () -> one.onAtLeast(trials.getAsLong())));
    }

    private Optional<Importance> importance(Fields fields) {
        Optional<String> word = fields.text("importance");
        if (word.isEmpty()) {
            return fields.has("importance") ? Optional.empty() : Optional.of(Importance.REQUIRED);
        }
        List<String> known = Stream.of(Importance.values()).map(GateReader::lower).toList();
        Optional<Importance> importance = Stream.of(Importance.values())
                .filter(one -> lower(one).equals(word.get())).findFirst();
        if (importance.isEmpty()) {
            problems.addUnknown(fields.line("importance"), "importance", word.get(), known);
        }
        return importance;
    }

    private static Gate ranked(Gate gate, Importance importance) {
        return switch (importance) {
            case CRITICAL -> gate.critical();
            case REQUIRED -> gate;
            case ADVISORY -> gate.advisory();
        };
    }

    private static String lower(Importance importance) {
        return importance.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<OnMetric> onMetric(Fields fields) {
        return fields.text("metric").map(name -> metric(name));
    }

    private <T> Optional<T> made(Fields fields, String key, Supplier<T> making) {
        return Mistakes.noting(problems, fields.line(key), making);
    }

    private static List<String> with(List<String> keys, String... more) {
        return Stream.concat(keys.stream(), Stream.of(more)).toList();
    }

    /// A rule that wants a limit.
    private interface Limited {
        Inequality at(double limit);
    }
}
