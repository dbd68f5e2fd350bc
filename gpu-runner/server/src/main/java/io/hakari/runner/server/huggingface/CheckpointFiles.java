package io.hakari.runner.server.huggingface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.ModelException;

/// The files of one Hugging Face checkpoint, held against each other before anything is started.
///
/// `model.safetensors` is read where it is there, else the shards that `model.safetensors.index.json` names, as
/// transformers does.
public record CheckpointFiles(Path folder) {
    public static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> TOKENIZERS = List.of("tokenizer.json", "tokenizer.model", "vocab.json");
    private static final List<String> OPTIONAL = List.of("merges.txt", "added_tokens.json", "special_tokens_map.json",
            "tokenizer_config.json", "chat_template.jinja", "chat_template.json", "generation_config.json",
            "preprocessor_config.json", "processor_config.json", "video_preprocessor_config.json");
    private static final List<String> FOREIGN = List.of("pytorch_model.bin", "pytorch_model.bin.index.json",
            "model.onnx", "consolidated.00.pth");
    private static final List<String> EMBEDDINGS = List.of("embed_tokens.weight", "wte.weight",
            "word_embeddings.weight", "embed_in.weight", "tok_embeddings.weight");
    private static final long LONGEST_CONFIG = 16 << 20;
    private static final long LONGEST_INDEX = 100_000_000;

    /// What the files say of the model.
    ///
    /// @param types   the types that tensors are stored in, such as `BF16`
    /// @param tensors how many there are
    public record Contents(Set<String> types, int tensors) {

        public Contents {
            types = Set.copyOf(types);
        }

        /// Return whether some tensor is stored in one of these types.
        public boolean hasAny(Set<String> some) {
            return types.stream().anyMatch(some::contains);
        }
    }

    /// Return the files that make up the checkpoint; each is required.
    public List<String> names() throws ModelException {
        return Stream.concat(fixed().stream(), weights().stream()).toList();
    }

    /// Return those that an engine reads once, when it starts: all but the weights.
    public List<String> fixed() {
        List<String> names = new ArrayList<>(List.of(CONFIG));
        List<String> tokenizers = TOKENIZERS.stream().filter(this::has).toList();
        names.addAll(tokenizers.isEmpty() ? List.of(TOKENIZERS.getFirst()) : tokenizers);
        OPTIONAL.stream().filter(this::has).forEach(names::add);
        return List.copyOf(names);
    }

    /// Return whether the folder is a checkpoint itself, and no folder of such.
    public boolean isOne() {
        return has(CONFIG);
    }

    /// Check what can be seen without reading the weights themselves.
    ///
    /// @throws ModelException that names the file, the tensor or the token that is wrong
    public Contents check() throws ModelException {
        for (String name : names()) {
            if (!has(name)) {
                throw corrupt("file [" + name + "] is missing; copy the checkpoint again");
            }
        }
        Struct config = config();
        Map<String, String> index = has(WEIGHTS) ? Map.of() : index();
        Set<String> types = new TreeSet<>();
        Map<String, Long> embeddings = new TreeMap<>();
        int tensors = 0;
        for (String name : shards()) {
            Shard shard = shard(name);
            requireAll(index, name, shard);
            shard.tensors().values().forEach(tensor -> types.add(tensor.type()));
            shard.tensors().forEach((tensor, where) -> {
                if (EMBEDDINGS.stream().anyMatch(tensor::endsWith)) {
                    embeddings.put(tensor, where.rows());
                }
            });
            tensors += shard.tensors().size();
        }
        requireFit(config, embeddings);
        return new Contents(types, tensors);
    }

    /// Return the files of weights, the index among them.
    private List<String> weights() throws ModelException {
        if (has(WEIGHTS) || !has(INDEX)) {
            return shards();
        }
        return Stream.concat(Stream.of(INDEX), shards().stream()).toList();
    }

    private List<String> shards() throws ModelException {
        if (has(WEIGHTS)) {
            return List.of(WEIGHTS);
        }
        if (has(INDEX)) {
            return shards(index());
        }
        List<String> foreign = FOREIGN.stream().filter(this::has).toList();
        if (!foreign.isEmpty()) {
            throw new ModelException(Code.UNSUPPORTED, "checkpoint [" + name() + "]: weights are in ["
                    + foreign.getFirst() + "] alone; expected [" + WEIGHTS + "] or [" + INDEX
                    + "], so convert them to safetensors");
        }
        return List.of(WEIGHTS);
    }

    private List<String> shards(Map<String, String> index) throws ModelException {
        List<String> shards = index.values().stream().distinct().sorted().toList();
        for (String shard : shards) {
            if (!shard.endsWith(".safetensors") || shard.contains("/") || shard.contains("\\")) {
                throw corrupt("file [" + INDEX + "] names the shard [" + shard
                        + "]; expected the name of a safetensors file beside it");
            }
        }
        List<String> missing = shards.stream().filter(shard -> !has(shard)).toList();
        if (!missing.isEmpty()) {
            throw corrupt("shard [" + missing.getFirst() + "], which [" + INDEX + "] names, is missing ("
                    + missing.size() + " of " + shards.size() + " are); copy the checkpoint again");
        }
        return shards;
    }

