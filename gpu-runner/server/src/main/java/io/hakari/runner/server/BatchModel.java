package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// A model that answers one batch after the other; called by one thread at a time.
public non-sealed interface BatchModel extends Model {

    /// Score a batch; one result for each request, in order, without request id and digest, which the caller adds.
    ///
    /// A request that cannot be scored gets a result with an error; the others are scored all the same.
    List<ScoreResult> score(List<ScoreRequest> batch);

    /// Decode a batch until every request is finished, failed or cancelled, and tell the listener as it goes.
    void generate(List<GenerateRequest> batch, GenerationListener listener);
}
