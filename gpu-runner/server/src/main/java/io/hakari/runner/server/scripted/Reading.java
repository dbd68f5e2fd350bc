package io.hakari.runner.server.scripted;

import java.util.ArrayList;
import java.util.List;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.MediumUse;

/// What was read: the state after it, its length in characters, and the media in it.
///
/// A picture is read as its bytes and never decoded, so that its size is not known.
record Reading(long state, int length, List<MediumUse> media) {

    Reading {
        media = List.copyOf(media);
    }

    Reading(long state, int length) {
        this(state, length, List.of());
    }

    /// Return this with more text behind it.
    Reading then(long state, int length) {
        return new Reading(state, length, media);
    }

    /// Return this with a picture behind it, which is one token.
    Reading looked(long state, BlobRef picture) {
        MediumUse.Builder use = MediumUse.newBuilder().setSha256(picture.getSha256())
                .setClipSha256(picture.getClipSha256()).setVisualTokens(1);
        if (!picture.getClipSha256().isEmpty()) {
            use.addFrameTimesUs(picture.getTimeUs());
        }
        List<MediumUse> more = new ArrayList<>(media);
        more.add(use.build());
        return new Reading(state, length + 1, more);
    }
}
