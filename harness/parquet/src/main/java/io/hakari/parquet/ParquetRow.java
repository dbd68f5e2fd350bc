package io.hakari.parquet;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apiguardian.api.API;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import io.hakari.sample.DatasetException;

/// One row of a Parquet file and the place where it stands.
@API(status = EXPERIMENTAL, since = "0.4")
public final class ParquetRow {
    /// The fields of a picture as the hubs write it; the bytes stand in the file, or else a path beside it.
    private static final String BYTES = "bytes";

    private final String place;
    private final Map<String, Object> values;

    ParquetRow(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    /// Return the file and the row's number, counted from 1.
    public String place() {
        return place;
    }

    /// Return whether there is something in a column.
    public boolean has(String column) {
        return values.containsKey(column);
    }

    /// Return the words in a column; a number as it is written.
    public String text(String column) {
        Object value = value(column);
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong(column, value, "words");
    }

    /// Return a whole number in `0 … choices - 1`.
    public int index(String column, int choices) {
        Object value = value(column);
        if (value instanceof Number number && number.longValue() >= 0 && number.longValue() < choices
                && number.doubleValue() == number.longValue()) {
            return number.intValue();
        }
        throw broken("column [" + column + "] is " + shown(value) + " but must be a whole number from 0 to "
                + (choices - 1));
    }

    /// Return whether a column holds a list.
    public boolean isList(String column) {
        return values.get(column) instanceof List;
    }

    /// Return the words of a list.
    public List<String> texts(String column) {
        Object value = value(column);
        if (!(value instanceof List<?> elements)) {
            throw wrong(column, value, "a list");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof String text)) {
                throw wrong(column, element, "a list of words");
            }
            texts.add(text);
        }
        return texts;
    }

    /// Return the bytes of a picture, which stand alone or as the field `bytes`; empty where there is none.
    public Optional<byte[]> picture(String column) {
        Optional<Object> value = Optional.ofNullable(values.get(column));
        if (value.isEmpty() || value.get() instanceof byte[]) {
            return value.map(byte[].class::cast);
        }
        if (!(value.get() instanceof Map<?, ?> fields)) {
            throw wrong(column, value.get(), "a picture");
        }
        return fields.get(BYTES) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    /// Return the exception that says what is wrong with this row.
    public DatasetException broken(String problem) {
        return new DatasetException(place + ": " + problem);
    }

    /// Return a value of the library as one that outlives the row it was read from.
    static Object plain(Object value) {
        return switch (value) {
            case PqList list -> list(list);
            case PqStruct struct -> struct(struct);
            case byte[] bytes -> bytes.clone();
            default -> value;
        };
    }

    private static List<Object> list(PqList list) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            elements.add(element == null ? Optional.empty() : plain(element));
        }
        return elements;
    }

    private static Map<String, Object> struct(PqStruct struct) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < struct.getFieldCount(); i++) {
            Object value = struct.isNull(i) ? null : struct.getValue(i);
            if (value != null) {
                fields.put(struct.getFieldName(i), plain(value));
            }
        }
        return fields;
    }

    private Object value(String column) {
        return Optional.ofNullable(values.get(column))
                .orElseThrow(() -> broken("column [" + column + "] is empty"));
    }

    private DatasetException wrong(String column, Object value, String expected) {
        return broken("column [" + column + "] is " + shown(value) + " but must be " + expected);
    }

    private static String shown(Object value) {
        return switch (value) {
            case byte[] bytes -> "[" + bytes.length + " bytes]";
            case Optional<?> _ -> "[null]";
            case Map<?, ?> fields ->
                "a structure of " + fields.keySet().stream().map(String::valueOf).sorted().toList();
            default -> "[" + value + "]";
        };
    }
}
