package io.hakari.gate;

import java.util.Collection;

/// Adds up the verdicts of single gates.
final class Verdicts {
    private Verdicts() {
    }

    static Verdict combine(Collection<Verdict> verdicts) {
        long failed = count(verdicts, Verdict.Fail.class);
        long invalid = count(verdicts, Verdict.Invalid.class);
        long undecided = count(verdicts, Verdict.Undecided.class);
        if (failed > 0) {
            return new Verdict.Fail(share(failed, verdicts, "failed"));
        }
        if (verdicts.isEmpty()) {
            return new Verdict.Invalid("no gate was judged");
        }
        if (invalid > 0) {
            return new Verdict.Invalid(share(invalid, verdicts, "could not be judged"));
        }
        if (undecided > 0) {
            return new Verdict.Undecided(share(undecided, verdicts, "undecided"));
        }
        return new Verdict.Pass(share(verdicts.size(), verdicts, "passed"));
    }

    private static String share(long part, Collection<Verdict> verdicts, String what) {
        return part + " of " + verdicts.size() + (verdicts.size() == 1 ? " gate " : " gates ") + what;
    }

    private static long count(Collection<Verdict> verdicts, Class<? extends Verdict> kind) {
        return verdicts.stream().filter(kind::isInstance).count();
    }
}
