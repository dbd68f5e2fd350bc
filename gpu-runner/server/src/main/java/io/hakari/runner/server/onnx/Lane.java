package io.hakari.runner.server.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One row for the model and the questions that it answers.
///
/// A question whose input is the beginning of another's is read from the same row: what comes later changes nothing
/// before it. So all continuations of one token share a row.
final class Lane {
    private static final Comparator<Question> BY_INPUT = Comparator.comparing(Question::input, Arrays::compare);

    private final long[] tokens;
    private final List<Question> questions;

    /// @param tokens    what is fed
    /// @param questions those whose input is a beginning of the tokens
    Lane(long[] tokens, List<Question> questions) {
        this.tokens = tokens;
        this.questions = questions;
    }

    long[] tokens() {
        return tokens;
    }

    List<Question> questions() {
        return questions;
    }

    int length() {
        return tokens.length;
    }

    /// Return the fewest lanes for the questions, in lexicographic order, so that lanes with a common beginning are
    /// neighbours.
    static List<Lane> of(List<Question> questions) {
        List<Lane> lanes = new ArrayList<>();
        for (Question question : questions.stream().sorted(BY_INPUT.reversed()).toList()) {
            if (lanes.isEmpty() || !begins(lanes.getLast().tokens, question.input())) {
                lanes.add(new Lane(question.input(), new ArrayList<>()));
            }
            lanes.getLast().questions.add(question);
        }
        return lanes.reversed();
    }

    /// Return how many tokens two rows have in common at their beginning.
    static int common(long[] a, long[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    private static boolean begins(long[] tokens, long[] input) {
        return common(tokens, input) == input.length;
    }
}
