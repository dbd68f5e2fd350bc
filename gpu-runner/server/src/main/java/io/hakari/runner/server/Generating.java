package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateRequest;

/// Answers one batch of generations, and passes on what the model writes.
final class Generating implements GenerationListener {
    private static final GenerateDialect DIALECT = new GenerateDialect();

    private final List<Asked<GenerateRequest, GenerateEvent>> batch;
    private final Resident resident;
    private final BatchModel model;
    private final Allowance allowance;

    private Generating(List<Asked<GenerateRequest, GenerateEvent>> batch, Resident resident, BatchModel model,
            Allowance allowance) {
        this.batch = batch;
        this.resident = resident;
        this.model = model;
        this.allowance = allowance;
    }

    static void answer(List<Asked<GenerateRequest, GenerateEvent>> batch, Resident resident, BatchModel model,
            Allowance allowance) {
        List<Asked<GenerateRequest, GenerateEvent>> mine = Asked.meantFor(Optional.of(resident), batch);
        if (!mine.isEmpty()) {
            new Generating(mine, resident, model, allowance).generate();
        }
        batch.forEach(asked -> asked.stream().flush());
    }

    private void generate() {
        try {
            model.generate(batch.stream().map(Asked::request).toList(), this);
            allowance.answered(batch.size());
            fail(_ -> true, Code.BROKEN, "engine ended without finishing this request");
        } catch (OutOfMemoryError e) {
            allowance.ranOut();
            halve();
        } catch (RuntimeException | java.lang.Error e) {
            fail(_ -> true, Code.BROKEN, "engine failed on a batch of " + batch.size() + ": " + e);
        }
    }

    /// Text that is out cannot be taken back, so only what has not begun is tried again.
    private void halve() {
        fail(asked -> asked.hasBegun() || batch.size() == 1, Code.OUT_OF_MEMORY,
                "device ran out of memory on this request");
        List<Asked<GenerateRequest, GenerateEvent>> rest = batch.stream().filter(Asked::isWaiting).toList();
        int middle = (rest.size() + 1) / 2;
        for (var half : List.of(rest.subList(0, middle), rest.subList(middle, rest.size()))) {
            if (!half.isEmpty()) {
                new Generating(half, resident, model, allowance).generate();
            }
        }
    }

    private void fail(Predicate<Asked<?, ?>> which, Code code, String message) {
        batch.stream().filter(Asked::isWaiting).filter(which).forEach(asked -> asked.fail(code, message));
    }

    @Override
    public void delta(int request, String text) {
        batch.get(request).progress(text);
    }

    @Override
    public void finished(int request, Finished finished) {
        var asked = batch.get(request);
        asked.answer(DIALECT.finished(asked.id(), resident, finished));
        asked.stream().flush();
    }

    @Override
    public void failed(int request, Error error) {
        var asked = batch.get(request);
        asked.answer(DIALECT.failure(asked.id(), resident.digest(), error));
        asked.stream().flush();
    }

    @Override
    public boolean cancelled(int request) {
        return !batch.get(request).isWaiting();
    }
}
