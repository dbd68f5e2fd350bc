package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;

/// Reads MessagePack from somebody who may mean ill: no memory is taken on the word of a length, nesting and the number
/// of values are limited, extension types are refused.
///
/// Written for this purpose instead of taken from a library because it is a page long, and because what matters here is
/// what it refuses; see the format at https://github.com/msgpack/msgpack/blob/master/spec.md.
final class MessageReader {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 100_000;

    private final ByteBuffer bytes;
    private int values;

    private MessageReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Return the one value that the bytes are.
    ///
    /// @throws ProtocolException when they are not exactly one value within the limits
    static Message read(ByteString bytes) throws ProtocolException {
        var reader = new MessageReader(bytes.asReadOnlyByteBuffer());
        Message message = reader.value(0);
        if (reader.bytes.hasRemaining()) {
            throw new ProtocolException(
                    "message goes on for [" + reader.bytes.remaining() + "] bytes behind its value");
        }
        return message;
    }

    private Message value(int depth) throws ProtocolException {
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw new ProtocolException("message nests deeper than " + DEEPEST + " or holds more than " + MOST_VALUES
                    + " values");
        }
        int tag = (int) unsigned(1);
        if (tag < 0x80 || tag >= 0xe0) {
            return new Message.Whole((byte) tag);
        }
        if (tag < 0x90) {
            return fields(tag & 0x0f, depth);
        }
        if (tag < 0xa0) {
            return items(tag & 0x0f, depth);
        }
        return tag < 0xc0 ? text(tag & 0x1f) : tagged(tag, depth);
    }

    private Message tagged(int tag, int depth) throws ProtocolException {
        return switch (tag) {
            case 0xc0 -> new Message.Nil();
            case 0xc2 -> new Message.Truth(false);
            case 0xc3 -> new Message.Truth(true);
            case 0xc4, 0xc5, 0xc6 -> new Message.Bytes(take(unsigned(1 << (tag - 0xc4))));
            case 0xca -> new Message.Real(Float.intBitsToFloat((int) unsigned(4)));
            case 0xcb -> new Message.Real(Double.longBitsToDouble(whole(8)));
            case 0xcc, 0xcd, 0xce -> new Message.Whole(unsigned(1 << (tag - 0xcc)));
            case 0xcf -> new Message.Whole(unsigned(8));
            case 0xd0 -> new Message.Whole((byte) whole(1));
            case 0xd1 -> new Message.Whole((short) whole(2));
            case 0xd2 -> new Message.Whole((int) whole(4));
            case 0xd3 -> new Message.Whole(whole(8));
            case 0xd9, 0xda, 0xdb -> text(unsigned(1 << (tag - 0xd9)));
            case 0xdc, 0xdd -> items(unsigned(2 << (tag - 0xdc)), depth);
            case 0xde, 0xdf -> fields(unsigned(2 << (tag - 0xde)), depth);
            default -> throw new ProtocolException(
                    "message holds tag [0x" + Integer.toHexString(tag) + "], which no policy server sends");
        };
    }

    private Message items(long count, int depth) throws ProtocolException {
        List<Message> items = new ArrayList<>(room(count, 1));
        for (long i = 0; i < count; i++) {
            items.add(value(depth + 1));
        }
        return new Message.Items(items);
    }

    private Message fields(long count, int depth) throws ProtocolException {
        Map<String, Message> fields = LinkedHashMap.newLinkedHashMap(room(count, 2));
        for (long i = 0; i < count; i++) {
            String key = switch (value(depth + 1)) {
                case Message.Text(String text) -> text;
                case Message.Bytes(ByteString name) when name.isValidUtf8() -> name.toStringUtf8();
                case Message other -> throw new ProtocolException("key [" + shortly(other) + "] of a map is no text");
            };
            if (fields.put(key, value(depth + 1)) != null) {
                throw new ProtocolException("key [" + key + "] stands twice in a map");
            }
        }
        return new Message.Fields(fields);
    }

    /// Each value takes a byte at least, so that a count beyond the bytes that are left is a lie.
    private int room(long count, int bytesEach) throws ProtocolException {
        if (count * bytesEach > bytes.remaining()) {
            throw new ProtocolException("message promises [" + count + "] values in its last [" + bytes.remaining()
                    + "] bytes");
        }
        return (int) count;
    }

    private Message text(long length) throws ProtocolException {
        try {
            return new Message.Text(UTF_8.newDecoder().decode(take(length).asReadOnlyByteBuffer()).toString());
        } catch (CharacterCodingException e) {
            var malformed = new ProtocolException("text of [" + length + "] bytes is no UTF-8");
            malformed.initCause(e);
            throw malformed;
        }
    }

    private ByteString take(long length) throws ProtocolException {
        if (length > bytes.remaining()) {
            throw new ProtocolException("message promises [" + length + "] bytes and has [" + bytes.remaining()
                    + "] left");
        }
        return ByteString.copyFrom(bytes, (int) length);
    }

    private long unsigned(int width) throws ProtocolException {
        long number = whole(width);
        if (number < 0) {
            throw new ProtocolException("number [" + Long.toUnsignedString(number) + "] is above 2^63");
        }
        return number;
    }

    /// Return a big-endian number; one of fewer than eight bytes without its sign.
    private long whole(int width) throws ProtocolException {
        if (width > bytes.remaining()) {
            throw new ProtocolException("message ends in the middle of a value");
        }
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = (number << Byte.SIZE) | (bytes.get() & 0xff);
        }
        return number;
    }

    private static String shortly(Message message) {
        return message.getClass().getSimpleName();
    }
}
