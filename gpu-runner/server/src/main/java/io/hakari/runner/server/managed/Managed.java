package io.hakari.runner.server.managed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.server.Engine;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.StreamModel;
import io.hakari.runner.server.device.NvidiaDevices;
import io.hakari.runner.server.huggingface.CheckpointFiles;

/// Checkpoints in a folder, served by one engine that is started with the first and moved from one to the next.
///
/// A model that is closed leaves the engine asleep, without weights. The next one wakes it where only the weights differ,
/// which takes as long as reading them; else the engine is started anew.
public final class Managed implements Shelf {
    private static final String SPEAKER = "openai";

    private final Recipe recipe;
    private final Place place;
    private final Shelf folders;
    private final Speaker speaker;
    private final Limits limits;
    private Optional<Running> running = Optional.empty();
    /// What the running engine read once: an engine that is awake or broken has none, so that it is not taken over.
    private Optional<String> fixed = Optional.empty();

    /// Opens what an engine serves; in production the engine `openai`.
    interface Speaker {
        Shelf open(String address) throws IOException;
    }

    private Managed(Recipe recipe, Place place, Shelf folders, Speaker speaker, Limits limits) {
        this.recipe = recipe;
        this.place = place;
        this.folders = folders;
        this.speaker = speaker;
        this.limits = limits;
    }

    /// Open a folder of checkpoint folders, or one checkpoint's folder, with what is chosen behind a question mark.
    ///
    /// @throws IOException when the folder or an option is wrong, or nothing here speaks to such an engine
    public static Shelf open(Recipe recipe, String place) throws IOException {
        Engine openai = ServiceLoader.load(Engine.class).stream()
                .filter(one -> one.type().getPackageName().endsWith("." + SPEAKER)).findFirst()
                .orElseThrow(() -> new IOException("engine [" + recipe.engine() + "] is spoken to by the engine ["
                        + SPEAKER + "], which is not on the class path; add it"))
                .get();
        return open(recipe, place, openai::open, Limits.usual());
    }

    static Managed open(Recipe recipe, String place, Speaker speaker, Limits limits) throws IOException {
        Place parsed = Place.parse(place);
        Path folder = parsed.folder().toAbsolutePath().normalize();
        var files = new Folders(recipe.engine());
        Optional<Path> parent = Optional.ofNullable(folder.getParent())
                .filter(_ -> new CheckpointFiles(folder).isOne());
        Shelf folders = parent.isPresent()
                ? new OneOf(files.open(parent.get().toString()), String.valueOf(folder.getFileName()))
                : files.open(parsed.folder().toString());
        return new Managed(recipe, parsed, folders, speaker, limits);
    }

    @Override
    public List<ModelOffer> offers() throws ModelException {
        return folders.offers();
    }

    @Override
    public Stored find(String name) throws ModelException {
        return new ManagedCheckpoint(this, folders.find(name));
    }

    @Override
    public List<String> devices() {
        return NvidiaDevices.find(NvidiaDevices.Settings.ofThisProcess()).inWords();
    }

    @Override
    public synchronized void close() throws IOException {
        stop();
        folders.close();
    }

    Place place() {
        return place;
    }

    /// Serve a checkpoint: by the engine that sleeps, where only the weights differ, else by a new one.
    ///
    /// @param digest of the files as they were before
    synchronized StreamModel serve(ManagedCheckpoint checkpoint, String digest, Progress progress)
            throws ModelException {
        try {
            if (!movedTo(checkpoint, digest, progress)) {
                stop();
                running = Optional.of(
                        Running.start(recipe, limits, place.choices(), checkpoint.path(), progress));
            }
            checkpoint.requireUnchanged(digest);
            return speak(progress);
        } catch (ModelException e) {
            stop();
            throw e;
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new ModelException(Code.UNAVAILABLE, "runner is shutting down", e);
        }
    }

    /// A failed move costs a start, and no more.
    private boolean movedTo(ManagedCheckpoint checkpoint, String digest, Progress progress)
            throws ModelException, InterruptedException {
        if (running.filter(Running::isAlive).isEmpty() || !fixed.equals(Optional.of(checkpoint.fixed()))) {
            return false;
        }
        fixed = Optional.empty();
        try {
            running.get().wake(checkpoint.path(), digest);
            return true;
        } catch (ModelException e) {
            progress.at(Stage.LOADING, 0, e.getMessage() + "; it is started anew");
            return false;
        }
    }

    private StreamModel speak(Progress progress) throws ModelException {
        String address = running.orElseThrow().address().toString();
        try (Shelf served = speaker.open(address + "/v1?dialect=" + recipe.engine())) {
            if (served.find(Recipe.NAME).load(progress) instanceof StreamModel model) {
                return model;
            }
            throw new ModelException(Code.BROKEN,
                    "engine [" + SPEAKER + "] makes batches of its own; expected it to pass"
                            + " requests on");
        } catch (IOException e) {
            throw new ModelException(Code.BROKEN,
                    "engine [" + recipe.engine() + "] at [" + address + "] cannot be spoken to: " + e.getMessage(), e);
        }
    }

    /// Return whether a checkpoint differs in its weights alone from the one that is served.
    boolean fits(ManagedCheckpoint served, ManagedCheckpoint next) throws ModelException {
        return served.fixed().equals(next.fixed());
    }

    /// Let the engine forget the weights and keep what makes the next start fast; stop it where it cannot.
    synchronized void rest(ManagedCheckpoint served) {
        try {
            if (running.filter(Running::isAlive).isPresent()) {
                running.get().sleep();
                fixed = Optional.of(served.fixed());
            }
        } catch (ModelException _) {
            stop();
        } catch (InterruptedException _) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        running.ifPresent(Running::stop);
        running = Optional.empty();
        fixed = Optional.empty();
    }
}
