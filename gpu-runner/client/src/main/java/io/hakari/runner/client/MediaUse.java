package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Seen;
import io.hakari.runner.protocol.v1.MediumUse;

/// What the runner tells of the media, in the words of the harness: the frames of a clip are one medium again.
final class MediaUse {
    private MediaUse() {
    }

    static Optional<Seen> seen(List<MediumUse> uses) {
        List<Seen.Medium> media = new ArrayList<>();
        String clip = "";
        for (MediumUse use : uses) {
            boolean goesOn = !use.getClipSha256().isEmpty() && use.getClipSha256().equals(clip);
            media.add(goesOn ? joined(media.removeLast(), use) : medium(use));
            clip = use.getClipSha256();
        }
        return media.isEmpty() ? Optional.empty() : Optional.of(new Seen(media));
    }

    private static Seen.Medium medium(MediumUse use) {
        String sha256 = use.getClipSha256().isEmpty() ? use.getSha256() : use.getClipSha256();
        return new Seen.Medium(sha256, use.getFrameTimesUsList(), use.getWidth(), use.getHeight(),
                use.getVisualTokens(), use.getTruncated());
    }

    private static Seen.Medium joined(Seen.Medium before, MediumUse use) {
        List<Long> micros = new ArrayList<>(before.micros());
        micros.addAll(use.getFrameTimesUsList());
        return new Seen.Medium(before.sha256(), micros, before.width(), before.height(),
                before.tokens() + use.getVisualTokens(), before.truncated() || use.getTruncated());
    }
}
