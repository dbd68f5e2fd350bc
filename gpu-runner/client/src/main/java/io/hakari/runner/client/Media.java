package io.hakari.runner.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.BlobChunk;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.BlobSet;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.sample.Blob;
import io.hakari.sample.Blobs;
import io.hakari.sample.Content;
import io.hakari.sample.DatasetException;
import io.hakari.sample.Frame;

/// Brings the media of requests to the runner, each once, from a folder where they lie under their digests, or else from
/// where the harness keeps them.
///
/// The runner is asked before each request which of its media it lacks, since it may have made room for others meanwhile.
final class Media {
    private static final int CHUNK = 1 << 20;

    private final String address;
    /// Asked for anew each time: a server that was started again listens elsewhere.
    private final Supplier<Channel> channel;
    private final Patience patience;
    private final Optional<Path> folder;
    private final Optional<Blobs> kept;
    /// Who asks for a blob that another thread is just bringing waits for that.
    private final Map<String, ReentrantLock> bringing = new ConcurrentHashMap<>();

    Media(String address, Supplier<Channel> channel, Patience patience, Optional<Path> folder,
            Optional<Blobs> kept) {
        this.address = address;
        this.channel = channel;
        this.patience = patience;
        this.folder = folder;
        this.kept = kept;
    }

    /// See to it that the runner has what a request shows; return the answer to a request whose media cannot be brought.
    Optional<Response> bring(List<Content> content) throws InterruptedException {
        if (folder.isEmpty() && kept.isEmpty()) {
            return Optional.empty();
        }
        List<Blob> shown = content.stream().flatMap(part -> blobs(part).stream()).toList();
        Map<String, Long> missing = shown.isEmpty() ? Map.of() : missing(shown);
        for (Blob blob : shown) {
            Optional<Response> failed = missing.containsKey(blob.sha256()) ? bring(blob) : Optional.empty();
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private static List<Blob> blobs(Content part) {
        return switch (part) {
            case Content.Text _ -> List.of();
            case Content.Image(Blob blob) -> List.of(blob);
            case Content.Video(Blob blob) -> List.of(blob);
            case Content.Audio(Blob blob) -> List.of(blob);
            case Content.Frames frames -> frames.frames().stream().map(Frame::picture).toList();
        };
    }

    private Optional<Response> bring(Blob blob) throws InterruptedException {
        ReentrantLock mine = bringing.computeIfAbsent(blob.sha256(), _ -> new ReentrantLock());
        mine.lockInterruptibly();
        try {
            Iterator<Duration> pauses = patience.pauses().iterator();
            for (Optional<Long> held = held(blob); held.isPresent(); held = held(blob)) {
                try (InputStream bytes = open(blob)) {
                    Status sent = send(blob, bytes, held.get());
                    if (!sent.isOk()) {
                        awaitAnotherTry(sent, pauses, blob);
                    }
                }
            }
            return Optional.empty();
        } catch (DatasetException e) {
            return Optional.of(new Response.Failed(Failure.MEDIA, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return Optional.of(new Response.Failed(Failure.REJECTED, "blob file [" + file(blob).orElse(Path.of("?"))
                    + "] cannot be read: " + e));
        } finally {
            mine.unlock();
        }
    }

    private Optional<Path> file(Blob blob) {
        return folder.map(from -> from.resolve(blob.sha256()));
    }

    private InputStream open(Blob blob) throws IOException {
        Optional<Path> file = file(blob);
        if (file.isPresent() && Files.isRegularFile(file.get())) {
            return Files.newInputStream(file.get());
        }
        if (kept.isPresent()) {
            return new ByteArrayInputStream(kept.get().of(blob));
        }
        throw new DatasetException("blob [" + blob.sha256() + "] is not in the folder [" + folder.orElse(Path.of("?"))
                + "] of option [blobs]; put it there under its digest");
    }

    /// Another client may be sending the same, or a runner may have been restarted in the midst of it.
    private void awaitAnotherTry(Status failed, Iterator<Duration> pauses, Blob blob) throws InterruptedException {
        boolean mayWork = switch (failed.getCode()) {
            case ABORTED, OUT_OF_RANGE, UNAVAILABLE, RESOURCE_EXHAUSTED -> true;
            default -> false;
        };
        if (!mayWork || !pauses.hasNext()) {
            throw new RunnerException("runner [" + address + "] does not take blob [" + blob.sha256() + "] ("
                    + GrpcRunner.reason(failed) + ")");
        }
        Thread.sleep(pauses.next());
    }

    /// Return how much of a blob the runner has; empty when all of it.
    private Optional<Long> held(Blob blob) throws InterruptedException {
        return Optional.ofNullable(missing(List.of(blob)).get(blob.sha256()));
    }

    /// Return by digest which blobs the runner lacks, and how much of each it has.
    private Map<String, Long> missing(List<Blob> blobs) throws InterruptedException {
        try {
            BlobSet missing = RunnerControlGrpc.newBlockingStub(channel.get()).missingBlobs(
                    BlobSet.newBuilder().addAllSha256(blobs.stream().map(Blob::sha256).distinct().toList()).build());
            Map<String, Long> held = new HashMap<>();
            for (int i = 0; i < missing.getSha256Count(); i++) {
                held.put(missing.getSha256(i), missing.getHeld(i));
            }
            return held;
        } catch (StatusRuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the runner was asked for blobs");
            }
            throw new RunnerException("runner [" + address + "] does not say which blobs it has ("
                    + GrpcRunner.reason(e.getStatus()) + ")", e);
        }
    }

    private Status send(Blob blob, InputStream in, long from) throws IOException, InterruptedException {
        BlockingClientCall<BlobChunk, BlobRef> call = ClientCalls.blockingClientStreamingCall(channel.get(),
                RunnerControlGrpc.getPutBlobMethod(), CallOptions.DEFAULT);
        try {
            in.skipNBytes(from);
            long offset = from;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                var next = BlobChunk.newBuilder().setSha256(blob.sha256()).setOffset(offset)
                        .setContent(ByteString.copyFrom(chunk));
                if (offset == from) {
                    next.setMediaType(blob.mediaType()).setSize(blob.size());
                }
                if (!call.write(next.build())) {
                    break;
                }
                offset += chunk.length;
            }
            call.halfClose();
            call.read();
            return Status.OK;
        } catch (StatusException e) {
            return e.getStatus();
        }
    }
}
