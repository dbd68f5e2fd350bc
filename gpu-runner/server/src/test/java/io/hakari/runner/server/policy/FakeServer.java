package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import com.google.protobuf.ByteString;

/// A WebSocket server on the loopback that answers each message as a test says (RFC 6455, no fragments, no extensions).
final class FakeServer implements AutoCloseable {

    /// What to do with one message; the number counts the messages of all connections, from 0.
    interface Script {
        void answer(FakeServer.Talk talk, int number, ByteString message) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Message> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private volatile ByteString metadata;
    private final Script script;

    FakeServer(ByteString metadata, Script script) throws IOException {
        this.metadata = metadata;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    void says(ByteString other) {
        metadata = other;
    }

    /// Return what was heard so far, as it was sent.
    List<Message> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var talk = new Talk(socket);
            talk.shakeHands();
            talk.binary(metadata);
            while (true) {
                ByteString message = talk.receive();
                int number = heard.size();
                heard.add(MessageReader.read(message));
                script.answer(talk, number, message);
            }
        } catch (IOException | InterruptedException _) {
            // The client has left, or the script closed the connection.
        }
    }

    /// One connection.
    static final class Talk {
        private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        void binary(ByteString content) throws IOException {
            frame(0x82, content);
        }

        void text(String content) throws IOException {
            frame(0x81, ByteString.copyFrom(content, UTF_8));
        }

        void hangUp() throws IOException {
            socket.close();
        }

        private void shakeHands() throws IOException {
            String key = "";
            for (String line = line(); !line.isEmpty(); line = line()) {
                key = line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18) ? line.substring(18).strip() : key;
            }
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n").getBytes(UTF_8));
        }

        /// Read a line and nothing behind it.
        private String line() throws IOException {
            var line = new StringBuilder();
            for (int letter = in.readUnsignedByte(); letter != '\n'; letter = in.readUnsignedByte()) {
                line.append((char) letter);
            }
            return line.toString().strip();
        }

        private static String accept(String key) {
            try {
                byte[] sha1 = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(UTF_8));
                return Base64.getEncoder().encodeToString(sha1);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /// Return the next message, its fragments joined and its mask taken off.
        private ByteString receive() throws IOException {
            ByteString message = ByteString.EMPTY;
            while (true) {
                int head = in.readUnsignedByte();
                int second = in.readUnsignedByte() & 0x7f;
                long length = second == 126 ? in.readUnsignedShort() : second == 127 ? in.readLong() : second;
                byte[] mask = in.readNBytes(4);
                byte[] content = in.readNBytes((int) length);
                for (int i = 0; i < content.length; i++) {
                    content[i] ^= mask[i % 4];
                }
                message = message.concat(ByteString.copyFrom(content));
                if ((head & 0x80) != 0) {
                    return message;
                }
            }
        }

        private void frame(int head, ByteString content) throws IOException {
            ByteBuffer length = content.size() < 126
                    ? ByteBuffer.allocate(1).put(0, (byte) content.size())
                    : content.size() < 65_536
                            ? ByteBuffer.allocate(3).put(0, (byte) 126).putShort(1, (short) content.size())
                            : ByteBuffer.allocate(9).put(0, (byte) 127).putLong(1, content.size());
            out.write(head);
            out.write(length.array());
            content.writeTo(out);
            out.flush();
        }
    }
}
