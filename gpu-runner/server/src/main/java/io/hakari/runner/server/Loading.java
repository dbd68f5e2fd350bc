package io.hakari.runner.server;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;

/// Loads a checkpoint for who stands at the runner, as a client would have it loaded.
final class Loading {
    private final Consumer<String> listener;
    private LoadEvent last = LoadEvent.getDefaultInstance();

    private Loading(Consumer<String> listener) {
        this.listener = listener;
    }

    /// @param listener hears each stage once, and what is told of it
    static ModelIdentity of(String name, Consumer<String> listener,
            BiConsumer<LoadModelRequest, Consumer<LoadEvent>> load) throws ModelException {
        var loading = new Loading(listener);
        load.accept(LoadModelRequest.newBuilder().setName(name).build(), loading::hear);
        return switch (loading.last.getStage()) {
            case READY -> loading.last.getModel();
            case FAILED -> throw new ModelException(loading.last.getError().getCode(),
                    loading.last.getError().getMessage());
            default -> throw new ModelException(Code.BROKEN,
                    "checkpoint [" + name + "] was not loaded and nothing was told of it");
        };
    }

    private void hear(LoadEvent event) {
        boolean news = event.getStage() != last.getStage() || !event.getDetail().equals(last.getDetail());
        last = event;
        if (news && event.getStage() != LoadEvent.Stage.READY && event.getStage() != LoadEvent.Stage.FAILED) {
            String stage = event.getStage().name().toLowerCase(Locale.ROOT);
            listener.accept(Greeting.line(stage, event.getDetail()).strip());
        }
    }
}
