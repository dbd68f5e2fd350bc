package io.hakari.runner.server.policy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.server.Engine;
import io.hakari.runner.server.Shelf;

/// Serves the policy that somebody else's policy server runs, such as `openpi:ws://host:8000?checkpoint=pi0@a1b2`.
public final class PolicyEngine implements Engine {
    private static final Map<String, String> SCHEMES = Map.of("openpi", "ws", "roboarena", "ws", "groot", "tcp",
            "lerobot", "grpc");
    private static final String UNIX = "unix";

    @Override
    public String name() {
        return "policy 1";
    }

    @Override
    public Shelf open(String place) throws IOException {
        Place at = Place.of(place);
        Mapping mapping = Mapping.of(at.settings());
        Dialect dialect = dialect(at, mapping);
        return new RemoteShelf(new RemoteStored(at, mapping, dialect), "policy server at " + at.address());
    }

    private static Dialect dialect(Place at, Mapping mapping) throws IOException {
        Optional<String> apiKey = apiKey(mapping);
        expectScheme(at);
        return switch (at.dialect()) {
            case "openpi" -> new Openpi(at.address(), mapping, apiKey);
            case "roboarena" -> new Roboarena(at.address(), mapping, apiKey);
            case "groot" -> new Groot(at.address(), mapping, apiKey);
            case "lerobot" -> new Bridge(at.address(), mapping);
            default -> throw new IOException("dialect [" + at.dialect()
                    + "] of the policy is unknown; known: "
                    + String.join(", ", SCHEMES.keySet().stream().sorted().toList()));
        };
    }

    private static void expectScheme(Place at) throws IOException {
        String scheme = SCHEMES.getOrDefault(at.dialect(), "");
        String given = String.valueOf(at.address().getScheme());
        boolean fits = given.equals(scheme) || (scheme.equals("ws") && given.equals("wss"))
                || (scheme.equals("grpc") && given.equals(UNIX));
        if (!scheme.isEmpty() && !fits) {
            throw new IOException("policy server [" + at.address() + "] of dialect [" + at.dialect()
                    + "] has the scheme [" + given + "]; write " + scheme + "://host:port");
        }
    }

    /// A key is never written on a command line, where every user of the machine can read it.
    private static Optional<String> apiKey(Mapping mapping) throws IOException {
        if (mapping.apiKey().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = Optional.ofNullable(System.getenv(mapping.apiKey()));
        if (key.isEmpty()) {
            throw new IOException("setting [api-key] of the policy names the environment variable ["
                    + mapping.apiKey() + "], which is not set");
        }
        return key;
    }
}
