package io.hakari.runner.server.policy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.google.protobuf.ByteString;

/// A WebSocket on which whole messages are sent and awaited; what is longer than 16 MiB is not kept.
final class WebSocketLine implements AutoCloseable {
    private static final int LONGEST = 16 * 1024 * 1024;

    /// What a server sends.
    sealed interface Frame {

        record Binary(ByteString content) implements Frame {}

        record Text(String content) implements Frame {}

        record Gone(String why) implements Frame {}
    }

    private final HttpClient client;
    private final WebSocket socket;
    private final Listener heard;
    private final Duration timeout;

    private WebSocketLine(HttpClient client, WebSocket socket, Listener heard, Duration timeout) {
        this.client = client;
        this.socket = socket;
        this.heard = heard;
        this.timeout = timeout;
    }

    static WebSocketLine connect(URI address, Duration timeout, Optional<String> apiKey)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
        var heard = new Listener();
        try {
            WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timeout);
            apiKey.ifPresent(key -> builder.header("Authorization", "Api-Key " + key));
            WebSocket socket = await(builder.buildAsync(address, heard), timeout, "connect");
            return new WebSocketLine(client, socket, heard, timeout);
        } catch (IOException | InterruptedException | RuntimeException e) {
            client.shutdownNow();
            throw e;
        }
    }

    /// Send a message.
    ///
    /// @throws ProtocolException when something lies there unasked, which would be taken for the answer to this one
    void send(ByteString message) throws IOException, InterruptedException {
        Frame unasked = heard.frames.peek();
        if (unasked instanceof Frame.Gone(String why)) {
            throw new IOException("policy server closed the connection: " + why);
        }
        if (unasked != null) {
            throw new ProtocolException("policy server sent a message that nobody had asked for");
        }
        await(socket.sendBinary(message.asReadOnlyByteBuffer(), true), timeout, "take a message");
    }

    /// Return whether nothing lies there unasked.
    boolean isQuiet() {
        return heard.frames.isEmpty();
    }

    /// Wait for the next message.
    ///
    /// @throws InterruptedIOException when it takes too long
    Frame receive() throws IOException, InterruptedException {
        Frame frame = heard.frames.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            throw tooLong("answer", timeout);
        }
        return frame;
    }

    /// Wait for the next message, which is to be a binary one.
    ///
    /// @param otherwise what a text means that comes in its place
    ByteString receiveBinary(String otherwise) throws IOException, InterruptedException {
        return switch (receive()) {
            case Frame.Binary(ByteString content) -> content;
            case Frame.Text(String text) -> throw new PolicyErrorException(otherwise + ": " + lastLine(text));
            case Frame.Gone(String why) -> throw new IOException("policy server closed the connection: " + why);
        };
    }

    /// Of a traceback the last line says what went wrong.
    static String lastLine(String text) {
        String[] lines = text.strip().split("\n");
        String last = lines[lines.length - 1].strip();
        return last.length() <= 500 ? last : last.substring(0, 500) + "…";
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private static <T> T await(CompletableFuture<T> future, Duration timeout, String what)
            throws IOException, InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooLong(what, timeout);
        } catch (ExecutionException e) {
            throw new IOException("policy server does not " + what + ": " + e.getCause(), e);
        }
    }

    private static InterruptedIOException tooLong(String what, Duration timeout) {
        return new InterruptedIOException("policy server did not " + what + " within [" + timeout.toSeconds()
                + "] s; raise the setting timeout if it may take longer");
    }

    /// Joins the parts of messages; a server that sends what nobody asked for is left.
    private static final class Listener implements WebSocket.Listener {
        private static final int MOST_WAITING = 4;

        private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private ByteString.Output binary = ByteString.newOutput();

        @Override
        public CompletionStage<Void> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            if (binary.size() + data.remaining() > LONGEST) {
                giveUp(from, "it sent a message of more than [" + LONGEST + "] bytes");
            } else {
                write(ByteString.copyFrom(data));
                if (last) {
                    add(from, new Frame.Binary(binary.toByteString()));
                    binary = ByteString.newOutput();
                }
                from.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> onText(WebSocket from, CharSequence data, boolean last) {
            if (text.length() + data.length() > LONGEST) {
                giveUp(from, "it sent a text of more than [" + LONGEST + "] letters");
            } else {
                text.append(data);
                if (last) {
                    add(from, new Frame.Text(text.toString()));
                    text.setLength(0);
                }
                from.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> onClose(WebSocket from, int status, String reason) {
            frames.add(new Frame.Gone("status " + status + (reason.isEmpty() ? "" : ", " + reason)));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            frames.add(new Frame.Gone(String.valueOf(error)));
        }

        private void write(ByteString part) {
            try {
                part.writeTo(binary);
            } catch (IOException e) {
                throw new UncheckedIOException("memory is no device that fails", e);
            }
        }

        private void add(WebSocket from, Frame frame) {
            if (frames.size() < MOST_WAITING) {
                frames.add(frame);
            } else {
                giveUp(from, "it sends messages that nobody asked for");
            }
        }

        private void giveUp(WebSocket from, String why) {
            frames.add(new Frame.Gone(why));
            from.abort();
        }
    }
}
