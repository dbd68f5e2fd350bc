package io.hakari.engine;

import java.util.function.IntPredicate;

import io.hakari.testkit.Script;

/// Models that are right about some questions and wrong about the others.
final class Answers {
    static final Script RIGHT = Script.choosing(0);
    static final Script WRONG = Script.choosing(1);

    private Answers() {
    }

    /// Return the model that is right about the questions with these numbers.
    static Script rightAbout(IntPredicate number) {
        return Script.choosing(words -> number.test(number(words)) ? 0 : 1);
    }

    /// Return the model that is right about one task alone.
    static Script rightAboutTask(String task) {
        return Script.choosing(words -> words.startsWith(task + " ") ? 0 : 1);
    }

    private static int number(String words) {
        return Integer.parseInt(words.replaceAll("\\D", ""));
    }
}
