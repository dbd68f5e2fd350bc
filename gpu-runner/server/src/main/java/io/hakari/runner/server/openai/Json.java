package io.hakari.runner.server.openai;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import com.google.protobuf.Value.KindCase;
import com.google.protobuf.util.JsonFormat;

/// A value that a server sent; what is missing or of another kind than asked for is empty, never a failure.
record Json(Value value) {
    static final Json NOTHING = new Json(Value.getDefaultInstance());

    /// Read a text that must be one object or array and no more.
    static Json of(String text) throws IOException {
        String first = text.stripLeading();
        if (first.isEmpty()) {
            throw new IOException("nothing");
        }
        // The parser takes any word for a text.
        if (first.charAt(0) != '{' && first.charAt(0) != '[') {
            throw new IOException("no JSON");
        }
        var parsed = Value.newBuilder();
        try {
            JsonFormat.parser().merge(text, parsed);
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("no JSON", e);
        }
        return new Json(parsed.build());
    }

    boolean isThere() {
        return value.getKindCase() != KindCase.KIND_NOT_SET && value.getKindCase() != KindCase.NULL_VALUE;
    }

    /// Return a member of an object.
    Json at(String name) {
        return new Json(value.getStructValue().getFieldsOrDefault(name, Value.getDefaultInstance()));
    }

    /// Return an element of an array.
    Json at(int index) {
        return index < value.getListValue().getValuesCount()
                ? new Json(value.getListValue().getValues(index))
                : NOTHING;
    }

    List<Json> elements() {
        return value.getListValue().getValuesList().stream().map(Json::new).toList();
    }

    Map<String, Value> members() {
        return value.getStructValue().getFieldsMap();
    }

    Optional<String> text() {
        return value.hasStringValue() ? Optional.of(value.getStringValue()) : Optional.empty();
    }

    Optional<Double> number() {
        return value.hasNumberValue() ? Optional.of(value.getNumberValue()) : Optional.empty();
    }

    Optional<Integer> whole() {
        return number().filter(number -> number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE)
                .map(Double::intValue);
    }

    Optional<Boolean> flag() {
        return value.hasBoolValue() ? Optional.of(value.getBoolValue()) : Optional.empty();
    }

    /// Return an array of whole numbers; empty when it is none.
    Optional<List<Integer>> ids() {
        List<Integer> ids = elements().stream().flatMap(element -> element.whole().stream()).toList();
        return value.hasListValue() && ids.size() == value.getListValue().getValuesCount()
                ? Optional.of(ids)
                : Optional.empty();
    }
}
