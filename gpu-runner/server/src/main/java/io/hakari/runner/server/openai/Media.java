package io.hakari.runner.server.openai;

import java.util.Base64;
import java.util.Map;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.ModelException;

/// Pictures, films and sounds as the content parts of a conversation.
final class Media {
    static final String IMAGE = "image";
    static final String VIDEO = "video";
    static final String AUDIO = "audio";

    private Media() {
    }

    /// Return what a server must have been found able to for media of an IANA type.
    static String capability(String mediaType) {
        return mediaType.substring(0, Math.max(0, mediaType.indexOf('/')));
    }

    static Map<String, Object> part(BlobRef blob, Blobs blobs) throws CallException {
        try {
            return part(blob.getMediaType(), blobs.bytes(blob.getSha256()));
        } catch (ModelException e) {
            throw new CallException(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /// Media travel in the request: a server that fetches addresses could be sent anywhere.
    static Map<String, Object> part(String mediaType, byte[] bytes) {
        String base64 = Base64.getEncoder().encodeToString(bytes);
        String url = "data:" + mediaType + ";base64," + base64;
        return switch (capability(mediaType)) {
            case VIDEO -> Map.of("type", "video_url", "video_url", Map.of("url", url));
            case AUDIO -> Map.of("type", "input_audio", "input_audio",
                    Map.of("data", base64, "format", format(mediaType)));
            default -> Map.of("type", "image_url", "image_url", Map.of("url", url));
        };
    }

    private static String format(String mediaType) {
        String format = mediaType.substring(mediaType.indexOf('/') + 1).replaceFirst("^x-", "");
        return switch (format) {
            case "mpeg" -> "mp3";
            case "wave", "vnd.wave" -> "wav";
            default -> format;
        };
    }
}
