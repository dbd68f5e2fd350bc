package io.hakari.records.replay;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apiguardian.api.API;

import io.hakari.exchange.RunnerException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The answers of one model in a file of JSON Lines, UTF-8, one answer on each line:
///
/// ```
/// {"prompt": "1+1は？", "response": "2"}
/// {"prompt": [{"image": "9f2c…"}, {"text": "何が写っていますか。"}], "response": "答えはB", "truncated": true}
/// ```
///
/// A prompt is all that the model was shown, framing included; media stand by their SHA-256. The same prompt may stand there
/// twice with the same answer, and not with two.
@API(status = EXPERIMENTAL, since = "0.4")
public final class StoredAnswers {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build()).build();
    private static final String PROMPT = "prompt";
    private static final String RESPONSE = "response";
    private static final String TRUNCATED = "truncated";

    private final Map<String, Answer> answers = new HashMap<>();
    private final Path file;

    private StoredAnswers(Path file) {
        this.file = file;
    }

    /// Write answers to a new file, or over an old one.
    public static void write(Path file, Stream<StoredAnswer> answers) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Iterator<StoredAnswer> each = answers.iterator(); each.hasNext();) {
                out.write(JSON.writeValueAsString(line(each.next())));
                out.write('\n');
            }
        }
    }

    private static ObjectNode line(StoredAnswer answer) {
        ObjectNode line = JSON.createObjectNode();
        ArrayNode parts = line.putArray(PROMPT);
        answer.prompt().forEach(part -> parts.addObject().put(part.kind(), part.text()));
        line.put(RESPONSE, answer.response());
        if (answer.truncated()) {
            line.put(TRUNCATED, true);
        }
        return line;
    }

    /// Read a whole file.
    ///
    /// @throws RunnerException when it cannot be read, naming file, line and what is wrong
    static StoredAnswers read(Path file) {
        StoredAnswers stored = new StoredAnswers(file);
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    stored.add(number, line);
                }
                number++;
            }
        } catch (IOException e) {
            throw new RunnerException("stored answers [" + file + "] cannot be read: " + e.getMessage(), e);
        }
        return stored;
    }

    /// Return the answer to a prompt; empty when there is none.
    Optional<Answer> to(List<StoredAnswer.Part> prompt) {
        return Optional.ofNullable(answers.get(StoredAnswer.key(prompt)));
    }

    int size() {
        return answers.size();
    }

    private void add(int number, String line) {
        JsonNode node = parsed(number, line);
        StoredAnswer answer = answer(number, node);
        Answer stored = new Answer(answer.response(), answer.truncated(), number);
        Answer before = answers.putIfAbsent(StoredAnswer.key(answer.prompt()), stored);
        if (before != null && !before.isSameAs(stored)) {
            throw broken(number, "the prompt has another answer in line " + before.line()
                    + "; keep one, for a prompt is answered the same each time");
        }
    }

    private JsonNode parsed(int number, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw broken(number, "the line is not JSON: " + e.getOriginalMessage());
        }
        throw broken(number, "the line is no JSON object");
    }

    private StoredAnswer answer(int number, JsonNode node) {
        JsonNode response = node.path(RESPONSE);
        if (!response.isString()) {
            throw broken(number, "member [" + RESPONSE + "] must be a text; the line has " + node.propertyNames());
        }
        return new StoredAnswer(prompt(number, node.path(PROMPT)), response.asString(),
                node.path(TRUNCATED).asBoolean(false));
    }

    private List<StoredAnswer.Part> prompt(int number, JsonNode prompt) {
        if (prompt.isString()) {
            return List.of(new StoredAnswer.Part(StoredAnswer.Part.TEXT, prompt.asString()));
        }
        List<StoredAnswer.Part> parts = new ArrayList<>();
        for (JsonNode part : prompt) {
            String kind = part.isObject() && part.size() == 1 ? part.propertyNames().iterator().next() : "";
            try {
                parts.add(new StoredAnswer.Part(kind, part.path(kind).asString("")));
            } catch (IllegalArgumentException e) {
                throw broken(number, String.valueOf(e.getMessage()));
            }
        }
        if (parts.isEmpty()) {
            throw broken(number, "member [" + PROMPT + "] must be a text or a list of parts such as {\"text\": …}");
        }
        return parts;
    }

    private RunnerException broken(int number, String problem) {
        return new RunnerException(file + ":" + number + ": " + problem);
    }

    /// What was answered, and where it stands.
    record Answer(String response, boolean truncated, int line) {

        boolean isSameAs(Answer other) {
            return response.equals(other.response) && truncated == other.truncated;
        }
    }
}
