package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// Content as it travels: words as they are, media by digest.
final class Parts {
    private Parts() {
    }

    static List<Part> of(List<Content> content) {
        List<Part> parts = new ArrayList<>(content.size());
        content.forEach(part -> parts.add(part(part)));
        return parts;
    }

    private static Part part(Content content) {
        return switch (content) {
            case Content.Text(String text) -> Part.newBuilder().setText(text).build();
            case Content.Image(Blob blob) -> part(blob);
            case Content.Video(Blob blob) -> part(blob);
            case Content.Audio(Blob blob) -> part(blob);
        };
    }

    private static Part part(Blob blob) {
        var reference = BlobRef.newBuilder().setSha256(blob.sha256()).setMediaType(blob.mediaType())
                .setSize(blob.size());
        return Part.newBuilder().setBlob(reference).build();
    }
}
