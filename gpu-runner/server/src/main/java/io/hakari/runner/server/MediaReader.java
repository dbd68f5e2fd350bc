package io.hakari.runner.server;

/// A model that looks at media; a model that is none of these is never asked with a blob.
public interface MediaReader {

    /// Return whether it reads media of that IANA type, such as `image/png`.
    boolean reads(String mediaType);

    /// Take the place where the media of requests lie; called once, before the first request.
    void readFrom(Blobs blobs);
}
