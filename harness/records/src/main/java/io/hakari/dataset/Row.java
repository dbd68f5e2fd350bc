package io.hakari.dataset;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;

import org.apiguardian.api.API;

import io.hakari.sample.DatasetException;
import tools.jackson.databind.JsonNode;

/// One row of a dataset's file and the place where it stands.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Row {
    private final String place;
    private final JsonNode fields;

    Row(String place, JsonNode fields) {
        this.place = place;
        this.fields = fields;
    }

    /// Return the file and line, as editors write it.
    public String place() {
        return place;
    }

    /// Return whether there is such a field.
    public boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /// Return a field's words; of a number or a truth value, as the file writes it.
    public String text(String field) {
        JsonNode value = field(field);
        if (!value.isValueNode()) {
            throw broken("field [" + field + "] is no text but [" + value + "]");
        }
        return value.asString();
    }

    /// Return the words of several fields in the order given.
    public List<String> texts(String... fields) {
        List<String> texts = new ArrayList<>(fields.length);
        for (String field : fields) {
            texts.add(text(field));
        }
        return texts;
    }

    /// Return the words of a field that is a list.
    public List<String> list(String field) {
        JsonNode value = field(field);
        if (!value.isArray()) {
            throw broken("field [" + field + "] is no list but [" + value + "]");
        }
        List<String> texts = new ArrayList<>(value.size());
        value.forEach(element -> texts.add(element.asString()));
        return texts;
    }

    /// Return a whole number in `0 … choices - 1`.
    public int index(String field, int choices) {
        String text = text(field);
        int index = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (index < 0 || index >= choices) {
            throw broken("field [" + field + "] is [" + text + "] but must be a whole number from 0 to "
                    + (choices - 1));
        }
        return index;
    }

    /// Return where a field's words stand among the labels that the dataset knows.
    public int index(String field, List<String> labels) {
        int index = labels.indexOf(text(field));
        if (index < 0) {
            throw broken("field [" + field + "] is [" + text(field) + "] but must be one of " + labels);
        }
        return index;
    }

    /// Return the exception that says what is wrong with this row, for a mapper to throw.
    public DatasetException broken(String problem) {
        return new DatasetException(place + ": " + problem);
    }

    private JsonNode field(String field) {
        if (!has(field)) {
            throw broken("field [" + field + "] is missing; the row has " + fields.propertyNames());
        }
        return fields.required(field);
    }
}
