package io.hakari.records;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

import io.hakari.exchange.Vector;

/// A vector as text: `f4:` or `f8:` and the Base64 of its little-endian IEEE numbers, as NumPy names and reads them.
///
/// A number of four bytes takes 5.3 characters where decimals take about eleven, and NaN and signs of zero stay. `f4` is
/// written where every number is one of four bytes, which is what policies give.
final class VectorText {
    private static final String FLOATS = "f4:";
    private static final String DOUBLES = "f8:";

    private VectorText() {
    }

    static String of(Vector vector) {
        boolean floats = fitsFloats(vector);
        int bytes = floats ? Float.BYTES : Double.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(bytes * vector.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < vector.size(); i++) {
            if (floats) {
                buffer.putFloat((float) vector.get(i));
            } else {
                buffer.putDouble(vector.get(i));
            }
        }
        return (floats ? FLOATS : DOUBLES) + Base64.getEncoder().encodeToString(buffer.array());
    }

    /// Return the vector of a text.
    ///
    /// @throws IllegalArgumentException when it is none
    static Vector read(String text) {
        boolean floats = text.startsWith(FLOATS);
        int bytes = floats ? Float.BYTES : Double.BYTES;
        if (!floats && !text.startsWith(DOUBLES)) {
            throw new IllegalArgumentException("vector [" + text + "] begins with neither f4: nor f8:");
        }
        byte[] content = Base64.getDecoder().decode(text.substring(FLOATS.length()));
        if (content.length % bytes != 0) {
            throw new IllegalArgumentException(
                    "vector [" + text + "] has [" + content.length + "] bytes, which are no numbers of " + bytes);
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[content.length / bytes];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = floats ? buffer.getFloat() : buffer.getDouble();
        }
        return Vector.of(numbers);
    }

    private static boolean fitsFloats(Vector vector) {
        for (int i = 0; i < vector.size(); i++) {
            double number = vector.get(i);
            if (Double.compare((float) number, number) != 0) {
                return false;
            }
        }
        return true;
    }
}
