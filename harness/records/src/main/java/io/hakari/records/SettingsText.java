package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.apiguardian.api.API;

import io.hakari.gate.Policy;
import io.hakari.sample.ContentDigest;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;

/// Settings as text: a record is written as the call that makes it, such as `MultipleChoice(before=問：, after=)`.
///
/// The text is the same on every machine and in every locale. Of a path only the file's name is written, because the
/// folder it lies in is no setting. A list of more than sixteen elements is written as its size and digest. Line breaks
/// and other control characters are written as in Java source.
@API(status = EXPERIMENTAL, since = "0.1")
public final class SettingsText {
    private static final int MOST_ELEMENTS = 16;

    private static final SettingsText READABLE = new SettingsText(false);
    /// Texts with their length in front, so that no two different settings read alike.
    private static final SettingsText EXACT = new SettingsText(true);

    private final boolean exact;

    private SettingsText(boolean exact) {
        this.exact = exact;
    }

    /// Return a record as text.
    ///
    /// @throws IllegalArgumentException when a component's type hides its settings
    public static String of(Record record) {
        return READABLE.call(record);
    }

    /// Return the settings of a task.
    ///
    /// @throws IllegalArgumentException when one of its parts is no record, so that its settings would go unrecorded
    public static TaskSettings of(Task task) {
        return READABLE.settings(task);
    }

    /// Return the SHA-256 over everything that a suite asks: name, version, and all settings of tasks and summaries. Its
    /// policy has a digest of its own, so that another policy is no other question.
    ///
    /// @throws IllegalArgumentException when one of its parts is no record, so that its settings would go unrecorded
    public static String digest(Suite suite) {
        ContentDigest digest = new ContentDigest().add(suite.name()).add(suite.version());
        for (Task task : suite.tasks()) {
            TaskSettings settings = EXACT.settings(task);
            digest.add("task").add(settings.name()).add(settings.dataset()).add(settings.procedure())
                    .add(settings.scorer()).add(settings.metrics()).add(settings.design());
        }
        suite.summaries().forEach(summary -> digest.add("summary").add(EXACT.call(summary)));
        return digest.hex();
    }

    /// Return the SHA-256 over everything that a policy says: name, terms, looks and all settings of its gates.
    ///
    /// @throws IllegalArgumentException when a gate is no record, so that its settings would go unrecorded
    public static String digest(Policy policy) {
        ContentDigest digest = new ContentDigest().add(policy.name()).add(EXACT.call(policy.terms()))
                .add(policy.looks().toString());
        policy.gates().forEach(gate -> digest.add("gate").add(EXACT.part("gate on [" + gate.metric() + "]", gate)));
        return digest.hex();
    }

    private TaskSettings settings(Task task) {
        String of = " of task [" + task.name() + "]";
        return new TaskSettings(task.name(), part("dataset" + of, task.dataset()),
                part("procedure" + of, task.procedure()), part("scorer" + of, task.scorer()),
                task.metrics().stream().map(metric -> part("metric" + of, metric)).toList(),
                call(task.design()));
    }

    private String part(String what, Object part) {
        return switch (part) {
            case Record record -> call(record);
            case Enum<?> constant -> constant.name();
            default -> throw new IllegalArgumentException(what + " is a [" + part.getClass().getName()
                    + "] and no record, so that its settings would go unrecorded; make it a record");
        };
    }

    private String call(Record record) {
        List<String> components = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.add(component.getName() + "=" + text(value(record, component)));
        }
        return record.getClass().getSimpleName() + "(" + String.join(", ", components) + ")";
    }

    private String text(Object value) {
        return switch (value) {
            case Record record -> of(record);
            case CharSequence text -> escaped(text);
            case Path path -> escaped(Objects.requireNonNullElse(path.getFileName(), path).toString());
            case Enum<?> constant -> constant.name();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Character letter -> escaped(letter.toString());
            case Optional<?> optional -> optional.map(this::text).orElse("none");
            case OptionalInt number -> number.isPresent() ? text(number.getAsInt()) : "none";
            case OptionalLong number -> number.isPresent() ? text(number.getAsLong()) : "none";
            case OptionalDouble number -> number.isPresent() ? text(number.getAsDouble()) : "none";
            case Set<?> set -> elements(set.stream().map(this::text).sorted().toList());
            case Collection<?> list -> elements(list.stream().map(this::text).toList());
            case Map<?, ?> map -> elements(map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue())).sorted().toList());
            case Class<?> type -> type.getSimpleName();
            default -> throw new IllegalArgumentException("setting of type [" + value.getClass().getName()
                    + "] cannot be written as text; use records, enums, text, numbers and collections of them");
        };
    }

    private static String elements(List<String> texts) {
        if (texts.size() > MOST_ELEMENTS) {
            return "[" + texts.size() + " elements, sha256=" + new ContentDigest().add(texts).hex() + "]";
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private String escaped(CharSequence text) {
        return (exact ? text.length() + ":" : "")
                + text.codePoints().mapToObj(SettingsText::escaped).collect(Collectors.joining());
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\\' -> "\\\\";
            default -> Character.isISOControl(codePoint)
                    ? "\\u" + HexFormat.of().toHexDigits((char) codePoint)
                    : Character.toString(codePoint);
        };
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("setting [" + component.getName() + "] of ["
                    + record.getClass().getName() + "] cannot be read: " + e.getMessage(), e);
        }
    }
}
