package io.hakari.sample;

/// Stands where no decoder is on the class path.
final class NoMediaDecoder implements MediaDecoder {

    @Override
    public Content.Frames frames(Blob clip, FrameChoice choice, Blobs blobs) {
        throw missing("clip", clip);
    }

    @Override
    public Blob shrunk(Blob picture, int longestSide, Blobs blobs) {
        throw missing("picture", picture);
    }

    private static MediaException missing(String what, Blob medium) {
        return new MediaException(what + " [" + medium.sha256()
                + "] cannot be decoded: no decoder is on the class path; add hakari-media");
    }
}
