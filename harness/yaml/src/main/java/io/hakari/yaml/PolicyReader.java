package io.hakari.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.gate.Gate;
import io.hakari.gate.Policy;
import io.hakari.gate.Terms;

/// Reads a document as a policy.
final class PolicyReader {
    private static final List<String> KEYS = List.of("policy", "decidedBy", "lookingAfter", "gates");
    private static final List<String> TERMS = List.of("alphaPass", "alphaFail", "mostUnscored");

    private final Problems problems;

    PolicyReader(Problems problems) {
        this.problems = problems;
    }

    /// Return the policy; empty when something is wrong, which is noted.
    Optional<Policy> read(Node document) {
        Optional<Fields> fields = Fields.of(document, "policy", KEYS, problems);
        return fields.flatMap(this::read);
    }

    private Optional<Policy> read(Fields fields) {
        fields.hasAll("policy", "gates");
        Optional<String> name = fields.text("policy");
        Optional<Terms> terms = fields.has("decidedBy") ? terms(fields) : Optional.of(Terms.USUAL);
        Optional<List<Double>> looks = fields.has("lookingAfter")
                ? fields.numbers("lookingAfter")
                : Optional.of(List.of(1.0));
        List<Gate> gates = gates(fields);
        // Its looks are checked even when something else is wrong, so that all is told at once.
        return looks.flatMap(known -> Mistakes.noting(problems, fields.line("lookingAfter"),
                () -> new Policy(name.orElse(""), terms.orElse(Terms.USUAL), known, gates)));
    }

    private Optional<Terms> terms(Fields policy) {
        Optional<Fields> fields = policy.get("decidedBy")
                .flatMap(node -> Fields.of(node, "decidedBy", TERMS, problems));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().hasAll("alphaPass", "alphaFail", "mostUnscored");
        OptionalDouble pass = fields.get().number("alphaPass");
        OptionalDouble fail = fields.get().number("alphaFail");
        OptionalDouble unscored = fields.get().number("mostUnscored");
        return pass.isEmpty() || fail.isEmpty() || unscored.isEmpty()
                ? Optional.empty()
                : Mistakes.noting(problems, fields.get().line(),
                        () -> new Terms(pass.getAsDouble(), fail.getAsDouble(), unscored.getAsDouble()));
    }

    private List<Gate> gates(Fields policy) {
        GateReader reader = new GateReader(problems);
        List<Gate> gates = new ArrayList<>();
        Map<String, Integer> rules = new HashMap<>();
        for (Node node : policy.items("gates", "gates").orElse(List.of())) {
            Optional<Gate> gate = reader.gate(node);
            gate.ifPresent(gates::add);
            Optional<Integer> first = gate.map(one -> rules.putIfAbsent(one.rule(), node.line()));
            first.ifPresent(line -> problems.add(node.line(),
                    "gate [" + gate.orElseThrow().rule() + "] is there twice, first in line " + line));
        }
        return gates;
    }
}
