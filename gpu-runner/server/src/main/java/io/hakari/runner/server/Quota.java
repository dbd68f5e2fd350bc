package io.hakari.runner.server;

/// How much one runner takes on.
///
/// @param requests    the most in flight on one stream
/// @param tokens      the most in flight on one stream, counted as the protocol's Credit says
/// @param resultBytes the most that is kept of answers, so that a request sent twice is computed once; 0 keeps none
/// @param blobBytes   the most that is kept of media
public record Quota(int requests, long tokens, long resultBytes, long blobBytes) {

    public Quota {
        atLeastOne("requests in flight", requests);
        atLeastOne("tokens in flight", tokens);
        atLeastOne("bytes of blobs", blobBytes);
        if (resultBytes < 0) {
            throw new IllegalArgumentException("bytes of results [" + resultBytes + "] must be at least 0");
        }
    }

    /// Return what suits one client that keeps a device busy.
    public static Quota usual() {
        return new Quota(1024, 1L << 21, 64L << 20, 16L << 30);
    }

    private static void atLeastOne(String what, long number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " [" + number + "] must be at least 1");
        }
    }

    public Quota withRequests(int requests) {
        return new Quota(requests, tokens, resultBytes, blobBytes);
    }

    public Quota withTokens(long tokens) {
        return new Quota(requests, tokens, resultBytes, blobBytes);
    }

    public Quota withResultBytes(long resultBytes) {
        return new Quota(requests, tokens, resultBytes, blobBytes);
    }

    public Quota withBlobBytes(long blobBytes) {
        return new Quota(requests, tokens, resultBytes, blobBytes);
    }
}
