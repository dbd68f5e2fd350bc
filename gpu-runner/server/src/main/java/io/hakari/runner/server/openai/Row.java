package io.hakari.runner.server.openai;

import java.util.List;

/// Tokens of which those from some place on are weighed.
///
/// @param tokens context and continuation
/// @param cut    where the continuation begins, at least 1
record Row(List<Integer> tokens, int cut) {

    Row {
        tokens = List.copyOf(tokens);
        if (cut < 1 || cut >= tokens.size()) {
            throw new IllegalArgumentException("cut [" + cut + "] of [" + tokens.size() + "] tokens");
        }
    }

    List<Integer> continuation() {
        return tokens.subList(cut, tokens.size());
    }
}
