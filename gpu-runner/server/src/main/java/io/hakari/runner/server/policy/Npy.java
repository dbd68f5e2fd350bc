package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;

/// Arrays as NumPy's own files (`.npy`, version 1), in which GR00T wraps them.
final class Npy {
    private static final ByteString MAGIC = ByteString.copyFrom("\u0093NUMPY\1\0", ISO_8859_1);
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '([^']{2,8})', 'fortran_order': (False|True), "
            + "'shape': \\(([0-9, ]{0,80})\\), \\}\\s*");
    private static final int BLOCK = 64;

    private Npy() {
    }

    static Numbers read(ByteString file) throws ProtocolException {
        if (!file.startsWith(MAGIC) || file.size() < MAGIC.size() + 2) {
            throw new ProtocolException("array is no .npy file of version 1");
        }
        int length = (file.byteAt(MAGIC.size()) & 0xff) | ((file.byteAt(MAGIC.size() + 1) & 0xff) << Byte.SIZE);
        int data = MAGIC.size() + 2 + length;
        if (data > file.size()) {
            throw new ProtocolException("header of a .npy file promises [" + length + "] bytes and ends before");
        }
        Matcher header = HEADER.matcher(file.substring(MAGIC.size() + 2, data).toString(ISO_8859_1));
        if (!header.matches() || header.group(2).equals("True")) {
            throw new ProtocolException("header of a .npy file is none of a plain array in C order");
        }
        return Numbers.checked(new Numbers(file.substring(data), header.group(1), shape(header.group(3))));
    }

    static ByteString write(Numbers numbers) {
        String axes = numbers.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String shape = numbers.shape().size() == 1 ? axes + "," : axes;
        String header = "{'descr': '" + numbers.type() + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int behind = (MAGIC.size() + 2 + header.length() + 1) % BLOCK;
        String padded = header + " ".repeat((BLOCK - behind) % BLOCK) + "\n";
        byte[] length = {(byte) padded.length(), (byte) (padded.length() >>> Byte.SIZE)};
        return MAGIC.concat(ByteString.copyFrom(length))
                .concat(ByteString.copyFrom(padded, ISO_8859_1))
                .concat(numbers.bytes());
    }

    private static List<Integer> shape(String axes) throws ProtocolException {
        List<Integer> shape = new ArrayList<>();
        for (String axis : axes.split(",", -1)) {
            if (!axis.isBlank()) {
                try {
                    shape.add(Integer.parseInt(axis.strip()));
                } catch (NumberFormatException _) {
                    throw new ProtocolException("axis [" + axis + "] of a .npy file is no length");
                }
            }
        }
        return shape;
    }
}
