package io.hakari.runner.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActionChunk;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Ready;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.Engine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Shelf;
import io.hakari.runner.server.Stored;

/// A policy that a test holds by the hand: each observation is told and answered when the test says so.
final class Robots implements Engine, Shelf, PolicyModel, PolicySession {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    final CountDownLatch sessionClosed = new CountDownLatch(1);

    @Override
    public String name() {
        return "robots 1";
    }

    @Override
    public Shelf open(String place) {
        return this;
    }

    @Override
    public List<ModelOffer> offers() {
        return List.of(ModelOffer.newBuilder().setName("robot").build());
    }

    @Override
    public Stored find(String name) {
        return new Stored() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Map<String, String> properties() {
                return Map.of();
            }

            @Override
            public String digest() {
                return "ab".repeat(32);
            }

            @Override
            public Model load(Progress progress) {
                return Robots.this;
            }
        };
    }

    @Override
    public List<String> devices() {
        return List.of();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }

    @Override
    public PolicySession open() {
        return this;
    }

    @Override
    public ActEvent reset(Reset reset) {
        return ActEvent.newBuilder().setReady(Ready.getDefaultInstance()).build();
    }

    /// Answer with one action: the step, NaN and the time of the simulation. Step 13 is more than the policy can bear.
    @Override
    public ActEvent act(Observation observation) throws ModelException, InterruptedException {
        asked.countDown();
        go.await();
        if (observation.getStep() == 13) {
            throw new ModelException(Code.UNAVAILABLE, "policy hung up");
        }
        return ActEvent.newBuilder()
                .setChunk(ActionChunk.newBuilder()
                        .setWidth(2)
                        .addActions((double) observation.getStep())
                        .addActions(Double.NaN)
                        .putTimingMs("infer_ms", 1.5))
                .build();
    }

    @Override
    public void close() {
        sessionClosed.countDown();
    }
}
