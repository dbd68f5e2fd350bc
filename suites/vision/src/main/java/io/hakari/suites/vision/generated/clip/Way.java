package io.hakari.suites.vision.generated.clip;

/// How an AGV drives: from its start to a first place, slowly or not at all to a second one, and on to its end.
///
/// @param leaves   seconds at which it sets out
/// @param slows    seconds at which it is at the first place
/// @param slowFrom the first place, in metres along the lane; the person crosses at 0
/// @param hurries  seconds at which it is at the second place
/// @param slowTo   the second place
/// @param arrives  seconds at which it is at its end
record Way(double leaves, double slows, double slowFrom, double hurries, double slowTo, double arrives) {
    static final Way NONE = new Way(0, 0, 0, 0, 0, 0);
    static final double START = -3.3;
    static final double END = 3.0;

    /// Return where it is, in metres.
    double at(double seconds) {
        if (seconds < slows) {
            return between(seconds, leaves, START, slows, slowFrom);
        }
        return seconds < hurries
                ? between(seconds, slows, slowFrom, hurries, slowTo)
                : between(seconds, hurries, slowTo, arrives, END);
    }

    private static double between(double seconds, double from, double there, double until, double then) {
        double share = Math.clamp((seconds - from) / (until - from), 0, 1);
        return there + share * (then - there);
    }
}
