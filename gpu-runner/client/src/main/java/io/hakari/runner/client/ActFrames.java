package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Picture;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Vector;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.ActionSpace;
import io.hakari.runner.protocol.v1.Image;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.sample.Pixels;

/// Episodes as they travel.
final class ActFrames {
    private ActFrames() {
    }

    static ActFrame reset(Request.Reset reset) {
        return ActFrame.newBuilder()
                .setReset(Reset.newBuilder()
                        .setEpisode(reset.episode())
                        .setInstruction(reset.instruction())
                        .setSeed(reset.seed())
                        .setMode(switch (reset.pace()) {
                            case LOCKSTEP -> Reset.Mode.LOCKSTEP;
                            case REALTIME -> Reset.Mode.REALTIME;
                        }))
                .build();
    }

    static ActFrame observation(Observation observation, Pixels pixels) {
        var wire = io.hakari.runner.protocol.v1.Observation.newBuilder()
                .setStep(observation.step())
                .setTimeNs(observation.timeNanos())
                .setBudgetMs(observation.budgetMillis());
        observation.state().forEach((name, vector) -> wire.putState(name, vector(vector)));
        observation.pictures().forEach((camera, picture) -> wire.putImages(camera, image(picture, pixels)));
        return ActFrame.newBuilder().setObservation(wire).build();
    }

    static Response ready(Ready ready) {
        ActionSpace space = ready.getSpace();
        return new Response.Ready(new io.hakari.exchange.ActionSpace(space.getName(), space.getLabelsList(),
                space.getUnit(), space.getPeriodMs()), ready.getSeeded());
    }

    static Response chunk(io.hakari.runner.protocol.v1.ActionChunk chunk) {
        int width = chunk.getWidth();
        List<Double> numbers = chunk.getActionsList();
        if (width == 0 ? !numbers.isEmpty() : numbers.size() % width != 0) {
            return Failures.broken("runner answered [" + numbers.size() + "] numbers as actions of [" + width + "]");
        }
        List<Vector> actions = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += width) {
            actions.add(Vector.of(numbers.subList(from, from + width)));
        }
        return new Response.Acted(new ActionChunk(chunk.getFirstStep(), actions, chunk.getLate(),
                chunk.getInferenceNs(), Map.copyOf(chunk.getTimingMsMap())));
    }

    private static io.hakari.runner.protocol.v1.Vector vector(Vector vector) {
        var wire = io.hakari.runner.protocol.v1.Vector.newBuilder();
        for (int i = 0; i < vector.size(); i++) {
            wire.addValues(vector.get(i));
        }
        return wire.build();
    }

    private static Image image(Picture picture, Pixels pixels) {
        // The source promises not to change them.
        ByteString content = UnsafeByteOperations.unsafeWrap(pixels.of(picture.blob()));
        if (content.size() != picture.blob().size()) {
            throw new IllegalArgumentException("picture [" + picture.blob().sha256() + "] has [" + content.size()
                    + "] bytes but its blob says [" + picture.blob().size() + "]");
        }
        return Image.newBuilder()
                .setContent(content)
                .setWidth(picture.width())
                .setHeight(picture.height())
                .setMediaType(picture.blob().mediaType())
                .build();
    }
}
