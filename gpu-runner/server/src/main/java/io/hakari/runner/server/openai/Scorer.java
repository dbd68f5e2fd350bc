package io.hakari.runner.server.openai;

import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Weighs the continuations of a context.
///
/// How text is split follows lm-evaluation-harness, as the other engines do: whitespace at the context's end moves to the
/// continuation; context and continuation are tokenised together; the continuation is what follows the tokens that both
/// begin with, so that no character is lost or counted twice where a token lies across the border.
interface Scorer {

    /// Return how it is asked.
    String way();

    ScoreResult score(ScoreRequest request) throws CallException, InterruptedException;
}