    /// Return the shard of each tensor.
    private Map<String, String> index() throws ModelException {
        requireShort(INDEX, LONGEST_INDEX);
        Map<String, String> shards = new HashMap<>();
        try (InputStream in = Files.newInputStream(folder.resolve(INDEX))) {
            var json = new JsonReader(in);
            json.members(field -> {
                if (field.equals("weight_map")) {
                    json.members(tensor -> shards.put(tensor, json.string()));
                } else {
                    json.skip();
                }
            });
            json.end();
        } catch (IOException e) {
            throw corrupt("file [" + INDEX + "] " + e.getMessage() + "; copy the file again", e);
        }
        if (shards.isEmpty()) {
            throw corrupt("file [" + INDEX + "] names no shard in [weight_map]; copy the file again");
        }
        return shards;
    }

    private Shard shard(String name) throws ModelException {
        try {
            return Shard.read(folder.resolve(name));
        } catch (IOException e) {
            throw corrupt("shard [" + name + "] " + e.getMessage() + "; copy the shard again", e);
        }
    }

    private void requireAll(Map<String, String> index, String name, Shard shard) throws ModelException {
        for (Map.Entry<String, String> tensor : index.entrySet()) {
            if (tensor.getValue().equals(name) && !shard.tensors().containsKey(tensor.getKey())) {
                throw corrupt("shard [" + name + "] has no tensor [" + tensor.getKey() + "], which [" + INDEX
                        + "] says is in it; copy index and shard again");
            }
        }
    }

    private void requireFit(Struct config, Map<String, Long> embeddings) throws ModelException {
        long rows = embeddings.values().stream().mapToLong(Long::longValue).max().orElse(vocabulary(config));
        String where = embeddings.isEmpty()
                ? "[vocab_size] in [" + CONFIG + "] is"
                : "the embedding [" + embeddings.keySet().iterator().next() + "] has rows";
        for (String tokenizer : TOKENIZERS.stream().filter(this::has).toList()) {
            long highest = highestId(tokenizer);
            if (highest >= rows) {
                throw corrupt("tokenizer [" + tokenizer + "] has the token id [" + highest + "] but " + where + " ["
                        + rows + "]; it belongs to another model, so copy the model's own");
            }
        }
    }

    private long highestId(String tokenizer) throws ModelException {
        try {
            return Tokenizer.highestId(folder.resolve(tokenizer));
        } catch (IOException e) {
            throw corrupt("file [" + tokenizer + "] " + e.getMessage() + "; copy the file again", e);
        }
    }

    /// Return `vocab_size`, of the text part where a model has several; as many as can be counted where none is told.
    private static long vocabulary(Struct config) {
        Value own = config.getFieldsOrDefault("vocab_size", Value.getDefaultInstance());
        Value text = config.getFieldsOrDefault("text_config", Value.getDefaultInstance()).getStructValue()
                .getFieldsOrDefault("vocab_size", own);
        return text.hasNumberValue() ? (long) text.getNumberValue() : Long.MAX_VALUE;
    }

    private Struct config() throws ModelException {
        requireShort(CONFIG, LONGEST_CONFIG);
        var parsed = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(Files.readString(folder.resolve(CONFIG), StandardCharsets.UTF_8), parsed);
        } catch (InvalidProtocolBufferException e) {
            throw corrupt("file [" + CONFIG + "] is no JSON object; copy the file again", e);
        } catch (IOException e) {
            throw corrupt("file [" + CONFIG + "] cannot be read (" + e.getMessage() + "); copy the file again", e);
        }
        if (parsed.containsFields("auto_map")) {
            throw new ModelException(Code.UNSUPPORTED, "checkpoint [" + name() + "]: file [" + CONFIG
                    + "] asks for code of its own in [auto_map], which is never run; use an architecture that"
                    + " transformers has, and take [auto_map] out");
        }
        return parsed.build();
    }

    private void requireShort(String name, long longest) throws ModelException {
        try {
            long size = Files.size(folder.resolve(name));
            if (size > longest || size == 0) {
                throw corrupt("file [" + name + "] has [" + size + "] bytes; expected 1 to " + longest
                        + "; copy the file again");
            }
        } catch (IOException e) {
            throw corrupt("file [" + name + "] cannot be read (" + e + "); copy the file again", e);
        }
    }

    private boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    private String name() {
        return String.valueOf(folder.getFileName());
    }

    private ModelException corrupt(String problem) {
        return new ModelException(Code.CORRUPT, "checkpoint [" + name() + "]: " + problem);
    }

    private ModelException corrupt(String problem, Exception cause) {
        return new ModelException(Code.CORRUPT, "checkpoint [" + name() + "]: " + problem, cause);
    }
}
