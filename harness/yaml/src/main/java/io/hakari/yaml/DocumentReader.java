package io.hakari.yaml;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apiguardian.api.API;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a file into nodes.
///
/// Only the parser of the YAML library is used, never its composer or constructor: there is nothing that could build an
/// object or multiply an alias. Size and depth are bounded, so that no file takes long.
@API(status = EXPERIMENTAL, since = "0.2")
public final class DocumentReader {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int DEEPEST = 8;

    private final Iterator<Event> events;
    private final Problems problems;

    private DocumentReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /// Read the only document of a file; empty when there is none, which is noted.
    public static Optional<Node> read(Path file, Problems problems) {
        return text(file, problems).flatMap(text -> read(text, problems));
    }

    /// Read the only document of a text, such as that of a resource; empty when there is none, which is noted.
    public static Optional<Node> read(String text, Problems problems) {
        refuseTabs(text, problems);
        return problems.isEmpty() ? parse(text, problems) : Optional.empty();
    }

    private static Optional<String> text(Path file, Problems problems) {
        // Whatever is not a file, such as a pipe, could keep us waiting.
        if (!Files.isRegularFile(file)) {
            problems.add(Files.exists(file) ? "is no file" : "there is no such file: [" + file + "]");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                problems.add("is larger than " + MOST_BYTES / 1024 + " KiB, which no policy needs");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            problems.add("is not in UTF-8; save it so");
        } catch (IOException e) {
            problems.add("cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static void refuseTabs(String text, Problems problems) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.substring(0, line.length() - line.stripLeading().length()).indexOf('\t') >= 0) {
                problems.add(i + 1, "a tab stands at the beginning of the line; YAML wants blanks there");
            }
        }
    }

    private static Optional<Node> parse(String text, Problems problems) {
        try {
            LoadSettings settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
            return new DocumentReader(new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (Unreadable e) {
            problems.add(e.line, String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problems.add(mark.map(Mark::getLine).orElse(-1) + 1, "is not YAML: " + Problems.shown(e.getProblem())
                    + (e.getProblem().startsWith("mapping values") ? "; put text with a colon in it in quotes" : ""));
        } catch (ReaderException e) {
            problems.add(1 + (int) text.codePoints().limit(e.getPosition()).filter(point -> point == '\n').count(),
                    "the character U+" + String.format(Locale.ROOT, "%04X", e.getCodePoint())
                            + " may not stand in a YAML file");
        } catch (YamlEngineException e) {
            problems.add("is not YAML: " + Problems.shown(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        Event start = nextAfterStream();
        if (start.getEventId() == Event.ID.StreamEnd) {
            problems.add("is empty");
            return Optional.empty();
        }
        Node node = node(events.next(), 1);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            problems.add(line(end), "a second document begins; a file holds one");
        }
        return Optional.of(node);
    }

    private Event nextAfterStream() {
        events.next();
        return events.next();
    }

    private Node node(Event event, int depth) {
        int line = line(event);
        if (depth > DEEPEST) {
            throw new Unreadable(line, "nests deeper than " + DEEPEST + " levels, which no policy needs");
        }
        boolean refused = refuse(event, line);
        Node node = switch (event) {
            case ScalarEvent scalar -> new Node.Text(line, scalar.getValue(), scalar.isPlain());
            case SequenceStartEvent _ -> items(line, depth);
            case MappingStartEvent _ -> entries(line, depth);
            default -> new Node.Refused(line);
        };
        return refused ? new Node.Refused(line) : node;
    }

    private Node items(int line, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Items(line, items);
    }

    private Node entries(int line, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Node key = node(event, depth + 1);
            Node value = node(events.next(), depth + 1);
            switch (key) {
                case Node.Text text -> entries.add(new Node.Entry(text.line(), text.text(), value));
                case Node.Refused _ -> {
                }
                case Node.Items _,Node.Entries _ -> problems.add(key.line(), "a key must be a word");
            }
        }
        return new Node.Entries(line, entries);
    }

    /// Refuse what lets a small file mean a large one, and what asks for a type.
    private boolean refuse(Event event, int line) {
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
        tag.ifPresent(type -> problems.add(line, "the tag [" + Problems.shown(type) + "] is refused; leave it out"));
        boolean alias = event instanceof AliasEvent;
        boolean anchor = event instanceof NodeEvent node && node.getAnchor().isPresent();
        if (alias || anchor) {
            problems.add(line, (alias ? "an alias (*)" : "an anchor (&)") + " is refused; write out what is meant");
        }
        return tag.isPresent() || alias;
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /// Ends the reading at a line.
    private static final class Unreadable extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }
    }
}
