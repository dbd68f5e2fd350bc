package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Answers one batch of scores.
final class Scoring {
    private final Resident resident;

    private Scoring(Resident resident) {
        this.resident = resident;
    }

    static void answer(List<Asked<ScoreRequest, ScoreResult>> batch, Optional<Resident> resident) {
        List<Asked<ScoreRequest, ScoreResult>> mine = Asked.meantFor(resident, batch);
        if (resident.isPresent() && !mine.isEmpty()) {
            new Scoring(resident.get()).score(mine);
        }
        batch.forEach(asked -> asked.stream().flush());
    }

    private void score(List<Asked<ScoreRequest, ScoreResult>> batch) {
        try {
            deliver(batch, resident.model().score(batch.stream().map(Asked::request).toList()));
        } catch (OutOfMemoryError e) {
            halve(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(asked -> asked.fail(Code.BROKEN, "engine failed on a batch of " + batch.size() + ": " + e));
        }
    }

    private void deliver(List<Asked<ScoreRequest, ScoreResult>> batch, List<ScoreResult> results) {
        if (results.size() != batch.size()) {
            throw new IllegalStateException("model answered " + results.size() + " of " + batch.size() + " requests");
        }
        for (int i = 0; i < batch.size(); i++) {
            Asked<ScoreRequest, ScoreResult> asked = batch.get(i);
            asked.answer(results.get(i)
                    .toBuilder()
                    .setRequestId(asked.id())
                    .setModelDigest(resident.identity().getDigest())
                    .build());
        }
    }

    private void halve(List<Asked<ScoreRequest, ScoreResult>> batch) {
        if (batch.size() == 1) {
            batch.getFirst().fail(Code.OUT_OF_MEMORY, "device has no memory left for this request alone");
            return;
        }
        int middle = batch.size() / 2;
        score(batch.subList(0, middle));
        score(batch.subList(middle, batch.size()));
    }
}
