package io.hakari.dataset;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import io.hakari.sample.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// The objects of a document that is a list of them, or an object of them, read one by one.
final class DocumentRows implements RowReader.Source {
    private final Path file;
    private final JsonParser json;
    private boolean begun;
    private boolean keyed;

    DocumentRows(Path file, InputStream in) {
        this.file = file;
        this.json = RowReader.JSON.createParser(in);
    }

    @Override
    public Optional<Row> next() {
        try {
            if (!begun) {
                begin();
            }
            JsonToken token = json.nextToken();
            if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                return Optional.empty();
            }
            String place = place();
            if (keyed) {
                json.nextToken();
            }
            JsonNode row = json.readValueAsTree();
            if (!row.isObject()) {
                throw new DatasetException(place + ": the row is no JSON object but [" + row + "]");
            }
            return Optional.of(new Row(place, row));
        } catch (JacksonException e) {
            throw new DatasetException(place() + ": the document is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void begin() {
        JsonToken first = json.nextToken();
        keyed = first == JsonToken.START_OBJECT;
        begun = true;
        if (!keyed && first != JsonToken.START_ARRAY) {
            throw new DatasetException(place() + ": the document is neither a list nor an object of rows");
        }
    }

    private String place() {
        return file + ":" + json.currentTokenLocation().getLineNr();
    }
}
