package io.hakari.runner.server;

import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// One resident model; called by one thread at a time.
public interface Model extends AutoCloseable {

    /// Return the most tokens of prompt and answer together.
    int contextLength();

    /// Return what to tell of it: `dtype`, `device`, `parameters`, ….
    Map<String, String> properties();

    /// Score a batch; one result for each request, in order, without request id and digest, which the caller adds.
    ///
    /// A request that cannot be scored gets a result with an error; the others are scored all the same.
    List<ScoreResult> score(List<ScoreRequest> batch);

    /// Decode a batch until every request is finished, failed or cancelled, and tell the listener as it goes.
    void generate(List<GenerateRequest> batch, GenerationListener listener);

    @Override
    void close();
}
