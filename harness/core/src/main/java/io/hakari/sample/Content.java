package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One part of what a model is shown; a sample is an ordered list of parts.
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Content {

    /// Words.
    record Text(String text) implements Content {}

    /// A still picture.
    record Image(Blob blob) implements Content {}

    /// Moving pictures; which frames are shown is the procedure's choice.
    record Video(Blob blob) implements Content {}

    /// Sound.
    record Audio(Blob blob) implements Content {}

    /// Return words as content.
    static Text text(String text) {
        return new Text(text);
    }
}
