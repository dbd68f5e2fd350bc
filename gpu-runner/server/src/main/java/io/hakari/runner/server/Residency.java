package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// Changes which model is resident, one change after the other.
final class Residency {
    private final Engine engine;
    private final Shelf shelf;
    private final Device device;
    private final Blobs blobs;
    private final Health health;
    private final ReentrantLock changing = new ReentrantLock(true);

    Residency(Engine engine, Shelf shelf, Device device, Blobs blobs, Health health) {
        this.engine = engine;
        this.shelf = shelf;
        this.device = device;
        this.blobs = blobs;
        this.health = health;
    }

    /// What is done while no other change is.
    private interface Change {
        ModelIdentity make(Progress progress) throws ModelException, InterruptedException;
    }

    /// Load a checkpoint, and tell how far it is; it is done at once when it is resident already.
    void load(LoadModelRequest request, Consumer<LoadEvent> out) {
        bring("checkpoint [" + request.getName() + "] cannot be loaded", out, progress -> {
            progress.at(Stage.VERIFYING, 0, "");
            Stored next = shelf.find(request.getName());
            String digest = next.digest();
            expect(request.getExpectedDigest(), digest, next);
            Optional<Resident> now = device.resident();
            if (now.isPresent() && now.get().model().isAlive() && !now.get().asleep()
                    && isIt(now.get().identity(), next, digest)) {
                return now.get().identity();
            }
            progress.at(Stage.LOADING, 0, "");
            return turn((former, epoch) -> {
                // The former model goes first: a device seldom has room for two.
                former.ifPresent(model -> model.model().close());
                return Optional.of(moveIn(next, digest, epoch, next.load(progress), progress));
            });
        });
    }

    /// Put another checkpoint in place of the resident one's weights.
    void swap(LoadModelRequest request, Consumer<LoadEvent> out) {
        bring("checkpoint [" + request.getName() + "] cannot be swapped in", out, progress -> {
            progress.at(Stage.VERIFYING, 0, "");
            Resident now = swappable();
            Stored next = shelf.find(request.getName());
            String digest = next.digest();
            expect(request.getExpectedDigest(), digest, next);
            if (isIt(now.identity(), next, digest)) {
                return now.identity();
            }
            progress.at(Stage.LOADING, 0, "");
            return turn((former, epoch) -> {
                Model model = former.orElseThrow().model();
                try {
                    ((Swappable) model).swap(next, progress);
                } catch (ModelException | RuntimeException e) {
                    model.close();
                    throw e;
                }
                return Optional.of(moveIn(next, digest, epoch, model, progress));
            });
        });
    }

    private Resident swappable() throws ModelException {
        Resident now = resident();
        if (!(now.model() instanceof Swappable)) {
            throw new ModelException(Code.UNSUPPORTED,
                    "engine [" + engine.name() + "] swaps no weights; use LoadModel");
        }
        if (now.asleep()) {
            throw new ModelException(Code.UNAVAILABLE,
                    "model [" + now.identity().getName() + "] was put to sleep; wake it first");
        }
        return now;
    }

    /// Let the model wake, after its files were checked anew.
    void wake(Consumer<LoadEvent> out) {
        bring("model cannot be woken", out, progress -> {
            Resident now = resident();
            if (!now.asleep()) {
                return now.identity();
            }
            progress.at(Stage.VERIFYING, 0, "");
            String name = now.identity().getName();
            String digest = shelf.find(name).digest();
            if (!digest.equals(now.digest())) {
                unload();
                throw new ModelException(Code.DIGEST_MISMATCH, "checkpoint [" + name + "] has digest [" + digest
                        + "] now but [" + now.digest() + "] fell asleep; it was unloaded, load it anew");
            }
            progress.at(Stage.LOADING, 0, "");
            return turn((former, _) -> Optional.of(woken(former.orElseThrow(), progress)));
        });
    }

    private static Resident woken(Resident sleeping, Progress progress) throws ModelException {
        try {
            ((Sleeper) sleeping.model()).wake(progress);
        } catch (ModelException | RuntimeException e) {
            sleeping.model().close();
            throw e;
        }
        return sleeping.withAsleep(false);
    }

    /// Put the model to sleep; return why it does not, if it does not.
    Optional<Error> sleep() {
        return alone(() -> {
            Resident now = resident();
            if (!(now.model() instanceof Sleeper sleeper)) {
                throw new ModelException(Code.UNSUPPORTED,
                        "engine [" + engine.name() + "] puts no model to sleep; use UnloadModel");
            }
            if (!now.asleep()) {
                var failed = new ModelException[1];
                turn((former, _) -> {
                    try {
                        sleeper.sleep();
                        return former.map(awake -> awake.withAsleep(true));
                    } catch (ModelException e) {
                        failed[0] = e;
                        return former;
                    }
                });
                if (failed[0] != null) {
                    throw failed[0];
                }
            }
        });
    }

