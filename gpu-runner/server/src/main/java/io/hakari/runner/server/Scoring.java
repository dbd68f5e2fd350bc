package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Answers one batch of scores.
final class Scoring {
    private static final ScoreDialect DIALECT = new ScoreDialect(Integer.MAX_VALUE);

    private final Resident resident;
    private final BatchModel model;
    private final Allowance allowance;

    private Scoring(Resident resident, BatchModel model, Allowance allowance) {
        this.resident = resident;
        this.model = model;
        this.allowance = allowance;
    }

    static void answer(List<Asked<ScoreRequest, ScoreEvent>> batch, Resident resident, BatchModel model,
            Allowance allowance) {
        List<Asked<ScoreRequest, ScoreEvent>> mine = Asked.meantFor(Optional.of(resident), batch);
        if (!mine.isEmpty()) {
            new Scoring(resident, model, allowance).score(mine);
        }
        batch.forEach(asked -> asked.stream().flush());
    }

    private void score(List<Asked<ScoreRequest, ScoreEvent>> batch) {
        try {
            deliver(batch, model.score(batch.stream().map(Asked::request).toList()));
        } catch (OutOfMemoryError e) {
            allowance.ranOut();
            halve(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(asked -> asked.fail(Code.BROKEN, "engine failed on a batch of " + batch.size() + ": " + e));
        }
    }

    private void deliver(List<Asked<ScoreRequest, ScoreEvent>> batch, List<ScoreResult> results) {
        if (results.size() != batch.size()) {
            throw new IllegalStateException("model answered " + results.size() + " of " + batch.size() + " requests");
        }
        for (int i = 0; i < batch.size(); i++) {
            Asked<ScoreRequest, ScoreEvent> asked = batch.get(i);
            asked.answer(DIALECT.scored(asked.id(), resident, results.get(i)));
        }
        allowance.answered(batch.size());
    }

    private void halve(List<Asked<ScoreRequest, ScoreEvent>> batch) {
        if (batch.size() == 1) {
            batch.getFirst().fail(Code.OUT_OF_MEMORY, "device has no memory left for this request alone");
            return;
        }
        int middle = batch.size() / 2;
        score(batch.subList(0, middle));
        score(batch.subList(middle, batch.size()));
    }
}
