package io.hakari.runner.server.huggingface;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the header of one safetensors file says, held against the file as the format demands: every tensor within the
/// file and as large as its shape and type, none over another, and no byte without a tensor.
///
/// Source: safetensors, "Format": eight bytes of length, little-endian; a JSON object; the bytes of the tensors.
record Shard(Map<String, Tensor> tensors) {
    /// The format's own limit.
    private static final long LONGEST_HEADER = 100_000_000;
    private static final int LENGTH_BYTES = 8;
    /// How a Git LFS pointer begins; read as a length it would be a strange number.
    private static final String POINTER = "version ";
    private static final String METADATA = "__metadata__";
    private static final Map<String, Integer> BITS = bits();

    /// One tensor.
    ///
    /// @param type  such as `BF16`
    /// @param rows  its first dimension; 1 where it has none
    /// @param begin its first byte, counted from the end of the header
    /// @param end   the byte after its last
    record Tensor(String type, long rows, long begin, long end) {}

    Shard {
        tensors = Map.copyOf(tensors);
    }

    /// Read and check the header.
    ///
    /// @throws IOException when it is not as the format demands; the message continues "shard […] …"
    static Shard read(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] length = in.readNBytes(LENGTH_BYTES);
            if (length.length < LENGTH_BYTES) {
                throw new IOException("has [" + size + "] bytes, which is no header");
            }
            if (new String(length, StandardCharsets.UTF_8).equals(POINTER)) {
                throw new IOException("is a pointer of Git LFS and not the shard itself; fetch it with [git lfs pull]");
            }
            long header = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (header < 2 || header > LONGEST_HEADER || header > size - LENGTH_BYTES) {
                throw new IOException("says that its header has [" + Long.toUnsignedString(header)
                        + "] bytes but the file has [" + size + "]");
            }
            Map<String, Tensor> tensors = tensors(in.readNBytes((int) header));
            requireNoGaps(tensors, size - LENGTH_BYTES - header);
            return new Shard(tensors);
        }
    }

    private static Map<String, Tensor> tensors(byte[] header) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        var json = new JsonReader(new ByteArrayInputStream(header));
        json.members(name -> {
            if (name.equals(METADATA)) {
                json.skip();
            } else if (tensors.put(name, tensor(name, json)) != null) {
                throw new IOException("has two tensors [" + name + "]");
            }
        });
        json.end();
        return tensors;
    }

    private static Tensor tensor(String name, JsonReader json) throws IOException {
        var type = new StringBuilder();
        List<Long> shape = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        json.members(field -> {
            switch (field) {
                case "dtype" -> type.append(json.string());
                case "shape" -> json.elements(_ -> shape.add(json.whole()));
                case "data_offsets" -> json.elements(_ -> offsets.add(json.whole()));
                default -> throw new IOException("has tensor [" + name + "] with a field [" + field
                        + "]; expected dtype, shape and data_offsets");
            }
        });
        if (offsets.size() != 2 || offsets.getFirst() < 0 || offsets.getLast() < offsets.getFirst()) {
            throw new IOException("has tensor [" + name + "] at " + offsets + "; expected its first byte and its end");
        }
        var tensor = new Tensor(type.toString(), shape.isEmpty() ? 1 : shape.getFirst(), offsets.getFirst(),
                offsets.getLast());
        requireSize(name, tensor, shape);
        return tensor;
    }

    private static void requireSize(String name, Tensor tensor, List<Long> shape) throws IOException {
        Integer bits = BITS.get(tensor.type());
        if (bits == null) {
            throw new IOException("has tensor [" + name + "] of type [" + tensor.type() + "], which is unknown; known: "
                    + String.join(", ", BITS.keySet()));
        }
        long size = tensor.end() - tensor.begin();
        if (!bytes(shape, bits).equals(Long.toString(size))) {
            throw new IOException("has tensor [" + name + "] of type [" + tensor.type() + "] and shape " + shape
                    + " in [" + size + "] bytes, which is not its size");
        }
    }

    /// Return the size as a text, which a number that overflows or ends within a byte never equals.
    private static String bytes(List<Long> shape, int bits) {
        try {
            long all = bits;
            for (long dimension : shape) {
                all = Math.multiplyExact(all, dimension);
            }
            return all < 0 || all % Byte.SIZE != 0 ? "none" : Long.toString(all / Byte.SIZE);
        } catch (ArithmeticException _) {
            return "too many";
        }
    }

    private static void requireNoGaps(Map<String, Tensor> tensors, long room) throws IOException {
        long end = 0;
        String last = "";
        for (Map.Entry<String, Tensor> one : inOrder(tensors)) {
            Tensor tensor = one.getValue();
            if (tensor.begin() < end) {
                throw new IOException("has tensor [" + one.getKey() + "] over tensor [" + last + "]");
            }
            if (tensor.begin() > end) {
                throw new IOException("has [" + (tensor.begin() - end) + "] bytes of no tensor before tensor ["
                        + one.getKey() + "]");
            }
            end = tensor.end();
            last = one.getKey();
        }
        if (end != room) {
            throw new IOException("has room for [" + room + "] bytes of tensors but says they have [" + end + "]");
        }
    }

    private static List<Map.Entry<String, Tensor>> inOrder(Map<String, Tensor> tensors) {
        return tensors.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end)))
                .toList();
    }

    private static Map<String, Integer> bits() {
        Map<String, Integer> bits = new LinkedHashMap<>();
        List.of("F32", "I32", "U32").forEach(type -> bits.put(type, 32));
        List.of("BF16", "F16", "I16", "U16").forEach(type -> bits.put(type, 16));
        List.of("F64", "I64", "U64", "C64").forEach(type -> bits.put(type, 64));
        List.of("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ")
                .forEach(type -> bits.put(type, 8));
        List.of("F6_E2M3", "F6_E3M2").forEach(type -> bits.put(type, 6));
        bits.put("F4", 4);
        return bits;
    }
}
