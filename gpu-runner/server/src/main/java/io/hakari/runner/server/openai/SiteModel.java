package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.MediaReader;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Reply;
import io.hakari.runner.server.StreamModel;

/// A model behind somebody else's server: passes requests on, as many at once as the address allows.
final class SiteModel implements StreamModel, MediaReader {
    private final Served served;
    private final Http http;
    private final Served.Digest digest;
    private final Battery.Tried tried;
    private final int contextLength;
    private final Optional<String> version;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Optional<Blobs> media = Optional.empty();
    private volatile boolean doubtful;
    private volatile boolean alive = true;

    private SiteModel(Served served, Http http, Served.Digest digest, Battery.Tried tried, int contextLength,
            Optional<String> version) {
        this.version = version;
        this.served = served;
        this.http = http;
        this.digest = digest;
        this.tried = tried;
        this.contextLength = contextLength;
        this.places = new Semaphore(served.site().concurrency());
    }

    /// Try what a server can do with a model.
    static SiteModel of(Served served, Http http, Progress progress) throws CallException, InterruptedException {
        Served.Digest digest = served.digest();
        int contextLength = served.contextLength();
        return new SiteModel(served, http, digest, Battery.of(served, http, contextLength, progress), contextLength,
                served.version());
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>(served.properties());
        properties.put("digest-basis", digest.basis());
        version.ifPresent(told -> properties.put("server", told));
        properties.put("device", served.site().root().toString());
        properties.put("scored-by", tried.scorer().map(Scorer::way).orElse("nothing"));
        return properties;
    }

    @Override
    public boolean readsTokens() {
        return tried.findings().has(Battery.TOKEN_IDS);
    }

    /// The address is left out: the same server answers the same from another port.
    @Override
    public DeterminismRecord determinism() {
        Map<String, String> conditions = new LinkedHashMap<>(properties());
        conditions.remove("address");
        conditions.remove("device");
        return DeterminismRecord.newBuilder().setClass_(DeterminismRecord.Class.NONE).putAllConditions(conditions)
                .build();
    }

    @Override
    public List<Capability> capabilities() {
        return tried.findings().capabilities();
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public boolean reads(String mediaType) {
        return tried.findings().has(Media.capability(mediaType));
    }

    @Override
    public void readFrom(Blobs blobs) {
        media = Optional.of(blobs);
    }

    @Override
    public void score(ScoreRequest request, Reply<ScoreResult> reply) {
        answer(reply, () -> {
            if (request.getContextList().stream().anyMatch(Part::hasBlob)) {
                throw new CallException(Code.UNSUPPORTED, "field [context] holds media, behind which no server of this"
                        + " protocol tells likelihoods; let the model write instead");
            }
            tried.findings().require(Battery.SCORE, "likelihoods are asked for");
            return tried.scorer().orElseThrow().score(request);
        });
    }

    @Override
    public void generate(GenerateRequest request, Reply<Finished> reply) {
        answer(reply, () -> {
            tried.findings().require(Battery.GENERATE, "text is asked for");
            Optional<Constraint> constraint = Constraint.of(request);
            if (constraint.isPresent()) {
                Constraint.Kind kind = constraint.get().kind();
                tried.findings().require(kind.capability(), "field [" + kind.field() + "] binds the answer");
            }
            if (request.hasRandom()) {
                tried.findings().require(Battery.SEED, "a seed is given");
            }
            return tried.writer().write(request, content(request), reply::delta);
        });
    }

    private List<Map<String, Object>> content(GenerateRequest request) throws CallException {
        List<Map<String, Object>> content = new ArrayList<>();
        for (Part part : request.getPromptList()) {
            if (part.hasBlob()) {
                content.add(Media.part(part.getBlob(), media.orElseThrow()));
            }
        }
        return content;
    }

    private interface Work<A> {
        A done() throws CallException, InterruptedException;
    }

    private <A> void answer(Reply<A> reply, Work<A> work) {
        threads.execute(() -> {
            Thread thread = Thread.currentThread();
            reply.onCancel(thread::interrupt);
            try {
                reply.answer(inPlace(work));
            } catch (CallException e) {
                doubtful |= e.lost();
                reply.fail(e.error());
            } catch (InterruptedException _) {
                reply.fail(error(Code.CANCELLED, "request was given up"));
            } catch (RuntimeException e) {
                reply.fail(error(Code.BROKEN, "engine failed on what the server answered: " + e));
            }
        });
    }

    private <A> A inPlace(Work<A> work) throws CallException, InterruptedException {
        places.acquire();
        try {
            if (doubtful) {
                requireTheSame();
            }
            return work.done();
        } finally {
            places.release();
        }
    }

    /// A server that was away may have come back with another model.
    private synchronized void requireTheSame() throws CallException, InterruptedException {
        if (!doubtful) {
            return;
        }
        String now = Served.again(served).digest().sha256();
        if (!now.equals(digest.sha256())) {
            alive = false;
            throw new CallException(Code.DIGEST_MISMATCH, "server [" + served.site().root() + "] was away and serves ["
                    + now + "] as [" + served.name() + "] now, but [" + digest.sha256()
                    + "] was loaded; load it again");
        }
        doubtful = false;
    }

    private static Error error(Code code, String message) {
        return Error.newBuilder().setCode(code).setMessage(message).build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
