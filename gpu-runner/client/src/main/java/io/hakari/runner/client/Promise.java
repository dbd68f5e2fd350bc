package io.hakari.runner.client;

import java.util.Optional;

import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;

/// What every answer on a wire was promised to be: of one model, under the same conditions.
///
/// @param address     the runner's, as the user wrote it
/// @param digest      of the model that is asked
/// @param determinism the conditions that answers were promised under
record Promise(String address, String digest, DeterminismRecord determinism) {

    /// Return why an answer is of another model; empty when it is of the promised one.
    Optional<RunnerException> breachOfModel(Error error, String answering) {
        if (error.getCode() == Error.Code.DIGEST_MISMATCH) {
            return broken("runner [" + address + "] serves another model now: " + error.getMessage());
        }
        if (!answering.equals(digest)) {
            return broken("runner [" + address + "] answered for model [" + answering + "] but [" + digest
                    + "] was asked; weigh again with one model resident");
        }
        return Optional.empty();
    }

    /// Return why an answer was made under other conditions, named by their id; empty when it was not or does not say.
    Optional<RunnerException> breachOfConditions(String conditions) {
        if (conditions.isEmpty() || conditions.equals(determinism.getId())) {
            return Optional.empty();
        }
        return broken("runner [" + address + "] answered under the determinism record [" + conditions
                + "] but promised [" + determinism.getId() + "]; weigh again");
    }

    /// Return why a stream that opens would answer under other conditions; empty when it would not.
    Optional<RunnerException> breachOfConditions(DeterminismRecord opened) {
        if (opened.getId().equals(determinism.getId())) {
            return Optional.empty();
        }
        return broken("runner [" + address + "] answers under other conditions now: "
                + Conditions.difference(determinism, opened)
                + "; answers of both must not stand in one run, weigh again");
    }

    private static Optional<RunnerException> broken(String why) {
        return Optional.of(new RunnerException(why));
    }
}
