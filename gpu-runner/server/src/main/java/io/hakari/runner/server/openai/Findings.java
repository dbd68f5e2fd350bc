package io.hakari.runner.server.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.Capability.Basis;
import io.hakari.runner.protocol.v1.Error.Code;

/// What was tried at a server, and what it showed.
final class Findings {
    private final Map<String, Capability> found = new LinkedHashMap<>();

    void add(String name, boolean present, String evidence) {
        found.put(name, Capability.newBuilder().setName(name).setBasis(Basis.PROBED).setPresent(present)
                .setEvidence(evidence).build());
    }

    boolean has(String name) {
        return Optional.ofNullable(found.get(name)).filter(Capability::getPresent).isPresent();
    }

    /// Refuse what was looked for in vain.
    ///
    /// @param asked what a request asks for, for the sentence
    void require(String name, String asked) throws CallException {
        if (!has(name)) {
            throw new CallException(Code.UNSUPPORTED, asked + ", which the server was tried for and has not: "
                    + Optional.ofNullable(found.get(name)).map(Capability::getEvidence).orElse("it was not tried"));
        }
    }

    List<Capability> capabilities() {
        return List.copyOf(found.values());
    }
}
