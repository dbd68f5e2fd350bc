package io.hakari.runner.server.onnx;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.Value.KindCase;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// What `config.json` says of a model.
///
/// @param contextLength `max_position_embeddings`
/// @param vocabulary    `vocab_size`
/// @param begin         `bos_token_id`, where there is one
/// @param ends          `eos_token_id`, one or several; the first stands in where a beginning is needed and missing
/// @param sight         how it sees; empty when it reads text alone
record ModelConfig(int contextLength, int vocabulary, OptionalInt begin, Set<Integer> ends,
        Optional<SightConfig> sight) {
    static final String FILE = "config.json";

    ModelConfig {
        ends = Collections.unmodifiableSet(new LinkedHashSet<>(ends));
    }

    /// Return the token that a text begins with when nothing comes before it.
    int prefix() {
        return begin.orElseGet(() -> ends.iterator().next());
    }

    static ModelConfig of(Struct fields) throws ModelException {
        int contextLength = positive(fields, "max_position_embeddings");
        int vocabulary = positive(fields, "vocab_size");
        OptionalInt begin = given(fields, "bos_token_id")
                ? OptionalInt.of(token(fields, "bos_token_id", vocabulary))
                : OptionalInt.empty();
        return new ModelConfig(contextLength, vocabulary, begin, ends(fields, vocabulary),
                SightConfig.of(fields, vocabulary));
    }

    private static Set<Integer> ends(Struct fields, int vocabulary) throws ModelException {
        Value value = field(fields, "eos_token_id", "a token id or a list of them");
        List<Value> values = value.getKindCase() == KindCase.LIST_VALUE
                ? value.getListValue().getValuesList()
                : List.of(value);
        Set<Integer> ends = new LinkedHashSet<>();
        for (Value each : values) {
            ends.add(token(each, "eos_token_id", vocabulary));
        }
        if (ends.isEmpty()) {
            throw wrong("eos_token_id", value, "a token id or a list of them");
        }
        return ends;
    }

    static int positive(Struct fields, String name) throws ModelException {
        String expected = "a whole number above 0";
        Value value = field(fields, name, expected);
        if (!whole(value) || value.getNumberValue() < 1) {
            throw wrong(name, value, expected);
        }
        return (int) value.getNumberValue();
    }

    static int token(Struct fields, String name, int vocabulary) throws ModelException {
        return token(field(fields, name, "a token id"), name, vocabulary);
    }

    private static int token(Value value, String name, int vocabulary) throws ModelException {
        if (!whole(value) || value.getNumberValue() < 0 || value.getNumberValue() >= vocabulary) {
            throw wrong(name, value, "a token id below vocab_size [" + vocabulary + "]");
        }
        return (int) value.getNumberValue();
    }

    private static boolean whole(Value value) {
        return value.getKindCase() == KindCase.NUMBER_VALUE && value.getNumberValue() == (int) value.getNumberValue();
    }

    static boolean given(Struct fields, String name) {
        return fields.containsFields(name) && fields.getFieldsOrThrow(name).getKindCase() != KindCase.NULL_VALUE;
    }

    static Value field(Struct fields, String name, String expected) throws ModelException {
        if (!given(fields, name)) {
            throw new ModelException(Error.Code.CORRUPT,
                    FILE + " has no field [" + name + "]; expected " + expected
                            + "; take the file from the model's export");
        }
        return fields.getFieldsOrThrow(name);
    }

    static ModelException wrong(String name, Value value, String expected) {
        return new ModelException(Error.Code.CORRUPT, FILE + " says " + name + " [" + shown(value) + "]; expected "
                + expected + "; take the file from the model's export");
    }

    static String shown(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case NUMBER_VALUE -> whole(value)
                    ? Integer.toString((int) value.getNumberValue())
                    : Double.toString(value.getNumberValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case LIST_VALUE -> "a list of " + value.getListValue().getValuesCount();
            case STRUCT_VALUE -> "an object";
            case NULL_VALUE, KIND_NOT_SET -> "null";
        };
    }
}
