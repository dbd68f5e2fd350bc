package io.hakari.scorers.text;

import io.hakari.score.Score;

/// What a scorer says of a response that it cannot read: the suite asked in one way and scores in another.
final class Misfits {
    private Misfits() {
    }

    static Score notWritten(String scorer) {
        return Score.unscored(scorer + " reads a written answer, but the runner weighed choices; ask by singleTurn()");
    }

    static Score notWeighed(String scorer) {
        return Score.unscored(scorer + " compares likelihoods, but the runner wrote text; ask by multipleChoice()");
    }

    static Score acted(String scorer) {
        return Score.unscored(
                scorer + " reads an answer to a question, but a robot acted; score an episode by its findings");
    }
}
