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
        for (Content part : content) {
            switch (part) {
                case Content.Text(String text) -> parts.add(Part.newBuilder().setText(text).build());
                case Content.Image(Blob blob) -> parts.add(part(reference(blob)));
                case Content.Video(Blob blob) -> parts.add(part(reference(blob)));
                case Content.Audio(Blob blob) -> parts.add(part(reference(blob)));
                case Content.Frames frames -> frames.frames().forEach(frame -> parts.add(part(
                        reference(frame.picture()).setClipSha256(frames.clip().sha256()).setTimeUs(frame.micros()))));
            }
        }
        return parts;
    }

    private static BlobRef.Builder reference(Blob blob) {
        return BlobRef.newBuilder().setSha256(blob.sha256()).setMediaType(blob.mediaType()).setSize(blob.size());
    }

    private static Part part(BlobRef.Builder reference) {
        return Part.newBuilder().setBlob(reference).build();
    }
}
