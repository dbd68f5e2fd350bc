package io.hakari.runner.server.policy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Stored;

/// What runs on a policy server, as far as the server and the operator declare it.
///
/// The weights cannot be seen from here. The digest covers what is declared: dialect, `checkpoint` setting, metadata and
/// the mapping of names; `digest-basis` says `declared`, so that nobody takes it for a digest of weights.
final class RemoteStored implements Stored {
    private static final int MOST_SHOWN = 400;

    private final Place place;
    private final Mapping mapping;
    private final Dialect dialect;
    private volatile String loaded = "";

    RemoteStored(Place place, Mapping mapping, Dialect dialect) {
        this.place = place;
        this.mapping = mapping;
        this.dialect = dialect;
    }

    /// Return the declared checkpoint, else the server's address.
    @Override
    public String name() {
        if (!mapping.checkpoint().isEmpty()) {
            return mapping.checkpoint();
        }
        String host = place.address().getAuthority();
        return host == null ? place.address().getSchemeSpecificPart() : host;
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("kind", "policy");
        properties.put("dialect", place.dialect());
        properties.put("address", place.address().toString());
        properties.put("digest-basis", "declared");
        place.settings().forEach((name, value) -> properties.put("setting." + name, value));
        return properties;
    }

    @Override
    public String digest() throws ModelException {
        try (Connection connection = connect()) {
            return digest(connection.metadata());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Code.UNAVAILABLE, "interrupted while [" + place.address() + "] was asked", e);
        }
    }

    @Override
    public Model load(Progress progress) throws ModelException {
        progress.at(Stage.LOADING, 0, "connecting to " + place.address());
        try (Connection connection = connect()) {
            loaded = digest(connection.metadata());
            Map<String, String> properties = new LinkedHashMap<>(properties());
            properties.put("metadata", shown(connection.metadata()));
            return new RemotePolicy(this, properties);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Code.UNAVAILABLE, "interrupted while [" + place.address() + "] was asked", e);
        }
    }

    Connection connect() throws ModelException, InterruptedException {
        try {
            return dialect.connect();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the policy server was reached");
            }
            throw new ModelException(Code.UNAVAILABLE, "policy server [" + place.address()
                    + "] cannot be reached as [" + place.dialect() + "]: " + e.getMessage()
                    + "; start it there or correct the address", e);
        }
    }

    /// Refuse a server that says other things of itself than before: it was started again with something else.
    void expectTheSame(Connection connection) throws ModelException {
        String now = digest(connection.metadata());
        if (!loaded.equals(now)) {
            connection.close();
            throw new ModelException(Code.DIGEST_MISMATCH, "policy server [" + place.address()
                    + "] says other things of itself than when it was loaded; load it again");
        }
    }

    private String digest(ByteString metadata) throws ModelException {
        if (mapping.checkpoint().isEmpty() && saysNothing(metadata)) {
            throw new ModelException(Code.REJECTED, "policy server [" + place.address()
                    + "] says nothing of what it runs; add the setting checkpoint, such as ?checkpoint=pi0-libero@a1b2");
        }
        return Digests.of(place.dialect(), mapping.checkpoint(), metadata, place.settings());
    }

    private static boolean saysNothing(ByteString metadata) {
        try {
            return MessageReader.read(metadata) instanceof Message.Fields(var fields) && fields.isEmpty();
        } catch (IOException _) {
            return metadata.isEmpty();
        }
    }

    private static String shown(ByteString metadata) {
        try {
            String text = MessageReader.read(metadata).toString();
            return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
        } catch (IOException _) {
            return metadata.isValidUtf8() ? metadata.toStringUtf8() : metadata.size() + " bytes";
        }
    }
}
