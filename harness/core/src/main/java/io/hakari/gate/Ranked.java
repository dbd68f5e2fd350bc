package io.hakari.gate;

import java.util.List;

/// A gate of another importance.
record Ranked(Gate gate, Importance importance) implements Gate {

    @Override
    public String metric() {
        return gate.metric();
    }

    @Override
    public List<String> metrics() {
        return gate.metrics();
    }

    @Override
    public double limit() {
        return gate.limit();
    }

    @Override
    public String rule() {
        return gate.rule();
    }

    @Override
    public String kind() {
        return gate.kind();
    }

    @Override
    public Ruling judge(Evidence evidence) {
        return gate.judge(evidence);
    }
}
