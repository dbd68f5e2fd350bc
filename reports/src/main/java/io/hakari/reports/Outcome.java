package io.hakari.reports;

import java.util.OptionalDouble;

import io.hakari.score.Score;

/// What a trial came to, seen beside the baseline; the order is that of interest.
enum Outcome {
    NEWLY_WRONG("新たに誤答", "newly wrong", "newly-wrong"), NEWLY_RIGHT("新たに正答", "newly right", "newly-right"), WRONG("誤答",
            "wrong", "wrong"),
    UNSCORED("採点不能", "unscored", "unscored"), RIGHT("正答", "right", "right");

    private final String japanese;
    private final String english;
    private final String style;

    Outcome(String japanese, String english, String style) {
        this.japanese = japanese;
        this.english = english;
        this.style = style;
    }

    /// Compare a score with that of the baseline; right is the full score, which is 0 where less is better.
    static Outcome of(Score score, OptionalDouble before, boolean higherIsBetter) {
        return switch (score) {
            case Score.Unscored _ -> UNSCORED;
            case Score.Scored(double value, _) -> {
                boolean right = isRight(value, higherIsBetter);
                boolean flipped = before.isPresent() && isRight(before.getAsDouble(), higherIsBetter) != right;
                if (right) {
                    yield flipped ? NEWLY_RIGHT : RIGHT;
                }
                yield flipped ? NEWLY_WRONG : WRONG;
            }
        };
    }

    Phrase word() {
        return Phrase.both(japanese, english);
    }

    String style() {
        return style;
    }

    private static boolean isRight(double value, boolean higherIsBetter) {
        return higherIsBetter ? value >= 1 : value <= 0;
    }
}