    /// Let no model be resident.
    Optional<Error> unloadModel() {
        return alone(this::unload);
    }

    private void unload() throws ModelException, InterruptedException {
        turn((former, _) -> {
            former.ifPresent(model -> model.model().close());
            return Optional.empty();
        });
    }

    private interface Work {
        void run() throws ModelException, InterruptedException;
    }

    private Optional<Error> alone(Work work) {
        changing.lock();
        try {
            work.run();
            return Optional.empty();
        } catch (ModelException e) {
            return Optional.of(error(e.code(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // An engine may throw anything; who asked hears it, and the next change is made all the same.
            return Optional.of(error(Code.BROKEN, "engine [" + engine.name() + "] failed: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(error(Code.UNAVAILABLE, "runner is shutting down"));
        } finally {
            changing.unlock();
        }
    }

    private void bring(String failure, Consumer<LoadEvent> out, Change change) {
        if (!changing.tryLock()) {
            out.accept(stage(Stage.QUEUED, 0, "another change of model is under way"));
            changing.lock();
        }
        try {
            ModelIdentity model = change.make((stage, share, detail) -> out.accept(stage(stage, share, detail)));
            out.accept(LoadEvent.newBuilder().setStage(Stage.READY).setModel(model).build());
        } catch (ModelException e) {
            out.accept(failed(e.code(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError e) {
            out.accept(failed(Code.BROKEN, failure + ": " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.accept(failed(Code.UNAVAILABLE, "runner is shutting down"));
        } finally {
            changing.unlock();
        }
    }

    private Resident resident() throws ModelException {
        return device.resident().orElseThrow(() -> new ModelException(Code.NOT_FOUND,
                "no model is resident; load one first"));
    }

    private static boolean isIt(ModelIdentity resident, Stored next, String digest) {
        return resident.getDigest().equals(digest) && resident.getName().equals(next.name());
    }

    private static void expect(String expected, String digest, Stored checkpoint) throws ModelException {
        if (!expected.isEmpty() && !expected.equals(digest)) {
            throw new ModelException(Code.DIGEST_MISMATCH,
                    "checkpoint [" + checkpoint.name() + "] has digest [" + digest
                            + "] but [" + expected + "] was asked for; name the digest that is meant");
        }
    }

    /// Change on the device's thread and wait; health says meanwhile that nothing is served.
    private ModelIdentity turn(Device.Turn turn) throws ModelException, InterruptedException {
        health.loading();
        try {
            return device.turn(turn).get().map(Resident::identity).orElse(ModelIdentity.getDefaultInstance());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException known) {
                throw known;
            }
            throw new ModelException(Code.BROKEN, "engine [" + engine.name() + "] failed: " + e.getCause(), e);
        } finally {
            health.loaded(device.resident().filter(now -> !now.asleep()).isPresent());
        }
    }

    /// Runs on the device's thread.
    private Resident moveIn(Stored stored, String digest, long epoch, Model model, Progress progress)
            throws ModelException {
        try {
            progress.at(Stage.WARMING, 0, "");
            if (model instanceof MediaReader reader) {
                reader.readFrom(blobs);
            }
            if (model instanceof BatchModel batching) {
                warm(batching);
            }
            Probes.Findings findings = Probes.of(model, progress);
            ModelIdentity identity = identity(stored, digest, epoch, model);
            return new Resident(identity, model, Determinism.of(findings.determinism(), identity),
                    findings.capabilities(), false);
        } catch (ModelException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private ModelIdentity identity(Stored stored, String digest, long epoch, Model model) throws ModelException {
        return ModelIdentity.newBuilder()
                .setName(stored.name())
                .setDigest(digest)
                .setContextLength(model.contextLength())
                .putAllProperties(stored.properties())
                .putAllProperties(model.properties())
                .putProperties("engine", engine.name())
                .setEpoch(epoch)
                .build();
    }

    /// A model that cannot score two words fails here and not in a run.
    private static void warm(BatchModel model) throws ModelException {
        var probe = ScoreRequest.newBuilder()
                .setRequestId("warm")
                .addContext(Part.newBuilder().setText("秤"))
                .addContinuations("は")
                .build();
        try {
            model.score(List.of(probe));
        } catch (RuntimeException e) {
            // A native library's exceptions are all of this kind; it is told with the load and not in a run.
            throw new ModelException(Code.BROKEN, "model was loaded but cannot score: " + e, e);
        }
    }

    private static LoadEvent stage(Stage stage, double share, String detail) {
        return LoadEvent.newBuilder().setStage(stage).setProgress(share).setDetail(detail).build();
    }

    private static LoadEvent failed(Code code, String message) {
        return LoadEvent.newBuilder().setStage(Stage.FAILED).setError(error(code, message)).build();
    }

    private static Error error(Code code, String message) {
        return Error.newBuilder().setCode(code).setMessage(message).build();
    }
}
