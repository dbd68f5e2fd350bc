package io.hakari.runner.server.onnx;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// Memory for floats that the native library reads and writes in place; it grows, and is freed at once when closed.
///
/// Direct buffers would be freed by the collector, some time after so many of them have been made that none is left.
final class NativeFloats implements AutoCloseable {
    private static final int CACHE_LINE = 64;

    private Arena arena = arena();
    private FloatBuffer floats = FloatBuffer.allocate(0);

    /// Return memory for so many floats; what was returned before is no longer valid.
    FloatBuffer ofSize(int size) {
        if (floats.capacity() < size) {
            arena.close();
            arena = arena();
            floats = further(size);
        }
        return floats.slice(0, size);
    }

    /// Return memory for so many floats beside what was returned before.
    FloatBuffer further(int size) {
        return arena.allocate(size * (long) Float.BYTES, CACHE_LINE).asByteBuffer()
                .order(ByteOrder.nativeOrder()).asFloatBuffer();
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
