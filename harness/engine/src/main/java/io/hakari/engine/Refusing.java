package io.hakari.engine;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;

/// Stands in for a checkpoint that cannot be asked because the question's media cannot be read.
record Refusing(Checkpoint checkpoint, String reason) implements Respondent {

    @Override
    public Response answer(Request request) {
        return new Response.Failed(Failure.MEDIA, reason);
    }
}
