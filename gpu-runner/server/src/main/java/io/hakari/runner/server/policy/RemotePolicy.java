package io.hakari.runner.server.policy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.PolicyModel;
import io.hakari.runner.server.PolicySession;

/// A policy on a server of somebody else's: each session is a connection of its own.
///
/// A connection that was lost is opened again by the next reset, never in mid-episode, and only if the server still says
/// of itself what it said when the policy was loaded.
final class RemotePolicy implements PolicyModel {
    private final RemoteStored stored;
    private final Map<String, String> properties;
    private final Set<Scene> open = ConcurrentHashMap.newKeySet();

    RemotePolicy(RemoteStored stored, Map<String, String> properties) {
        this.stored = stored;
        this.properties = Map.copyOf(properties);
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public PolicySession open() throws ModelException, InterruptedException {
        var scene = new Scene();
        scene.connect();
        open.add(scene);
        return scene;
    }

    @Override
    public void close() {
        open.forEach(Scene::close);
    }

    private final class Scene implements PolicySession {
        private volatile Optional<Connection> connection = Optional.empty();
        private Reset episode = Reset.getDefaultInstance();

        private Connection connect() throws ModelException, InterruptedException {
            Connection connected = stored.connect();
            stored.expectTheSame(connected);
            connection = Optional.of(connected);
            return connected;
        }

        @Override
        public ActEvent reset(Reset reset) throws ModelException, InterruptedException {
            episode = reset;
            Optional<Connection> known = connection;
            Connection connected = known.isPresent() ? known.get() : connect();
            try {
                return connected.reset(reset);
            } catch (IOException e) {
                throw lost(e);
            }
        }

        @Override
        public ActEvent act(Observation observation) throws ModelException, InterruptedException {
            Connection connected = connection.orElseThrow(() -> new ModelException(Code.UNAVAILABLE,
                    "policy server was lost in this episode; reset to begin another"));
            try {
                return connected.act(episode, observation);
            } catch (IOException e) {
                throw lost(e);
            }
        }

        private ModelException lost(IOException e) throws InterruptedException {
            drop();
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the policy server was asked");
            }
            Code code = switch (e) {
                case InterruptedIOException _ -> Code.TIMED_OUT;
                case ProtocolException _ -> Code.BROKEN;
                case PolicyErrorException _ -> Code.BROKEN;
                default -> Code.UNAVAILABLE;
            };
            return new ModelException(code, "[" + stored.name() + "]: " + e.getMessage(), e);
        }

        private void drop() {
            connection.ifPresent(Connection::close);
            connection = Optional.empty();
        }

        @Override
        public void close() {
            drop();
            open.remove(this);
        }
    }
}
