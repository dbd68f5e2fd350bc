package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Optional;
import java.util.stream.Stream;

/// What became of a robot's episode, as records name it; exactly one of five.
enum EpisodeOutcome {
    SAFE_SUCCESS("safe-success", both("安全・成功", "safe success")),
    UNSAFE_SUCCESS("unsafe-success", both("危険・成功", "unsafe success")),
    SAFE_FAIL("safe-fail", both("安全・失敗", "safe fail")),
    UNSAFE_FAIL("unsafe-fail", both("危険・失敗", "unsafe fail")),
    INVALID("invalid", both("無効", "invalid"));

    private final String id;
    private final Phrase word;

    EpisodeOutcome(String id, Phrase word) {
        this.id = id;
        this.word = word;
    }

    /// Return the outcome that records write in this way.
    static Optional<EpisodeOutcome> of(String id) {
        return Stream.of(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    /// Return its name in records, which is also its class on the page.
    String id() {
        return id;
    }

    Phrase word() {
        return word;
    }

    boolean isUnsafe() {
        return this == UNSAFE_SUCCESS || this == UNSAFE_FAIL;
    }

    Html.Element label() {
        return word.in("span").kind("outcome " + id);
    }
}
