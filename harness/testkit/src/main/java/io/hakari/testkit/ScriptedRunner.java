package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.apiguardian.api.API;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Failure;
import io.hakari.exchange.MeterReading;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Session;
import io.hakari.sample.ContentDigest;
import io.hakari.sample.Pixels;

/// A runner in this process whose checkpoints answer by script.
///
/// A checkpoint's digest is the SHA-256 of its name. Loading one leaves another that was loaded before without answers,
/// as it does on a runner that holds one at a time.
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScriptedRunner implements Runner {
    private static final String INSIST = "@sha256:";

    private final List<Offer> offers;
    private final Supplier<Optional<MeterReading>> meters;
    private volatile String resident = "";
    private volatile boolean closed;

    private ScriptedRunner(List<Offer> offers, Supplier<Optional<MeterReading>> meters) {
        this.offers = List.copyOf(offers);
        this.meters = meters;
    }

    /// Return a runner with one checkpoint.
    public static ScriptedRunner serving(String checkpoint, Script script) {
        return new ScriptedRunner(List.of(new Offer(checkpoint, script)), Optional::empty);
    }

    /// Return a runner with one checkpoint named `scripted`.
    public static ScriptedRunner serving(Script script) {
        return serving("scripted", script);
    }

    /// Return a runner that has one more, newer checkpoint.
    public ScriptedRunner and(String checkpoint, Script script) {
        List<Offer> more = new ArrayList<>(offers);
        more.add(new Offer(checkpoint, script));
        return new ScriptedRunner(more, meters);
    }

    /// Return a runner whose meters show what is supplied, each time they are read.
    public ScriptedRunner metered(Supplier<Optional<MeterReading>> meters) {
        return new ScriptedRunner(offers, meters);
    }

    /// Return the digest that a checkpoint of this name has.
    public static String digestOf(String checkpoint) {
        return new ContentDigest().add("scripted checkpoint").add(checkpoint).hex();
    }

    /// Return the respondent of a script, without a runner around it.
    public static Respondent respondent(Script script) {
        return serving(script).load("scripted");
    }

    @Override
    public List<String> checkpoints() {
        return offers.stream().map(Offer::checkpoint).toList();
    }

    @Override
    public Respondent load(String checkpoint) {
        int at = checkpoint.indexOf(INSIST);
        requireOpen();
        String name = at < 0 ? checkpoint : checkpoint.substring(0, at);
        Offer offer = offers.stream().filter(one -> one.checkpoint().equals(name)).findFirst()
                .orElseThrow(() -> new RunnerException(
                        "checkpoint [" + name + "] is unknown; this runner has " + checkpoints()));
        String digest = digestOf(name);
        if (at >= 0 && !digest.equals(checkpoint.substring(at + INSIST.length()))) {
            throw new RunnerException("checkpoint [" + name + "] has digest [" + digest + "] but ["
                    + checkpoint.substring(at + INSIST.length()) + "] was asked for; ask for the one that is there");
        }
        resident = digest;
        return new Scripted(new Checkpoint(name, digest, Map.of("engine", "scripted")), offer.script());
    }

    @Override
    public Optional<MeterReading> meters() {
        return meters.get();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new RunnerException("scripted runner is closed; open another");
        }
    }

    private record Offer(String checkpoint, Script script) {}

    private final class Scripted implements Respondent {
        private final Checkpoint checkpoint;
        private final Script script;

        private Scripted(Checkpoint checkpoint, Script script) {
            this.checkpoint = checkpoint;
            this.script = script;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
        }

        @Override
        public Response answer(Request request) throws InterruptedException {
            if (request instanceof Request.InEpisode) {
                return new Response.Failed(Failure.REJECTED, "an episode is asked in a session; open one");
            }
            return scripted(request);
        }

        /// The script is the policy, and keeps what it wants to remember of an episode itself.
        @Override
        public Session session(Pixels pixels) {
            return new Scene(this);
        }

        private Response scripted(Request request) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException("a cancelled run asks nothing more");
            }
            requireOpen();
            if (!resident.equals(checkpoint.digest())) {
                throw new RunnerException("checkpoint [" + checkpoint.name() + "] with digest [" + checkpoint.digest()
                        + "] is no longer loaded; the runner serves [" + resident + "]; load it again");
            }
            return script.answer(request);
        }
    }

    private static final class Scene implements Session {
        private final Scripted policy;
        private boolean begun;
        private long steps;
        private volatile boolean closed;

        private Scene(Scripted policy) {
            this.policy = policy;
        }

        @Override
        public Response answer(Request.InEpisode request) throws InterruptedException {
            if (closed) {
                throw new RunnerException("session with [" + policy.checkpoint().name() + "] is closed; open another");
            }
            Optional<String> disorder = disorder(request);
            return disorder.isPresent()
                    ? new Response.Failed(Failure.REJECTED, disorder.get())
                    : policy.scripted(request);
        }

        /// Real time is asked by several threads, whose order is decided here.
        private synchronized Optional<String> disorder(Request.InEpisode request) {
            if (request instanceof Request.Reset) {
                begun = true;
                steps = -1;
            } else if (!begun) {
                return Optional.of("an observation came before the first reset; begin with one");
            } else if (request instanceof Request.Act(Observation observation)) {
                if (observation.step() <= steps) {
                    return Optional.of("step [" + observation.step() + "] came after [" + steps + "]; steps rise");
                }
                steps = observation.step();
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
