package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// A model that makes its own batches: it takes requests as they come and answers when it can.
///
/// Both methods return at once and are called by one thread at a time; replies may come from any thread.
public non-sealed interface StreamModel extends Model {

    /// Take a request to score; its result goes without request id and digest, which the caller adds.
    void score(ScoreRequest request, Reply<ScoreResult> reply);

    /// Take a request to write.
    void generate(GenerateRequest request, Reply<Finished> reply);
}
