package io.hakari.suites.vision.brought;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells the media type of a picture by its first bytes, and of a clip by its name.
final class MediaKind {
    private static final int HEAD = 12;
    private static final Map<String, String> CLIPS = Map.of("mp4", "video/mp4", "mkv", "video/x-matroska", "webm",
            "video/webm", "avi", "video/x-msvideo", "mov", "video/quicktime", "gif", "image/gif");

    private MediaKind() {
    }

    /// Return the IANA media type of a picture.
    static Optional<String> ofPicture(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return Optional.of("image/webp");
        }
        return rare(head);
    }

    private static Optional<String> rare(String head) {
        if (head.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        if (head.startsWith("BM")) {
            return Optional.of("image/bmp");
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return Optional.of("image/tiff");
        }
        if (head.startsWith("ftypavi", 4)) {
            return Optional.of("image/avif");
        }
        return head.startsWith("jP  ", 4) ? Optional.of("image/jp2") : Optional.empty();
    }

    /// Return the IANA media type of a clip.
    static Optional<String> ofClip(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(CLIPS.get(ending)).filter(type -> type.startsWith("video/"));
    }
}
