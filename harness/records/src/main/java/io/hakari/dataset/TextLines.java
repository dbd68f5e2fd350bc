package io.hakari.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.hakari.sample.DatasetException;

/// The lines of a UTF-8 file; a byte order mark and the kind of line ends make no difference.
final class TextLines {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private long number;

    TextLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /// Return the next line that has more than blanks; empty at the end of the file.
    Optional<String> nextFilled() throws IOException {
        Optional<String> line = next();
        while (line.isPresent() && line.get().isBlank()) {
            line = next();
        }
        return line;
    }

    boolean isFirst() {
        return number == 1;
    }

    String place() {
        return file + ":" + number;
    }

    private Optional<String> next() throws IOException {
        bytes.reset();
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            bytes.write(read);
            read = in.read();
        }
        number++;
        String line = decoded();
        int from = number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int to = line.endsWith("\r") ? line.length() - 1 : line.length();
        return Optional.of(line.substring(Math.min(from, to), to));
    }

    private String decoded() {
        ByteBuffer input = ByteBuffer.wrap(bytes.toByteArray());
        CharBuffer output = CharBuffer.allocate(input.remaining());
        decoder.reset();
        CoderResult result = decoder.decode(input, output, true);
        if (result.isError()) {
            throw new DatasetException(String.format(Locale.ROOT,
                    "%s: byte 0x%02X behind %d characters is not UTF-8; convert the file to UTF-8", place(),
                    input.get(input.position()), output.position()));
        }
        return output.flip().toString();
    }
}
