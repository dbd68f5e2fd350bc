package io.hakari.runner.server.policy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.protobuf.ByteString;

/// An array of NumPy as it travels: its bytes, their type and its shape.
///
/// Real and whole numbers and truth values of either byte order are read; what NumPy can only rebuild by running code
/// (`O`), records (`V`) and complex numbers are refused.
///
/// @param type  such as `<f4`
/// @param shape the length of each axis
record Numbers(ByteString bytes, String type, List<Integer> shape) {
    private static final Pattern TYPE = Pattern.compile("([<>|=]?)(f2|f4|f8|i1|i2|i4|i8|u1|u2|u4|b1)");
    private static final int MOST_AXES = 8;

    Numbers {
        shape = List.copyOf(shape);
    }

    /// Return whether a message stands for an array in openpi's way.
    static boolean isOpenpi(Message message) {
        return message instanceof Message.Fields fields && fields.isTrue("__ndarray__");
    }

    /// Read an array in openpi's way: a map of `__ndarray__`, `data`, `dtype` and `shape`.
    static Numbers openpi(Message message) throws ProtocolException {
        if (message instanceof Message.Fields fields && isOpenpi(message)
                && fields.find("data").orElse(new Message.Nil()) instanceof Message.Bytes(ByteString data)
                && fields.find("dtype").orElse(new Message.Nil()) instanceof Message.Text(String dtype)
                && fields.find("shape").orElse(new Message.Nil()) instanceof Message.Items(List<Message> axes)) {
            return checked(new Numbers(data, dtype, shape(axes)));
        }
        throw new ProtocolException("array is no map of __ndarray__, data, dtype and shape, but ["
                + message.getClass().getSimpleName() + "]");
    }

    /// Return the array after checking that its type can be read and its bytes are as many as its shape says.
    static Numbers checked(Numbers numbers) throws ProtocolException {
        long expected = numbers.width();
        for (int length : numbers.shape) {
            expected = Math.multiplyHigh(expected, length) == 0 ? expected * length : Long.MAX_VALUE;
        }
        if (expected != numbers.bytes.size()) {
            throw new ProtocolException("array of type [" + numbers.type + "] and shape " + numbers.shape + " has ["
                    + numbers.bytes.size() + "] bytes; expected " + expected);
        }
        return numbers;
    }

    /// Write this array in openpi's way.
    void openpi(MessageWriter out) {
        out.fields(4);
        out.bytes(ascii("__ndarray__")).truth(true);
        out.bytes(ascii("data")).bytes(bytes.toByteArray());
        out.bytes(ascii("dtype")).text(type);
        out.bytes(ascii("shape")).items(shape.size());
        shape.forEach(out::whole);
    }

    /// Return the numbers of `double`s as an array of one axis.
    static Numbers of(List<Double> values, String type) {
        boolean single = type.equals("<f4");
        ByteBuffer buffer = ByteBuffer.allocate(values.size() * (single ? Float.BYTES : Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (single) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
        return new Numbers(ByteString.copyFrom(buffer.flip()), type, List.of(values.size()));
    }

    /// Return the same bytes under another shape.
    Numbers shaped(Integer... axes) {
        return new Numbers(bytes, type, List.of(axes));
    }

    /// Return the numbers, NaN and infinities as they are.
    List<Double> values() throws ProtocolException {
        int width = width();
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer()
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        String kind = type.substring(type.length() - 2);
        List<Double> values = new ArrayList<>(buffer.remaining() / width);
        while (buffer.remaining() >= width) {
            values.add(next(buffer, kind));
        }
        return values;
    }

    private static double next(ByteBuffer buffer, String kind) throws ProtocolException {
        return switch (kind) {
            case "f2" -> Float.float16ToFloat(buffer.getShort());
            case "f4" -> buffer.getFloat();
            case "f8" -> buffer.getDouble();
            case "i1" -> buffer.get();
            case "i2" -> buffer.getShort();
            case "i4" -> buffer.getInt();
            case "i8" -> (double) buffer.getLong();
            case "u1" -> buffer.get() & 0xff;
            case "u2" -> buffer.getShort() & 0xffff;
            case "u4" -> (double) (buffer.getInt() & 0xffff_ffffL);
            case "b1" -> buffer.get() == 0 ? 0 : 1;
            default -> throw new ProtocolException("array of type [" + kind + "] cannot be read");
        };
    }

    private int width() throws ProtocolException {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new ProtocolException("array has type [" + type
                    + "]; numbers of NumPy are read, such as <f4, and nothing that runs code or has parts");
        }
        return matcher.group(2).charAt(1) - '0';
    }

    private static List<Integer> shape(List<Message> axes) throws ProtocolException {
        List<Integer> shape = new ArrayList<>();
        for (Message axis : axes) {
            if (!(axis instanceof Message.Whole(long length)) || length < 0 || length > Integer.MAX_VALUE) {
                throw new ProtocolException("axis [" + axis + "] of an array is no length");
            }
            shape.add((int) length);
        }
        if (shape.size() > MOST_AXES) {
            throw new ProtocolException("array has [" + shape.size() + "] axes; at most " + MOST_AXES + " are read");
        }
        return shape;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
