package io.hakari.scorers.text;

import io.hakari.score.Score;

/// What a scorer said of an answer, when only the number matters.
final class Answers {
    private Answers() {
    }

    static double value(Score score) {
        return switch (score) {
            case Score.Scored(double value, String _) -> value;
            case Score.Unscored(String reason) -> throw new AssertionError("unscored: " + reason);
        };
    }
}
