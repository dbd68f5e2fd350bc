package io.hakari.runner.server.openai;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The lines of an answer that comes in pieces, one at a time: the next is asked for when the last was taken.
final class Lines implements Subscriber<String> {
    /// What an error may say at most.
    private static final int LONGEST = 1 << 16;

    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>();
    private volatile Optional<Subscription> source = Optional.empty();

    /// What comes.
    sealed interface Line {}

    record Text(String text) implements Line {}

    /// The whole of an answer that is none.
    record Refused(HttpResponse.ResponseInfo info, String body) implements Line {}

    record End(Optional<Throwable> failed) implements Line {}

    @Override
    public void onSubscribe(Subscription subscription) {
        source = Optional.of(subscription);
        subscription.request(1);
    }

    @Override
    public void onNext(String line) {
        waiting.add(new Text(line));
    }

    @Override
    public void onError(Throwable failed) {
        end(Optional.of(failed));
    }

    @Override
    public void onComplete() {
        end(Optional.empty());
    }

    void end(Optional<Throwable> failed) {
        waiting.add(new End(failed));
    }

    /// Wait for what comes next; empty when nothing came in time.
    Optional<Line> take(Duration patience) throws InterruptedException {
        Optional<Line> line = Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (line.isPresent() && line.get() instanceof Text) {
            source.ifPresent(subscription -> subscription.request(1));
        }
        return line;
    }

    /// Return what collects the lines of a refusal into one.
    Subscriber<String> whole(HttpResponse.ResponseInfo info) {
        return new Subscriber<>() {
            private final StringBuilder body = new StringBuilder();

            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String line) {
                if (body.length() < LONGEST) {
                    body.append(line).append('\n');
                }
            }

            @Override
            public void onError(Throwable failed) {
                onComplete();
            }

            @Override
            public void onComplete() {
                waiting.add(new Refused(info, body.toString()));
            }
        };
    }
}
