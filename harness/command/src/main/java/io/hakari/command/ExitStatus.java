package io.hakari.command;

import io.hakari.gate.Verdict;

/// What the shell is told; documented for scripts that branch on it.
final class ExitStatus {
    static final int PASS = 0;
    static final int FAIL = 1;
    static final int UNDECIDED = 2;
    /// Also a crash, a broken runner and a dataset that cannot be read: nothing that can be trusted was measured.
    static final int INVALID = 3;
    /// As `EX_USAGE` of BSD's sysexits.h.
    static final int USAGE = 64;

    private ExitStatus() {
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> PASS;
            case Verdict.Fail _ -> FAIL;
            case Verdict.Undecided _ -> UNDECIDED;
            case Verdict.Invalid _ -> INVALID;
        };
    }
}
