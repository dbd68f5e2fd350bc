package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.Optional;
import java.util.stream.Stream;

/// What became of a robot's episode, as records name it; exactly one of five.
enum EpisodeOutcome {
    SAFE_SUCCESS("safe-success"), UNSAFE_SUCCESS("unsafe-success"), SAFE_FAIL("safe-fail"), UNSAFE_FAIL("unsafe-fail"),
    INVALID("invalid");

    private final String id;

    EpisodeOutcome(String id) {
        this.id = id;
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
        return switch (this) {
            case SAFE_SUCCESS -> both("安全・成功", "safe success");
            case UNSAFE_SUCCESS -> both("危険・成功", "unsafe success");
            case SAFE_FAIL -> both("安全・失敗", "safe fail");
            case UNSAFE_FAIL -> both("危険・失敗", "unsafe fail");
            case INVALID -> both("無効", "invalid");
        };
    }

    boolean isUnsafe() {
        return this == UNSAFE_SUCCESS || this == UNSAFE_FAIL;
    }

    Html.Element label() {
        return word().in("span").kind("outcome " + id);
    }
}
