package io.hakari.media;

import java.nio.file.Path;
import java.util.List;

/// A clip or sound to be read.
///
/// @param name what a person knows it by
record ClipFile(String name, Path file) {

    /// A playlist or a script of clips is no clip, nor is `image2`, to which a name such as `still%d.png` is a series of
    /// files: they would make the program open other ones.
    private static final String FORMATS = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,avi,mpegts,mpeg,ogg,flac,wav,mp3,aac,flv,ivf,"
            + "gif,asf,png_pipe,jpeg_pipe,webp_pipe,j2k_pipe,jpegxl_pipe,avif";

    /// Return the arguments that open it and nothing else: neither network nor another file is touched, and whatever its
    /// name looks like, it is taken as a file's.
    List<String> input() {
        return List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, "-i",
                "file:" + file.toAbsolutePath());
    }
}
