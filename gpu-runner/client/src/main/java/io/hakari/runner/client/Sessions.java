package io.hakari.runner.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.grpc.StatusRuntimeException;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Session;
import io.hakari.sample.Pixels;

/// The robot sessions of one checkpoint.
final class Sessions {
    private final Line line;
    private final String digest;
    private final Set<GrpcSession> open = new HashSet<>();
    private Optional<RunnerException> end = Optional.empty();

    Sessions(Line line, String digest) {
        this.line = line;
        this.digest = digest;
    }

    /// Open one more; a runner that is away is waited for as long as patience lasts.
    Session open(Pixels pixels) throws InterruptedException {
        Iterator<Duration> pauses = line.patience().pauses().iterator();
        while (true) {
            throwIfEnded();
            try {
                return remembered(GrpcSession.open(line, digest, pixels, this::forget));
            } catch (StatusRuntimeException e) {
                await(pauses, e);
            }
        }
    }

    /// End all of them for good.
    void end(RunnerException reason) {
        List<GrpcSession> ended;
        synchronized (this) {
            end = Optional.of(end.orElse(reason));
            ended = List.copyOf(open);
            open.clear();
        }
        ended.forEach(session -> session.end(reason));
    }

    private synchronized Session remembered(Session session) {
        if (session instanceof GrpcSession policy) {
            open.add(policy);
        }
        end.ifPresent(_ -> session.close());
        return session;
    }

    private synchronized void forget(GrpcSession session) {
        open.remove(session);
    }

    private synchronized void throwIfEnded() {
        end.ifPresent(reason -> {
            throw reason;
        });
    }

    private void await(Iterator<Duration> pauses, StatusRuntimeException lost) throws InterruptedException {
        Optional<String> obituary = line.obituary();
        if (obituary.isPresent() || !pauses.hasNext()) {
            throw new RunnerException("runner [" + line.address() + "] opens no session ("
                    + obituary.orElse(GrpcRunner.reason(lost.getStatus())) + "); start it and run again", lost);
        }
        Thread.sleep(pauses.next());
        try {
            line.restore();
        } catch (StatusRuntimeException _) {
            // It is not back yet; the next attempt to open says so.
        }
    }
}
