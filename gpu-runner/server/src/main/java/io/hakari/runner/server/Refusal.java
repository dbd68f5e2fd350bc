package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;

/// Why a request is not even asked: one sentence that names the field.
final class Refusal {
    private Refusal() {
    }

    static Error rejected(String sentence) {
        return Error.newBuilder().setCode(Code.REJECTED).setMessage(sentence).build();
    }

    static Optional<Error> ofId(String id) {
        return id.isEmpty()
                ? Optional.of(rejected("field [request_id] is empty; name every request by its content"))
                : Optional.empty();
    }

    /// Return what is wrong with a context or prompt; an empty one is allowed, an unset part is not.
    static Optional<Error> ofParts(String field, List<Part> parts) {
        for (Part part : parts) {
            switch (part.getKindCase()) {
                case TEXT -> {
                    continue;
                }
                case BLOB -> {
                    return Optional.of(Error.newBuilder()
                            .setCode(Code.UNSUPPORTED)
                            .setMessage("field [" + field + "] holds a blob of type [" + part.getBlob().getMediaType()
                                    + "]; this runner reads text alone")
                            .build());
                }
                case TOKENS -> {
                    return Optional.of(Error.newBuilder()
                            .setCode(Code.UNSUPPORTED)
                            .setMessage("field [" + field + "] holds token ids; this runner reads text alone")
                            .build());
                }
                case KIND_NOT_SET -> {
                    return Optional.of(rejected("field [" + field + "] holds an empty part; set text or blob"));
                }
            }
        }
        return Optional.empty();
    }
}
