package io.hakari.runner.server.huggingface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A checkpoint with four tokens that is whole for everything but the arithmetic.
public final class SmallCheckpoint {
    public static final String WEIGHTS = "model.safetensors";
    private static final String EMBEDDING = "{\"model.embed_tokens.weight\":"
            + "{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]}}";

    private SmallCheckpoint() {
    }

    /// Write one and return its folder.
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\", \"vocab_size\": 4}");
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer(4));
        shard(folder.resolve(WEIGHTS), EMBEDDING, 32);
        return folder;
    }

    static String tokenizer(int tokens) {
        return "{\"version\": \"1.0\", \"added_tokens\": [{\"id\": 0, \"content\": \"<s>\"}], \"model\": {\"type\": \"BPE\","
                + " \"vocab\": {" + IntStream.range(0, tokens).mapToObj(id -> "\"t\\u3042" + id + "\": " + id)
                        .collect(Collectors.joining(", "))
                + "}, \"merges\": [[\"a\", \"b\"]]}}";
    }

    /// Write a safetensors file with this header and so many bytes of tensors.
    public static void shard(Path file, String header, int bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var content = new ByteArrayOutputStream();
        content.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
        content.writeBytes(text);
        content.writeBytes(new byte[bytes]);
        Files.write(file, content.toByteArray());
    }
}
