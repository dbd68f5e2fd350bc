package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

import com.google.protobuf.ByteString;

/// The asking side of ZeroMQ over TCP: ZMTP 3.0 with the NULL mechanism, one request and one reply in turn.
///
/// Written from the specification (rfc.zeromq.org/spec/23) because it is a page, and no reason to carry a library with
/// threads of its own. A socket of kind REQ puts an empty frame before each request and finds one before each reply.
final class Zmtp implements AutoCloseable {
    private static final int GREETING = 64;
    private static final int SIGNATURE = 10;
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int MOST_COMMANDS = 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration timeout;

    private Zmtp(Socket socket, Duration timeout) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(socket.getOutputStream());
        this.timeout = timeout;
    }

    static Zmtp connect(URI address, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) timeout.toMillis());
            var peer = new Zmtp(socket, timeout);
            peer.greet();
            peer.shakeHands();
            return peer;
        } catch (SocketTimeoutException e) {
            socket.close();
            throw tooLong(timeout, e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// Ask and wait for the reply.
    ///
    /// @throws InterruptedIOException when it takes too long; the peer is then of no more use
    ByteString ask(ByteString request) throws IOException {
        try {
            frame(MORE, ByteString.EMPTY);
            frame(0, request);
            out.flush();
            Frame delimiter = message();
            Frame reply = message();
            if (!delimiter.body().isEmpty() || !delimiter.hasMore() || reply.hasMore()) {
                throw new ProtocolException(
                        "reply over ZeroMQ is no empty frame and one more, as a REP socket sends it");
            }
            return reply.body();
        } catch (SocketTimeoutException e) {
            throw tooLong(timeout, e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
        }
    }

    private void greet() throws IOException {
        byte[] greeting = new byte[GREETING];
        greeting[0] = (byte) 0xff;
        greeting[SIGNATURE - 1] = 0x7f;
        greeting[SIGNATURE] = 3;
        System.arraycopy("NULL".getBytes(US_ASCII), 0, greeting, 12, 4);
        out.write(greeting);
        out.flush();
        byte[] theirs = new byte[GREETING];
        in.readFully(theirs);
        if (theirs[0] != (byte) 0xff || (theirs[SIGNATURE - 1] & 1) == 0 || theirs[SIGNATURE] < 3) {
            throw new ProtocolException("peer greets as none of ZMTP 3; is it a ZeroMQ socket of version 4 or later?");
        }
        String mechanism = new String(theirs, 12, 20, US_ASCII).replace("\0", "");
        if (!mechanism.equals("NULL")) {
            throw new ProtocolException("peer wants the mechanism [" + mechanism + "]; NULL alone is spoken here");
        }
    }

    private void shakeHands() throws IOException {
        ByteString ready = ByteString.copyFrom("\5READY\13Socket-Type\0\0\0\3REQ", US_ASCII);
        frame(COMMAND, ready);
        out.flush();
        Frame theirs = frame();
        if ((theirs.flags() & COMMAND) == 0 || !theirs.body().startsWith(ByteString.copyFrom("\5READY", US_ASCII))) {
            throw new ProtocolException("peer answers the handshake with no READY");
        }
    }

    private void frame(int flags, ByteString body) throws IOException {
        if (body.size() > 255) {
            out.write(flags | LONG);
            out.writeLong(body.size());
        } else {
            out.write(flags);
            out.write(body.size());
        }
        body.writeTo(out);
    }

    /// Return the next frame of a message; commands between, such as heartbeats, are passed over.
    private Frame message() throws IOException {
        for (int i = 0; i < MOST_COMMANDS; i++) {
            Frame next = frame();
            if ((next.flags() & COMMAND) == 0) {
                return next;
            }
        }
        throw new ProtocolException("peer sends commands and no reply");
    }

    private Frame frame() throws IOException {
        int flags = in.readUnsignedByte();
        long length = (flags & LONG) == 0 ? in.readUnsignedByte() : in.readLong();
        if (flags > (MORE | LONG | COMMAND) || length < 0 || length > LONGEST) {
            throw new ProtocolException("frame over ZeroMQ has flags [" + flags + "] and promises [" + length
                    + "] bytes; at most " + LONGEST + " are read");
        }
        // Read as it comes: memory is taken for bytes that are there, not for those that are promised.
        ByteString body = ByteString.readFrom(new Limited(in, length));
        if (body.size() != length) {
            throw new IOException("policy server closed the connection in mid-frame");
        }
        return new Frame(flags, body);
    }

    private static InterruptedIOException tooLong(Duration timeout, SocketTimeoutException cause) {
        var late = new InterruptedIOException("policy server did not answer within [" + timeout.toSeconds()
                + "] s; raise the setting timeout if it may take longer");
        late.initCause(cause);
        return late;
    }

    private record Frame(int flags, ByteString body) {

        boolean hasMore() {
            return (flags & MORE) != 0;
        }
    }
}
