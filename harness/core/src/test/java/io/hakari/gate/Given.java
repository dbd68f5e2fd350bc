package io.hakari.gate;

/// A gate whose verdict is known beforehand.
class Given implements Gate {
    private final String rule;
    private final Importance importance;
    private final Verdict verdict;

    Given(String rule, Importance importance, Verdict verdict) {
        this.rule = rule;
        this.importance = importance;
        this.verdict = verdict;
    }

    @Override
    public String metric() {
        return "a/x";
    }

    @Override
    public double limit() {
        return 0;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Importance importance() {
        return importance;
    }

    @Override
    public Ruling judge(Evidence evidence) {
        return Ruling.of(verdict, Spread.of(0.7, 0.01).at(0.9));
    }
}
