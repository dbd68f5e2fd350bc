package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;

import org.apiguardian.api.API;

/// The weights that answered, named by their digest.
///
/// @param name       what people call it, such as `demo-3000`
/// @param digest     the SHA-256 over weights, configuration and tokenizer, 64 hexadecimal digits
/// @param properties what the runner says of it: `step`, `dtype`, `engine`, `device`, `context-length`, …
@API(status = EXPERIMENTAL, since = "0.1")
public record Checkpoint(String name, String digest, Map<String, String> properties) {

    public Checkpoint {
        properties = Map.copyOf(properties);
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "digest [" + digest + "] of checkpoint [" + name + "] is not 64 lower-case hexadecimal digits");
        }
    }
}
