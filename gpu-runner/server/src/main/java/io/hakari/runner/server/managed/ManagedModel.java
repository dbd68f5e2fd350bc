package io.hakari.runner.server.managed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.MediaReader;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Renderer;
import io.hakari.runner.server.Reply;
import io.hakari.runner.server.Sleeper;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.StreamModel;
import io.hakari.runner.server.Swappable;

/// A model on an engine of our own: passes requests on to what speaks to the engine, and moves the engine.
final class ManagedModel implements StreamModel, Swappable, Sleeper, MediaReader, Renderer {
    private final Managed shelf;
    private volatile ManagedCheckpoint checkpoint;
    private volatile StreamModel spoken;
    private volatile Optional<Blobs> media = Optional.empty();

    ManagedModel(Managed shelf, ManagedCheckpoint checkpoint, StreamModel spoken) {
        this.shelf = shelf;
        this.checkpoint = checkpoint;
        this.spoken = spoken;
    }

    @Override
    public int contextLength() {
        return spoken.contextLength();
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(spoken.properties());
        // The digest is that of the files, whatever the engine tells of itself.
        properties.remove("digest-basis");
        properties.putAll(chosen());
        return Map.copyOf(properties);
    }

    @Override
    public boolean readsTokens() {
        return spoken.readsTokens();
    }

    @Override
    public List<Capability> capabilities() {
        return spoken.capabilities();
    }

    @Override
    public DeterminismRecord determinism() {
        return spoken.determinism().toBuilder().putAllConditions(chosen()).build();
    }

    @Override
    public Map<String, Double> gauges() {
        return spoken.gauges();
    }

    @Override
    public void score(ScoreRequest request, Reply<ScoreResult> reply) {
        spoken.score(request, reply);
    }

    @Override
    public void generate(GenerateRequest request, Reply<Finished> reply) {
        spoken.generate(request, reply);
    }

    @Override
    public void swap(Stored next, Progress progress) throws ModelException {
        if (!(next instanceof ManagedCheckpoint managed) || !shelf.fits(checkpoint, managed)) {
            throw new ModelException(Code.UNSUPPORTED, "checkpoint [" + next.name() + "] differs from ["
                    + checkpoint.name() + "] in more than its weights; load it in place of swapping it in");
        }
        sleep();
        move(managed, progress);
    }

    @Override
    public void sleep() {
        spoken.close();
        shelf.rest(checkpoint);
    }

    @Override
    public void wake(Progress progress) throws ModelException {
        move(checkpoint, progress);
    }

    private void move(ManagedCheckpoint next, Progress progress) throws ModelException {
        spoken = shelf.serve(next, next.before(), progress);
        checkpoint = next;
        media.ifPresent(this::readFrom);
    }

    @Override
    public boolean reads(String mediaType) {
        return spoken instanceof MediaReader reader && reader.reads(mediaType);
    }

    @Override
    public void readFrom(Blobs blobs) {
        media = Optional.of(blobs);
        if (spoken instanceof MediaReader reader) {
            reader.readFrom(blobs);
        }
    }

    @Override
    public RenderReply render(RenderRequest request) {
        if (spoken instanceof Renderer renderer) {
            return renderer.render(request);
        }
        return RenderReply.newBuilder().setError(Error.newBuilder().setCode(Code.UNSUPPORTED)
                .setMessage("this engine does not tell which tokens a text becomes")).build();
    }

    @Override
    public void close() {
        sleep();
    }

    private Map<String, String> chosen() {
        Map<String, String> chosen = new HashMap<>();
        shelf.place().choices().forEach((choice, value) -> chosen.put(choice.key(), value));
        return chosen;
    }
}
