package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;

/// Writes MessagePack: the few types that policy servers take.
final class MessageWriter {
    private final ByteString.Output out = ByteString.newOutput();

    /// Begin a map of so many keys and values, which follow.
    MessageWriter fields(int count) {
        return count < 16 ? tag(0x80 | count) : tag(0xde).number(count, 2);
    }

    /// Begin an array of so many values, which follow.
    MessageWriter items(int count) {
        return count < 16 ? tag(0x90 | count) : tag(0xdc).number(count, 2);
    }

    MessageWriter text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        MessageWriter head = bytes.length < 32 ? tag(0xa0 | bytes.length) : tag(0xdb).number(bytes.length, 4);
        return head.raw(bytes);
    }

    MessageWriter bytes(byte[] bytes) {
        return tag(0xc6).number(bytes.length, 4).raw(bytes);
    }

    MessageWriter whole(long value) {
        return value >= 0 && value < 0x80 ? tag((int) value) : tag(0xd3).number(value, 8);
    }

    MessageWriter real(double value) {
        return tag(0xcb).number(Double.doubleToRawLongBits(value), 8);
    }

    MessageWriter truth(boolean value) {
        return tag(value ? 0xc3 : 0xc2);
    }

    ByteString toBytes() {
        return out.toByteString();
    }

    private MessageWriter tag(int tag) {
        out.write(tag);
        return this;
    }

    private MessageWriter number(long value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            out.write((int) (value >>> (Byte.SIZE * i)));
        }
        return this;
    }

    private MessageWriter raw(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }
}
