package io.hakari.runner.server;

import java.util.List;

import io.hakari.runner.protocol.v1.Capability;

/// A robot policy: it neither scores nor writes, but acts in sessions.
public non-sealed interface PolicyModel extends Model {

    /// Open a conversation for one robot; several may be open at once.
    ///
    /// @throws ModelException when the policy cannot be reached; the message names its address
    PolicySession open() throws ModelException, InterruptedException;

    /// Return 0: a policy reads no text of tokens.
    @Override
    default int contextLength() {
        return 0;
    }

    @Override
    default List<Capability> capabilities() {
        return List.of(declared("act", true), declared("score", false), declared("generate", false));
    }

    private static Capability declared(String name, boolean present) {
        return Capability.newBuilder()
                .setName(name)
                .setBasis(Capability.Basis.DECLARED)
                .setPresent(present)
                .build();
    }
}
