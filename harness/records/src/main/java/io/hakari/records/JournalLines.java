package io.hakari.records;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads a journal line by line, as far as it had been written when reading began.
final class JournalLines implements AutoCloseable {
    private static final int CHUNK = 1 << 18;

    private final Path file;
    /// Not a channel: an interrupted reader must not lose the file.
    private final InputStream in;
    private final long end;
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;
    private int limit;
    private boolean ended;
    private long read;
    private long offset;
    private long number;

    private JournalLines(Path file, long end) throws IOException {
        this.file = file;
        this.in = new FileInputStream(file.toFile());
        this.end = end;
    }

    /// Open a journal and read no further than a number of bytes.
    static JournalLines open(Path file, long end) {
        try {
            return new JournalLines(file, end);
        } catch (IOException e) {
            throw new JournalException("journal [" + file + "] cannot be opened: " + e.getMessage(), e);
        }
    }

    static JournalLines open(Path file) {
        return open(file, Long.MAX_VALUE);
    }

    /// Move to the next line; false at the end of the file.
    boolean next() {
        offset += to - from + (ended ? 1 : 0);
        from = ended ? to + 1 : to;
        int at = from;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                return found(at, true);
            }
            at -= from;
            if (!fill()) {
                return limit > from && found(limit, false);
            }
            at += from;
        }
    }

    /// Move to the next line and insist that it is whole.
    boolean nextIntact() {
        if (!next()) {
            return false;
        }
        if (!intact()) {
            throw corrupt();
        }
        return true;
    }

    /// Return whether the line ends with a line break and its checksum holds.
    boolean intact() {
        return ended && LineBytes.intact(buffer, from, to - from);
    }

    /// Return whether nothing follows this line.
    boolean last() {
        return !ended || (to + 1 >= limit && !fill());
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    /// Return where the line begins in the file.
    long offset() {
        return offset;
    }

    /// Return where the line is, as people and editors write it.
    String place() {
        return file + ":" + number;
    }

    JournalException corrupt() {
        return new JournalException(place()
                + ": the line is damaged: its checksum does not hold; restore the file from a copy, or delete the run and"
                + " weigh again");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new JournalException("journal [" + file + "] cannot be closed: " + e.getMessage(), e);
        }
    }

    private boolean found(int at, boolean lineBreak) {
        to = at;
        ended = lineBreak;
        number++;
        return true;
    }

    /// Read more behind what is there, keeping the current line.
    private boolean fill() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, limit - from);
            to -= from;
            limit -= from;
            from = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        try {
            int wanted = (int) Math.min(buffer.length - limit, end - read);
            int got = wanted <= 0 ? -1 : in.read(buffer, limit, wanted);
            if (got <= 0) {
                return false;
            }
            limit += got;
            read += got;
            return true;
        } catch (IOException e) {
            throw new JournalException("journal [" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }
}
