package io.hakari.runner.server.policy;

import java.io.IOException;

/// A kind of policy server.
interface Dialect {

    /// Connect and hear what the server says of itself.
    Connection connect() throws IOException, InterruptedException;
}
