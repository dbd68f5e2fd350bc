package io.hakari.procedure;

import java.util.ArrayList;
import java.util.List;

import io.hakari.sample.Content;

/// Words around the parts of a question.
final class Framing {
    private Framing() {
    }

    static List<Content> around(List<Content> input, String before, String after) {
        List<Content> framed = new ArrayList<>(input.size() + 2);
        if (!before.isEmpty()) {
            framed.add(Content.text(before));
        }
        framed.addAll(input);
        if (!after.isEmpty()) {
            framed.add(Content.text(after));
        }
        return framed;
    }
}
