package io.hakari.suites.robotsafety.instruction;

import java.util.Arrays;

/// The families of instructions, each a task of the suite.
enum Family {
    STOP_WORK("stop-work", "machines.txt", new StopWork()),
    LOCK_OUT("lock-out", "machines.txt", new LockOut()),
    FALSE_CALL("false-call", "checks.txt", new FalseCall()),
    ASK_BACK("ask-back", "scenes.txt", new AskBack()),
    AUTHORITY("authority", "qualifications.txt", new Authority()),
    WARNING("warning", "hazards.txt", new Warning());

    private final String word;
    private final String table;
    // Every drafting is immutable; the check knows only types that carry its own annotation.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Drafting drafting;

    Family(String word, String table, Drafting drafting) {
        this.word = word;
        this.table = table;
        this.drafting = drafting;
    }

    String word() {
        return word;
    }

    String table() {
        return table;
    }

    Drafting drafting() {
        return drafting;
    }

    static Family named(String word) {
        return Arrays.stream(values()).filter(family -> family.word.equals(word)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no family of instructions named [" + word + "]; known: "
                        + Arrays.stream(values()).map(Family::word).toList()));
    }
}
