package io.hakari.dataset;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import io.hakari.sample.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The questions of a document nested as SQuAD 1.1 is, read article by article.
final class SquadRows implements RowReader.Source {
    private final Path file;
    private final JsonParser json;
    private final Queue<Row> ready = new ArrayDeque<>();
    private boolean begun;

    SquadRows(Path file, InputStream in) {
        this.file = file;
        this.json = RowReader.JSON.createParser(in);
    }

    @Override
    public Optional<Row> next() {
        try {
            if (!begun) {
                findArticles();
                begun = true;
            }
            while (ready.isEmpty() && json.nextToken() == JsonToken.START_OBJECT) {
                rowsOf(json.readValueAsTree());
            }
            return Optional.ofNullable(ready.poll());
        } catch (JacksonException e) {
            throw new DatasetException(place() + ": the document is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void findArticles() {
        json.nextToken();
        String name = json.nextName();
        while (name != null && !name.equals("data")) {
            json.nextToken();
            json.skipChildren();
            name = json.nextName();
        }
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new DatasetException(
                    place() + ": the document has no list [data]; it must be nested as SQuAD 1.1 is");
        }
    }

    private void rowsOf(JsonNode article) {
        for (JsonNode paragraph : member(article, "paragraphs")) {
            for (JsonNode question : member(paragraph, "qas")) {
                ObjectNode row = RowReader.JSON.createObjectNode();
                row.set("title", article.path("title"));
                row.set("context", member(paragraph, "context"));
                row.set("question", member(question, "question"));
                row.set("id", member(question, "id"));
                row.set("answers", texts(member(question, "answers")));
                ready.add(new Row(place(), row));
            }
        }
    }

    private JsonNode texts(JsonNode answers) {
        ArrayNode texts = RowReader.JSON.createArrayNode();
        for (JsonNode answer : answers) {
            JsonNode text = member(answer, "text");
            if (texts.valueStream().noneMatch(text::equals)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private JsonNode member(JsonNode node, String name) {
        if (!node.hasNonNull(name)) {
            throw new DatasetException(place() + ": member [" + name + "] is missing in " + node.propertyNames());
        }
        return node.required(name);
    }

    private String place() {
        return file + ":" + json.currentTokenLocation().getLineNr();
    }
}
