package io.hakari.runner.server.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/// Makes the caches of one decoder, in memory that is used again when a cache is closed.
///
/// While an answer is written each step makes a cache one token longer and closes the one before, so that two memories
/// take turns. The native library writes into them in place: memory of its own, which it would wrap and allocate anew
/// for every output of every step, cost a tenth of the time of a small step.
final class Caches implements AutoCloseable {
    /// A step reads one cache and writes another; the rest of the memory is freed.
    private static final int MOST_IDLE = 2;

    private final OrtEnvironment environment = OnnxEngine.environment();
    private final List<Signature.Shape> shapes;
    private final ArrayDeque<Memory> idle = new ArrayDeque<>();
    private boolean closed;

    /// @param shapes of the tensors that one cache consists of
    Caches(List<Signature.Shape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /// Return a cache for rows of a length; what it holds is for the caller to write.
    Cache of(int rows, int length) throws RequestException, OrtException {
        Memory memory = idle.isEmpty() ? new Memory() : idle.pop();
        List<FloatBuffer> values = new ArrayList<>();
        List<OnnxTensor> tensors = new ArrayList<>();
        var lease = new Lease(memory, tensors);
        try {
            for (int i = 0; i < shapes.size(); i++) {
                Signature.Shape shape = shapes.get(i);
                values.add(memory.parts().get(i).withSpareRoom(rows * shape.row(length)));
                tensors.add(OnnxTensor.createTensor(environment, values.getLast(), shape.of(rows, length)));
            }
            return new Cache(tensors, values, rows, length, lease);
        } catch (RequestException | OrtException e) {
            lease.run();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        idle.forEach(Memory::close);
        idle.clear();
    }

    /// The memory of one cache, a part for each tensor.
    private final class Memory implements AutoCloseable {
        private final List<NativeFloats> parts = shapes.stream().map(_ -> new NativeFloats()).toList();

        List<NativeFloats> parts() {
            return parts;
        }

        @Override
        public void close() {
            parts.forEach(NativeFloats::close);
        }
    }

    /// The use of a memory by one cache; ended twice it is given back once, since it may be another's by then.
    private final class Lease implements Runnable {
        private final Memory memory;
        private final List<OnnxTensor> tensors;
        private boolean over;

        private Lease(Memory memory, List<OnnxTensor> tensors) {
            this.memory = memory;
            this.tensors = tensors;
        }

        @Override
        public void run() {
            if (over) {
                return;
            }
            over = true;
            tensors.forEach(OnnxTensor::close);
            if (closed || idle.size() == MOST_IDLE) {
                memory.close();
            } else {
                idle.push(memory);
            }
        }
    }
}
