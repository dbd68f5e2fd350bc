package io.hakari.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.hakari.gate.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How JSON is read and written here: strictly, in the order of the record's components, without limits on text.
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // A model may write as much as it likes; what was written must be readable.
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE).build())
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .addMixIn(Verdict.class, VerdictByKind.class)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {
    }

    static JsonGenerator generator(LineBytes line) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), line);
    }

    static JsonParser parser(byte[] bytes, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
    }

    /// Write a number that may be infinite, which JSON has no word for.
    static void number(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    /// Return the part of a parser's complaint that is about the content.
    static String complaint(JacksonException e) {
        return String.valueOf(e.getOriginalMessage());
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({@JsonSubTypes.Type(value = Verdict.Pass.class, name = "PASS"),
            @JsonSubTypes.Type(value = Verdict.Fail.class, name = "FAIL"),
            @JsonSubTypes.Type(value = Verdict.Undecided.class, name = "UNDECIDED"),
            @JsonSubTypes.Type(value = Verdict.Invalid.class, name = "INVALID")})
    private interface VerdictByKind {}
}
