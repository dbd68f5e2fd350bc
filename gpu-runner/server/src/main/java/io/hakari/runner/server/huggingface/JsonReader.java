package io.hakari.runner.server.huggingface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads JSON piece by piece, so that a file of a hundred megabytes takes no more memory than what is kept of it.
///
/// Every method reads one value whole; what is not JSON in UTF-8 is an `IOException` that names the byte.
final class JsonReader {
    private static final int DEEPEST = 64;
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private long before;
    private int depth;

    /// Takes one member of an object or one element of an array, and must read its value.
    interface Part {
        void read(String name) throws IOException;
    }

    /// @param in what is read; the reader takes more of it than it needs
    JsonReader(InputStream in) {
        this.in = in;
    }

    /// Read an object and let each of its members be read.
    void members(Part member) throws IOException {
        open('{', "an object");
        if (!closes('}')) {
            do {
                String name = string();
                expect(':');
                member.read(name);
            } while (goesOn('}'));
        }
        depth--;
    }

    /// Read an array and let each of its elements be read; they have no name.
    void elements(Part element) throws IOException {
        open('[', "an array");
        if (!closes(']')) {
            do {
                element.read("");
            } while (goesOn(']'));
        }
        depth--;
    }

    String string() throws IOException {
        if (peek() != '"') {
            throw wrong("a string");
        }
        take();
        var bytes = new ByteArrayOutputStream();
        for (int one = take(); one != '"'; one = take()) {
            if (one < ' ') {
                throw wrong("the end of a string");
            }
            if (one == '\\') {
                escape(bytes);
            } else {
                bytes.write(one);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("is not in UTF-8 before byte " + position(), e);
        }
    }

    /// Read a whole number of at most 63 bits.
    long whole() throws IOException {
        String digits = word();
        if (!digits.matches("-?\\d{1,18}")) {
            throw new IOException(
                    "has [" + brief(digits) + "] before byte " + position() + "; expected a whole number");
        }
        return Long.parseLong(digits);
    }

    boolean isArray() throws IOException {
        return peek() == '[';
    }

    boolean isNumber() throws IOException {
        int first = peek();
        return first == '-' || (first >= '0' && first <= '9');
    }

    /// Read a value of any kind and forget it.
    void skip() throws IOException {
        switch (peek()) {
            case '{' -> members(_ -> skip());
            case '[' -> elements(_ -> skip());
            case '"' -> string();
            default -> {
                String word = word();
                if (!word.matches("true|false|null|-?\\d[-+.eE\\d]*")) {
                    throw new IOException("has [" + brief(word) + "] before byte " + position() + "; expected a value");
                }
            }
        }
    }

    /// Read what may follow the last value: space, and nothing else.
    void end() throws IOException {
        if (peek() != END) {
            throw wrong("its end");
        }
    }

    private void open(char bracket, String what) throws IOException {
        if (peek() != bracket) {
            throw wrong(what);
        }
        take();
        if (++depth > DEEPEST) {
            throw new IOException("nests deeper than " + DEEPEST + " at byte " + position());
        }
    }

    private boolean closes(char bracket) throws IOException {
        if (peek() != bracket) {
            return false;
        }
        take();
        return true;
    }

    private boolean goesOn(char bracket) throws IOException {
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char what) throws IOException {
        if (peek() != what) {
            throw wrong("[" + what + "]");
        }
        take();
    }

    private void escape(ByteArrayOutputStream bytes) throws IOException {
        int what = take();
        switch (what) {
            case '"', '\\', '/' -> bytes.write(what);
            case 'b' -> bytes.write('\b');
            case 'f' -> bytes.write('\f');
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'u' -> bytes.writeBytes(unicode().getBytes(StandardCharsets.UTF_8));
            default -> throw new IOException("has an unknown escape before byte " + position());
        }
    }

    /// Half of a pair without its other half becomes a question mark, as Java encodes it: names are compared, not shown.
    private String unicode() throws IOException {
        char first = (char) hexadecimal();
        if (!Character.isHighSurrogate(first) || look() != '\\') {
            return String.valueOf(first);
        }
        take();
        return take() == 'u'
                ? new String(new char[]{first, (char) hexadecimal()})
                : refuse("has half of a character before byte " + position());
    }

    private static String refuse(String why) throws IOException {
        throw new IOException(why);
    }

    private int hexadecimal() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private String word() throws IOException {
        var word = new StringBuilder();
        peek();
        for (int one = look(); one != END && ",:]} \t\r\n{[\"".indexOf(one) < 0 && word.length() < 64; one = look()) {
            word.append((char) take());
        }
        return word.toString();
    }

    /// Return the first byte that is no space, without taking it.
    private int peek() throws IOException {
        int one = look();
        while (one == ' ' || one == '\n' || one == '\r' || one == '\t') {
            next++;
            one = look();
        }
        return one;
    }

    private int take() throws IOException {
        int one = look();
        if (one == END) {
            throw new IOException("ends in the middle of a value at byte " + position());
        }
        next++;
        return one;
    }

    private int look() throws IOException {
        if (next == filled) {
            before += filled;
            next = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return next == filled ? END : Byte.toUnsignedInt(buffer[next]);
    }

    private long position() {
        return before + next;
    }

    private IOException wrong(String expected) throws IOException {
        int one = look();
        String found = one == END ? "its end" : "[" + brief(Character.toString(one)) + "]";
        return new IOException("has " + found + " at byte " + position() + "; expected " + expected);
    }

    private static String brief(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
