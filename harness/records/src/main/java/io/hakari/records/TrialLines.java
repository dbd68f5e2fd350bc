package io.hakari.records;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Response;
import io.hakari.metric.ScoredTrial;
import io.hakari.score.Score;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads the trials behind a journal's first line, as little of each as is needed.
final class TrialLines {
    private TrialLines() {
    }

    /// Hand over the scores of one task; `latest` leaves out what a later line replaced.
    ///
    /// @param wanted what is read beside the scores
    static void scores(JournalLines lines, String task, Held.Latest latest, Wanted wanted,
            Consumer<ScoredTrial> consumer) {
        byte[] start = startOf(task);
        lines.nextIntact();
        while (lines.nextIntact()) {
            if (startsWith(lines, start)) {
                Head head = head(lines, wanted);
                if (latest.counts(head.key())) {
                    consumer.accept(
                            new ScoredTrial(head.sampleId(), head.key().attempt(), head.score(),
                                    head.beside().attributes(), head.beside().findings()));
                }
            }
        }
    }

    /// Hand over whole trials.
    static void trials(JournalLines lines, Held.Latest latest, Consumer<TrialRecord> consumer) {
        lines.nextIntact();
        while (lines.nextIntact()) {
            TrialRecord trial = trial(lines);
            if (latest.counts(TrialKey.of(trial))) {
                consumer.accept(trial);
            }
        }
    }

    /// Read the current line's beginning.
    static Head head(JournalLines lines) {
        return head(lines, Wanted.NOTHING);
    }

    private static Head head(JournalLines lines, Wanted wanted) {
        try (JsonParser json = Json.parser(lines.bytes(), lines.from(), lines.length())) {
            json.nextToken();
            expect("trial".equals(text(json, "event")), "event");
            String task = text(json, "task");
            long ordinal = whole(json, "ordinal").getLongValue();
            int attempt = whole(json, "attempt").getIntValue();
            String sampleId = text(json, "sample");
            Score score = score(json);
            return new Head(new TrialKey(task, ordinal, attempt), sampleId, score, wanted.read(json));
        } catch (JacksonException | IllegalArgumentException e) {
            throw unreadable(lines, e);
        }
    }

    /// Read the whole current line.
    static TrialRecord trial(JournalLines lines) {
        try {
            JsonNode line = Json.MAPPER.readTree(lines.bytes(), lines.from(), lines.length());
            return TrialReader.trial(line);
        } catch (RuntimeException e) {
            throw unreadable(lines, e);
        }
    }

    /// Return whether the trial needs no further asking: it has a score, or the lack of one is not the runner's doing.
    static boolean settled(TrialRecord trial) {
        return switch (trial.score()) {
            case Score.Scored _ -> true;
            case Score.Unscored _ -> trial.trial().exchanges().stream().noneMatch(TrialLines::mayBeAnsweredLater);
        };
    }

    private static boolean mayBeAnsweredLater(Exchange exchange) {
        return exchange.response() instanceof Response.Failed(Failure failure, String _) && switch (failure) {
            case OUT_OF_MEMORY, TIMED_OUT, UNAVAILABLE, BROKEN -> true;
            case TOO_LONG, UNSUPPORTED, REJECTED, MEDIA -> false;
        };
    }

    private static Score score(JsonParser json) {
        String name = json.nextName();
        if ("unscored".equals(name)) {
            json.nextToken();
            return Score.unscored(json.getString());
        }
        expect("score".equals(name) && json.nextToken().isNumeric(), "score");
        double value = json.getDoubleValue();
        return Score.of(value, text(json, "answer"));
    }

    private static String text(JsonParser json, String name) {
        expect(name.equals(json.nextName()) && json.nextToken() == JsonToken.VALUE_STRING, name);
        return json.getString();
    }

    private static JsonParser whole(JsonParser json, String name) {
        expect(name.equals(json.nextName()) && json.nextToken() == JsonToken.VALUE_NUMBER_INT, name);
        return json;
    }

    private static void expect(boolean condition, String name) {
        if (!condition) {
            throw new IllegalArgumentException("member [" + name + "] is not where format " + HeaderLine.FORMAT
                    + " has it");
        }
    }

    /// The first bytes of every line of a task, so that lines of other tasks are passed over unread.
    private static byte[] startOf(String task) {
        LineBytes start = new LineBytes();
        try (JsonGenerator json = Json.generator(start)) {
            json.writeStartObject();
            json.writeStringProperty("event", "trial");
            json.writeStringProperty("task", task);
            json.writeEndObject();
        }
        byte[] bytes = start.toByteArray();
        bytes[bytes.length - 1] = ',';
        return bytes;
    }

    private static boolean startsWith(JournalLines lines, byte[] start) {
        return lines.length() >= start.length && Arrays.equals(lines.bytes(), lines.from(),
                lines.from() + start.length, start, 0, start.length);
    }

    private static JournalException unreadable(JournalLines lines, RuntimeException cause) {
        return new JournalException(lines.place() + ": this is no trial: " + cause.getMessage(), cause);
    }

    /// What a line says before it says what was asked and answered.
    record Head(TrialKey key, String sampleId, Score score, Beside beside) {

        boolean scored() {
            return score instanceof Score.Scored;
        }
    }

    /// What is wanted beside the scores, all of which costs reading the question.
    ///
    /// @param attributes whether all of the sample's
    /// @param findings   by their names: one of them may be a whole film
    record Wanted(boolean attributes, Set<String> findings) {
        static final Wanted NOTHING = new Wanted(false, Set.of());

        /// Read on to the exchanges, before which both stand.
        Beside read(JsonParser json) {
            Map<String, String> attributes = new HashMap<>();
            Map<String, String> found = new HashMap<>();
            String name = this.equals(NOTHING) ? "exchanges" : json.nextName();
            while (name != null && !"exchanges".equals(name)) {
                json.nextToken();
                if (this.attributes && "attributes".equals(name)) {
                    read(json, attributes, _ -> true);
                    if (findings.isEmpty()) {
                        break;
                    }
                } else if ("findings".equals(name)) {
                    read(json, found, findings::contains);
                } else {
                    json.skipChildren();
                }
                name = json.nextName();
            }
            return new Beside(attributes, found);
        }

        private static void read(JsonParser json, Map<String, String> into, Predicate<String> wanted) {
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                if (wanted.test(name)) {
                    into.put(name, json.getString());
                }
            }
        }
    }

    /// What was wanted.
    record Beside(Map<String, String> attributes, Map<String, String> findings) {}
}
