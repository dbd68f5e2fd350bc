package io.hakari.runner.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Asks a model before anybody else does, whichever way it takes requests, and waits for the answers.
final class Canary {
    private static final int PATIENCE_SECONDS = 120;

    private final Model model;

    Canary(Model model) {
        this.model = model;
    }

    /// What became of a generation.
    record Written(Optional<Finished> finished, Error error) {}

    /// Return one result for each request; they are asked at once.
    List<ScoreResult> score(List<ScoreRequest> requests) {
        return switch (model) {
            case BatchModel batching -> batching.score(requests);
            case StreamModel streaming -> {
                List<Waiting<ScoreResult>> replies = new ArrayList<>();
                for (ScoreRequest request : requests) {
                    replies.add(new Waiting<>());
                    streaming.score(request, replies.getLast());
                }
                yield replies.stream().map(Waiting::await).map(Canary::result).toList();
            }
            case PolicyModel _ -> throw new IllegalStateException("a robot policy neither scores nor writes");
        };
    }

    private static ScoreResult result(Answer<ScoreResult> answer) {
        return answer.answer().orElseGet(() -> ScoreResult.newBuilder().setError(answer.error()).build());
    }

    /// Return what became of each request; they are asked at once.
    List<Written> generate(List<GenerateRequest> requests) {
        return switch (model) {
            case BatchModel batching -> {
                var heard = new Heard(requests.size());
                batching.generate(requests, heard);
                yield List.copyOf(heard.written);
            }
            case StreamModel streaming -> {
                List<Waiting<Finished>> replies = new ArrayList<>();
                for (GenerateRequest request : requests) {
                    replies.add(new Waiting<>());
                    streaming.generate(request, replies.getLast());
                }
                yield replies.stream().map(Waiting::await)
                        .map(answer -> new Written(answer.answer(), answer.error())).toList();
            }
            case PolicyModel _ -> throw new IllegalStateException("a robot policy neither scores nor writes");
        };
    }

    private static Error error(Code code, String message) {
        return Error.newBuilder().setCode(code).setMessage(message).build();
    }

    private record Answer<A>(Optional<A> answer, Error error) {}

    /// Waits for the answer to one request.
    private static final class Waiting<A> implements Reply<A> {
        private final CompletableFuture<Answer<A>> end = new CompletableFuture<>();

        @Override
        public void delta(String text) {
        }

        @Override
        public void answer(A answer) {
            end.complete(new Answer<>(Optional.of(answer), Error.getDefaultInstance()));
        }

        @Override
        public void fail(Error error) {
            end.complete(new Answer<>(Optional.empty(), error));
        }

        @Override
        public boolean cancelled() {
            return end.isDone();
        }

        @Override
        public void onCancel(Runnable abort) {
            end.exceptionally(_ -> {
                abort.run();
                return new Answer<>(Optional.empty(), Error.getDefaultInstance());
            });
        }

        Answer<A> await() {
            try {
                return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                end.completeExceptionally(e);
                return new Answer<>(Optional.empty(),
                        error(Code.TIMED_OUT, "no answer within " + PATIENCE_SECONDS + " seconds"));
            } catch (ExecutionException e) {
                return new Answer<>(Optional.empty(), error(Code.BROKEN, String.valueOf(e.getCause())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer<>(Optional.empty(), error(Code.CANCELLED, "interrupted"));
            }
        }
    }

    /// Keeps what a batch of generations gives.
    private static final class Heard implements GenerationListener {
        private final List<Written> written = new ArrayList<>();

        Heard(int requests) {
            for (int i = 0; i < requests; i++) {
                written.add(new Written(Optional.empty(), error(Code.BROKEN, "it was forgotten")));
            }
        }

        @Override
        public void delta(int request, String text) {
        }

        @Override
        public void finished(int request, Finished finished) {
            written.set(request, new Written(Optional.of(finished), Error.getDefaultInstance()));
        }

        @Override
        public void failed(int request, Error error) {
            written.set(request, new Written(Optional.empty(), error));
        }

        @Override
        public boolean cancelled(int request) {
            return false;
        }
    }
}
