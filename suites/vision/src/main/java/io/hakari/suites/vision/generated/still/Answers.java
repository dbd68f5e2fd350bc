package io.hakari.suites.vision.generated.still;

import java.util.List;

import io.hakari.suites.vision.generated.Wording;

/// Answers that several families share.
final class Answers {
    static final Wording YES = new Wording("はい", "Yes");
    static final Wording NO = new Wording("いいえ", "No");
    static final List<Wording> YES_NO = List.of(YES, NO);
    static final Wording NONE = new Wording("なし", "none");

    private Answers() {
    }

    static Wording yes(boolean truth) {
        return truth ? YES : NO;
    }

    /// Return names as one answer, `なし` when there are none.
    static Wording list(List<String> names) {
        return names.isEmpty() ? NONE : new Wording(String.join("、", names), String.join(", ", names));
    }
}
