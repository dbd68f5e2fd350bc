package io.hakari.runner.server;

import java.util.concurrent.TimeUnit;

import io.hakari.runner.protocol.v1.ActError;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.Reset.Mode;

/// The order of a session: a reset first, steps that rise, and every answer with the step it answers.
///
/// Whatever an engine throws at one request is told as that request's failure, since the session is many others' too.
final class Acting {
    private final PolicySession session;
    private final String digest;
    private boolean begun;
    private long steps;

    Acting(PolicySession session, String digest) {
        this.session = session;
        this.digest = digest;
    }

    ActEvent reset(Reset reset) throws InterruptedException {
        begun = false;
        steps = -1;
        if (reset.getMode() != Mode.LOCKSTEP && reset.getMode() != Mode.REALTIME) {
            return failed(Code.REJECTED, "field [mode] of the reset is [" + reset.getMode()
                    + "]; set LOCKSTEP or REALTIME");
        }
        try {
            ActEvent event = session.reset(reset);
            begun = event.hasReady();
            return begun
                    ? event.toBuilder().setReady(event.getReady().toBuilder().setModelDigest(digest)).build()
                    : event;
        } catch (ModelException e) {
            return failed(e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(Code.BROKEN, "policy failed at the reset: " + e);
        }
    }

    ActEvent act(Observation observation, long arrived) throws InterruptedException {
        if (!begun) {
            return failed(observation, Code.REJECTED,
                    "observation came before a reset that was answered with ready; reset first");
        }
        if (observation.getStep() <= steps) {
            return failed(observation, Code.REJECTED, "field [step] is [" + observation.getStep()
                    + "] after [" + steps + "]; steps rise within an episode");
        }
        steps = observation.getStep();
        try {
            return stamped(session.act(observation), observation, arrived);
        } catch (ModelException e) {
            // What cannot be answered once more without the policy's memory ends the episode.
            begun = e.code() != Code.UNAVAILABLE && e.code() != Code.TIMED_OUT;
            return failed(observation, e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(observation, Code.BROKEN, "policy failed at step [" + steps + "]: " + e);
        }
    }

    private static ActEvent stamped(ActEvent event, Observation observation, long arrived) {
        long nanos = System.nanoTime() - arrived;
        var stamped = event.toBuilder();
        if (event.hasChunk()) {
            long budget = TimeUnit.MILLISECONDS.toNanos(observation.getBudgetMs());
            stamped.getChunkBuilder()
                    .setObservedStep(observation.getStep())
                    .setFirstStep(Math.max(event.getChunk().getFirstStep(), observation.getStep()))
                    .setLate(budget > 0 && nanos > budget)
                    .setInferenceNs(nanos);
        } else if (event.hasDeclined()) {
            stamped.getDeclinedBuilder().setStep(observation.getStep());
        }
        return stamped.build();
    }

    private static ActEvent failed(Code code, String message) {
        return ActEvent.newBuilder().setError(ActError.newBuilder().setError(error(code, message))).build();
    }

    private static ActEvent failed(Observation observation, Code code, String message) {
        return ActEvent.newBuilder()
                .setError(ActError.newBuilder().setStep(observation.getStep()).setError(error(code, message)))
                .build();
    }

    private static Error error(Code code, String message) {
        return Error.newBuilder().setCode(code).setMessage(message).build();
    }
}
