package io.hakari.suites.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.hakari.sample.ContentDigest;

/// Picks wrong answers by what is asked, so that the same question always offers the same and all get their turn.
final class Distractors {
    private static final int COUNT = 3;
    private static final int DIGITS = 4;

    private Distractors() {
    }

    static List<String> of(String question, List<String> answers, Predicate<String> wrong) {
        List<String> left = new ArrayList<>(answers.stream().filter(wrong).toList());
        List<String> chosen = new ArrayList<>();
        for (int turn = 0; turn < COUNT; turn++) {
            chosen.add(left.remove(number(question, turn) % left.size()));
        }
        return chosen;
    }

    /// The digest is taken anew for every turn: C2 of JDK 25.0.3 lost the string (null) when one was kept over the loop;
    /// without escape analysis, or compiled by C1, it did not.
    private static int number(String question, int turn) {
        String digest = new ContentDigest().add("distractors").add(question).hex();
        return Integer.parseInt(digest.substring(turn * DIGITS, (turn + 1) * DIGITS), 16);
    }
}
