package io.hakari.exchange;

/// The session of something that is no policy.
record Unanswering(Response.Failed failed) implements Session {

    @Override
    public Response answer(Request.InEpisode request) {
        return failed;
    }

    @Override
    public void close() {
    }
}
