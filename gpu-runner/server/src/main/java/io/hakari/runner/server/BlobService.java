package io.hakari.runner.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import com.google.protobuf.ByteString;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.BlobChunk;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.BlobSet;

/// Takes media from clients and gives them back; files are touched on threads of their own, never on the transport's.
final class BlobService {
    static final int CHUNK = 1 << 20;

    private final BlobStore store;

    BlobService(BlobStore store) {
        this.store = store;
    }

    /// Return those that are not here, and how much of each is.
    BlobSet missing(BlobSet asked) {
        var missing = BlobSet.newBuilder();
        for (String sha256 : asked.getSha256List()) {
            store.missing(sha256).ifPresent(bytes -> missing.addSha256(sha256).addHeld(bytes));
        }
        return missing.build();
    }

    /// Take a blob; the next chunk is asked for when the one before is on disk.
    StreamObserver<BlobChunk> put(ServerCallStreamObserver<BlobRef> out) {
        out.disableAutoRequest();
        var taking = new Taking(out);
        out.setOnCancelHandler(taking::lost);
        out.request(1);
        return taking;
    }

    void get(BlobRef asked, ServerCallStreamObserver<BlobChunk> out) {
        var ready = new Semaphore(0);
        out.setOnReadyHandler(ready::release);
        out.setOnCancelHandler(ready::release);
        off(() -> {
            try {
                send(asked, out, ready);
            } catch (ModelException e) {
                out.onError(Status.NOT_FOUND.withDescription(e.getMessage()).asRuntimeException());
            } catch (IOException e) {
                out.onError(Status.INTERNAL.withDescription("blob cannot be read: " + e).asRuntimeException());
            }
        });
    }

    private void send(BlobRef asked, ServerCallStreamObserver<BlobChunk> out, Semaphore ready)
            throws ModelException, IOException {
        var first = BlobChunk.newBuilder().setSha256(asked.getSha256()).setMediaType(asked.getMediaType());
        long offset = 0;
        try (InputStream in = Files.newInputStream(store.file(asked.getSha256()))) {
            store.size(asked.getSha256()).ifPresent(first::setSize);
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                while (!out.isReady() && !out.isCancelled()) {
                    ready.acquireUninterruptibly();
                }
                if (out.isCancelled()) {
                    return;
                }
                BlobChunk.Builder next = offset == 0 ? first : BlobChunk.newBuilder().setSha256(asked.getSha256());
                out.onNext(next.setOffset(offset).setContent(ByteString.copyFrom(chunk)).build());
                offset += chunk.length;
            }
        }
        out.onCompleted();
    }

    private static void off(Runnable work) {
        Thread.ofVirtual().name("hakari-blobs").start(work);
    }

    /// One blob that a client sends; its chunks are worked on one after the other.
    private final class Taking implements StreamObserver<BlobChunk> {
        private final ServerCallStreamObserver<BlobRef> out;
        private Optional<BlobArrival> arrival = Optional.empty();
        private BlobRef blob = BlobRef.getDefaultInstance();
        private final ArrayDeque<Step> steps = new ArrayDeque<>();
        private boolean working;
        private boolean over;

        Taking(ServerCallStreamObserver<BlobRef> out) {
            this.out = out;
        }

        private interface Step {
            void run() throws BlobException, IOException;
        }

        @Override
        public void onNext(BlobChunk chunk) {
            enqueue(() -> {
                if (blob.getSha256().isEmpty()) {
                    begin(chunk);
                }
                if (!over) {
                    arrival.orElseThrow().take(chunk.getOffset(), chunk.getContent());
                    out.request(1);
                }
            });
        }

        private void begin(BlobChunk chunk) throws BlobException, IOException {
            arrival = store.arrive(chunk.getSha256(), chunk.getOffset(), chunk.getSize());
            blob = BlobRef.newBuilder()
                    .setSha256(chunk.getSha256())
                    .setMediaType(chunk.getMediaType())
                    .setSize(chunk.getSize())
                    .build();
            if (arrival.isEmpty()) {
                reply();
            }
        }

        @Override
        public void onCompleted() {
            enqueue(() -> {
                if (arrival.isEmpty()) {
                    throw new BlobException(Status.Code.INVALID_ARGUMENT, "no chunk came; send at least one");
                }
                arrival.get().finish();
                arrival = Optional.empty();
                reply();
            });
        }

        @Override
        public void onError(Throwable failure) {
            lost();
        }

        /// The end may arrive while the last chunk is still being written.
        private synchronized void enqueue(Step step) {
            steps.add(step);
            if (!working) {
                working = true;
                off(this::work);
            }
        }

        private void work() {
            for (Optional<Step> next = next(); next.isPresent(); next = next()) {
                step(next.get());
            }
        }

        private synchronized Optional<Step> next() {
            Optional<Step> next = Optional.ofNullable(steps.poll());
            working = next.isPresent();
            return next;
        }

        private void reply() {
            over = true;
            out.onNext(blob);
            out.onCompleted();
        }

        private void step(Step step) {
            if (over) {
                return;
            }
            try {
                step.run();
            } catch (BlobException e) {
                end(e.status());
            } catch (IOException e) {
                end(Status.INTERNAL.withDescription("blob cannot be written: " + e));
            }
        }

        private void end(Status status) {
            over = true;
            leave(status.getCode() == Status.Code.INVALID_ARGUMENT);
            out.onError(status.asRuntimeException());
        }

        void lost() {
            enqueue(() -> {
                over = true;
                leave(false);
            });
        }

        private void leave(boolean wrong) {
            Optional<BlobArrival> unfinished = arrival;
            arrival = Optional.empty();
            try {
                if (unfinished.isPresent()) {
                    unfinished.get().leave(wrong);
                }
            } catch (IOException _) {
                // What cannot be closed is found by the next runner.
            }
        }
    }
}
