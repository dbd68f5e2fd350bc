package io.hakari.media;

import java.util.List;

/// How generated clips are stored.
public enum ClipFormat {
    /// Every pixel as it was drawn: FFV1 in Matroska, with a checksum in every slice. Times are whole milliseconds.
    FFV1("video/x-matroska", ".mkv",
            "-vf format=bgr0 -c:v ffv1 -level 3 -coder 1 -context 0 -g 1 -slices 4 -slicecrc 1 -f matroska"),
    /// Small, and what players read: AV1 in MP4, at about 40 dB. Times are exact.
    AV1("video/mp4", ".mp4",
            "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 -color_primaries bt709"
                    + " -color_trc bt709 -color_range tv -c:v libsvtav1 -preset 8 -crf 30 -svtav1-params lp=1"
                    + " -movflags +faststart -f mp4");

    private final String mediaType;
    private final String suffix;
    private final String arguments;

    ClipFormat(String mediaType, String suffix, String arguments) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.arguments = arguments;
    }

    /// Return the media type of its container.
    public String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    List<String> arguments() {
        return List.of(arguments.split(" ", -1));
    }
}
