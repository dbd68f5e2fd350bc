package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;

/// A model that says which tokens a conversation or a text becomes; called by many threads at once.
public interface Renderer {

    /// Return the tokens, or an error that names the field.
    RenderReply render(RenderRequest request);
}
