package io.hakari.runner.server.policy;

import java.io.IOException;
import java.io.InputStream;

/// The next bytes of a stream and no more.
final class Limited extends InputStream {
    private final InputStream in;
    private long left;

    Limited(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read();
        left -= read < 0 ? left : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int read = in.read(into, from, (int) Math.min(length, left));
        left -= read < 0 ? left : read;
        return read;
    }
}
