package io.hakari.runner.server.openai;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Reply;
import io.hakari.runner.server.Shelf;

/// One request's way back, and short words for asking.
final class Asked<A> implements Reply<A> {
    final List<String> deltas = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<A> answer = new CompletableFuture<>();
    private final CompletableFuture<Error> error = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Runnable> aborts = new ConcurrentLinkedQueue<>();

    static Shelf shelf(String address) throws IOException {
        return OpenaiEngine.open(address, Map.of(), _ -> new Patience(Duration.ofMinutes(1), 3, Duration.ZERO,
                Duration.ZERO));
    }

    static SiteModel load(String address, Toy toy) throws IOException, ModelException {
        try (Shelf shelf = shelf(address)) {
            return (SiteModel) shelf.find(toy.name()).load((_, _, _) -> {});
        }
    }

    static ScoreRequest question(String context, String... continuations) {
        return ScoreRequest.newBuilder().setRequestId("id").addContext(Part.newBuilder().setText(context))
                .addAllContinuations(List.of(continuations)).build();
    }

    static GenerateRequest.Builder greedy(String prompt, int tokens) {
        return GenerateRequest.newBuilder().setRequestId("id").addPrompt(Part.newBuilder().setText(prompt))
                .setMaxTokens(tokens).setGreedy(Greedy.getDefaultInstance());
    }

    static Asked<ScoreResult> score(SiteModel model, ScoreRequest request) {
        var asked = new Asked<ScoreResult>();
        model.score(request, asked);
        return asked;
    }

    static Asked<Finished> generate(SiteModel model, GenerateRequest request) {
        var asked = new Asked<Finished>();
        model.generate(request, asked);
        return asked;
    }

    A get() throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(1, TimeUnit.MINUTES);
    }

    Error failure() throws InterruptedException, ExecutionException, TimeoutException {
        return error.get(1, TimeUnit.MINUTES);
    }

    /// Wait no more, as a client does that is gone.
    void giveUp() {
        aborts.forEach(Runnable::run);
    }

    @Override
    public void delta(String text) {
        deltas.add(text);
    }

    @Override
    public void answer(A last) {
        answer.complete(last);
        error.completeExceptionally(new AssertionError("it was answered: " + last));
    }

    @Override
    public void fail(Error why) {
        error.complete(why);
        answer.completeExceptionally(new AssertionError("it failed: " + why));
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void onCancel(Runnable abort) {
        aborts.add(abort);
    }
}
