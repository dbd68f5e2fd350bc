package io.hakari.runner.server.policy;

import java.io.IOException;
import java.util.List;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.Image;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.Vector;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.Stored;

/// What the tests of policy servers share.
final class Policies {
    static final Reset RESET = Reset.newBuilder()
            .setEpisode("episode-1")
            .setInstruction("赤い箱を置く")
            .setSeed(7)
            .setMode(Reset.Mode.LOCKSTEP)
            .build();
    /// As openpi's LIBERO policies are asked, with a small picture.
    static final String LIBERO = "checkpoint=pi0-libero@a1b2&camera.observation/image=front&"
            + "state.observation/state=tcp-position+gripper&float=f8&labels=x+y+z+g&timeout=20";

    private Policies() {
    }

    static Stored stored(String place) throws IOException, ModelException {
        var shelf = new PolicyEngine().open(place);
        return shelf.find(shelf.offers().getFirst().getName());
    }

    static PolicyModel loaded(String place) throws IOException, ModelException {
        return (PolicyModel) stored(place).load((_, _, _) -> {});
    }

    static Observation observation(long step) {
        return Observation.newBuilder()
                .setStep(step)
                .putState("tcp-position", Vector.newBuilder().addAllValues(List.of(0.5, -0.25, 1.0)).build())
                .putState("gripper", Vector.newBuilder().addValues(0.04).build())
                .putImages("front", Image.newBuilder()
                        .setWidth(2)
                        .setHeight(1)
                        .setMediaType("image/x-rgb")
                        .setContent(ByteString.copyFrom(new byte[]{1, 2, 3, 4, 5, (byte) 255}))
                        .build())
                .build();
    }

    static ByteString nothing() {
        return new MessageWriter().fields(0).toBytes();
    }

    /// Return openpi's reply with actions of a shape, and its timing.
    static ByteString reply(String type, ByteString bytes, Integer... shape) {
        var out = new MessageWriter().fields(2).text("actions");
        new Numbers(bytes, type, List.of(shape)).openpi(out);
        return out.text("server_timing").fields(1).text("infer_ms").real(12.5).toBytes();
    }

    static ByteString reply(Integer rows, List<Double> numbers) {
        return reply("<f4", Numbers.of(numbers, "<f4").bytes(), rows, numbers.size() / rows);
    }
}
