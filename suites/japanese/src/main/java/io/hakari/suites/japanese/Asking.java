package io.hakari.suites.japanese;

import io.hakari.procedure.MultipleChoice;
import io.hakari.procedure.SingleTurn;

/// The words around every question of the core suite; training text is written in the same words.
final class Asking {
    private static final String BEFORE = "問：";
    private static final String AFTER = "\n答：";

    private Asking() {
    }

    static MultipleChoice choosing() {
        return MultipleChoice.multipleChoice().framed(BEFORE, AFTER);
    }

    static SingleTurn writing() {
        return SingleTurn.singleTurn().framed(BEFORE, AFTER);
    }

    /// Write an item as a model should continue it.
    static String line(Item item) {
        return BEFORE + item.question() + AFTER + item.answer() + "\n";
    }
}
