package io.hakari.runner.server.onnx;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

import io.hakari.runner.protocol.v1.Error;

/// Memory for floats that the native library reads and writes in place; it grows, and is freed at once when closed.
///
/// Direct buffers would be freed by the collector, some time after so many of them have been made that none is left.
final class NativeFloats implements AutoCloseable {
    private static final int CACHE_LINE = 64;
    /// A buffer has at most so many, since its bytes are counted by an `int`.
    private static final int MOST = Integer.MAX_VALUE / Float.BYTES;
    private static final FloatBuffer NONE = FloatBuffer.allocate(0);

    private Arena arena = arena();
    private FloatBuffer floats = NONE;

    /// Return memory for so many floats; what was returned before is no longer valid.
    FloatBuffer ofSize(int size) throws RequestException {
        return ofSize(size, size);
    }

    /// Return memory for so many floats, and have half as much again at hand where more is soon wanted.
    FloatBuffer withSpareRoom(int size) throws RequestException {
        return ofSize(size, (int) Math.min(MOST, size + size / 2L));
    }

    private FloatBuffer ofSize(int size, int capacity) throws RequestException {
        if (floats.capacity() < Math.max(1, size)) {
            close();
            floats = NONE;
            arena = arena();
            floats = allocated(Math.max(1, capacity));
        }
        return floats.slice(0, size);
    }

    private FloatBuffer allocated(int size) throws RequestException {
        try {
            return arena.allocate(size * (long) Float.BYTES, CACHE_LINE).asByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        } catch (OutOfMemoryError e) {
            throw new RequestException(Error.Code.OUT_OF_MEMORY, "no memory is left for [" + size
                    + "] numbers; ask for less at once or raise the runner's -XX:MaxDirectMemorySize", e);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed when this is
    private static Arena arena() {
        return Arena.ofShared();
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
