package io.hakari.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// One line that is being written, and the checksum at its end.
///
/// A line is one JSON object whose last member is `"crc32c"`: eight hexadecimal digits over all bytes before the comma
/// of that member.
final class LineBytes extends ByteArrayOutputStream {
    private static final String MEMBER = ",\"crc32c\":\"";
    private static final String END = "\"}";
    private static final int SEAL = MEMBER.length() + 8 + END.length();
    private static final HexFormat HEX = HexFormat.of();

    LineBytes() {
        super(512);
    }

    /// Put the checksum in front of the closing brace, and end the line.
    LineBytes sealed() {
        if (count == 0 || buf[count - 1] != '}') {
            throw new IllegalStateException("a line is one JSON object");
        }
        count--;
        writeBytes(seal(crc(buf, 0, count)));
        write('\n');
        return this;
    }

    byte[] array() {
        return buf;
    }

    int length() {
        return count;
    }

    /// Return whether bytes without their line break are a line whose checksum holds.
    static boolean intact(byte[] bytes, int from, int length) {
        int covered = length - SEAL;
        return covered > 0 && matches(bytes, from + covered, seal(crc(bytes, from, covered)));
    }

    private static byte[] seal(int crc) {
        return (MEMBER + HEX.toHexDigits(crc) + END).getBytes(StandardCharsets.US_ASCII);
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static boolean matches(byte[] bytes, int from, byte[] expected) {
        return Arrays.equals(bytes, from, from + expected.length, expected, 0, expected.length);
    }
}
