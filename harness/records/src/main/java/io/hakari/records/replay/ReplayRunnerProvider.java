package io.hakari.records.replay;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.nio.file.Path;

import org.apiguardian.api.API;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerProvider;

/// Opens `replay:FOLDER`: a runner whose checkpoints are the folder's files `NAME.jsonl` of stored answers.
///
/// Real answers of real models go through scorers, statistics and reports without a model. `StoredAnswers` says what the
/// files hold. A checkpoint's digest is the SHA-256 of its file; checkpoints are in the order of their names. A prompt
/// without a stored answer is `Failed(UNSUPPORTED)` and so unscored; likelihoods and episodes are not stored. An answer
/// ends before the first stop of its request; the request's token limit and sampling change nothing.
@API(status = EXPERIMENTAL, since = "0.4")
public final class ReplayRunnerProvider implements RunnerProvider {

    @Override
    public String scheme() {
        return "replay";
    }

    @Override
    public Runner open(URI address) {
        return ReplayRunner.of(Path.of(address.getSchemeSpecificPart()));
    }
}
