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

    static Error unsupported(String sentence) {
        return Error.newBuilder().setCode(Code.UNSUPPORTED).setMessage(sentence).build();
    }

    /// Return what is wrong with a context or prompt; an empty one is allowed, an unset part is not.
    static Optional<Error> ofParts(String field, List<Part> parts, Model model) {
        for (int i = 0; i < parts.size(); i++) {
            Optional<Error> refusal = of(field, parts.get(i), model);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Error> of(String field, Part part, Model model) {
        return switch (part.getKindCase()) {
            case TEXT -> Optional.empty();
            case BLOB -> ofBlob(field, part.getBlob().getMediaType(), model);
            case TOKENS -> model.readsTokens()
                    ? Optional.empty()
                    : Optional.of(unsupported("field [" + field + "] holds token ids; this model takes none"));
            case KIND_NOT_SET -> Optional.of(
                    rejected("field [" + field + "] holds an empty part; set text, blob or tokens"));
        };
    }

    private static Optional<Error> ofBlob(String field, String mediaType, Model model) {
        if (!(model instanceof MediaReader reader)) {
            return Optional.of(unsupported(
                    "field [" + field + "] holds a blob of type [" + mediaType + "]; this model reads text alone"));
        }
        return reader.reads(mediaType)
                ? Optional.empty()
                : Optional.of(unsupported("field [" + field + "] holds a blob of type [" + mediaType
                        + "], which this model does not read"));
    }
}
