package io.hakari.testkit;

import java.util.List;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Vector;

/// A policy that is a function of one observation, in this process.
class ScriptedPolicyConformanceTest extends PolicyConformance {
    private static final ActionSpace SPACE = new ActionSpace("joint-velocity", List.of("first", "step"), "rad/s", 20);

    @Override
    protected Runner open() {
        return ScriptedRunner.serving("robot", Script.acting(SPACE, ScriptedPolicyConformanceTest::echo));
    }

    private static Response echo(Observation seen) {
        Vector joints = seen.state().getOrDefault("joint-position", Vector.of(Double.NaN));
        return new Response.Acted(
                ActionChunk.of(seen.step(), List.of(Vector.of(joints.get(0), (double) seen.step()))));
    }

    @Override
    protected String policy() {
        return "robot";
    }
}
