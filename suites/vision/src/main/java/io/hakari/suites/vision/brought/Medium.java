package io.hakari.suites.vision.brought;

import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// A picture or clip of an item.
///
/// @param number by which the question names it, as `<image 2>`; at least 1
record Medium(int number, Blob blob) {
    private static final String VIDEO = "video/";
    private static final int FIELDS = 4;

    /// Return it as a part of a question.
    Content content() {
        return blob.mediaType().startsWith(VIDEO) ? new Content.Video(blob) : new Content.Image(blob);
    }

    /// Return it as a field of `items.jsonl`: number, media type, size in bytes, SHA-256.
    String written() {
        return number + " " + blob.mediaType() + " " + blob.size() + " " + blob.sha256();
    }

    /// Read what `written()` gave.
    ///
    /// @throws IllegalArgumentException when it is something else
    static Medium read(String written) {
        String[] fields = written.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("medium [" + written + "] is not number, type, size and sha256");
        }
        return new Medium(Integer.parseInt(fields[0]), new Blob(fields[3], fields[1], Long.parseLong(fields[2])));
    }
}
