package io.hakari.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.hakari.metric.Estimate;

/// A gate that does not pass on fewer trials than it was meant for, however well they went.
///
/// @param least trials, or pairs for a comparison; at least 1
record Sized(Gate gate, long least) implements Gate {

    Sized {
        if (least < 1) {
            throw new IllegalArgumentException("least [" + least + "] trials of gate [" + gate.rule()
                    + "] must be at least 1");
        }
    }

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
        return gate.rule() + String.format(Locale.ROOT, ", on at least %d trials", least);
    }

    @Override
    public String kind() {
        return gate.kind();
    }

    @Override
    public Importance importance() {
        return gate.importance();
    }

    @Override
    public Ruling judge(Evidence evidence) {
        return held(gate.judge(evidence), least);
    }

    /// Take back a pass that rests on too few trials.
    static Ruling held(Ruling ruling, long least) {
        Optional<Estimate> seen = ruling.seen();
        if (!(ruling.verdict() instanceof Verdict.Pass(String reason))
                || (seen.isPresent() && seen.get().scored() >= least)) {
            return ruling;
        }
        return ruling.with(new Verdict.Undecided(reason + "; but " + seen.map(Estimate::scored).orElse(0L) + " of the "
                + least + " trials that it needs"));
    }
}
