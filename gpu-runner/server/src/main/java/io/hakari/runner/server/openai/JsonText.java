package io.hakari.runner.server.openai;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Map;

/// Writes maps, lists, texts, numbers and flags as JSON, whole numbers without a point.
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {
    }

    static String of(Object value) {
        var text = new JsonText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        switch (value) {
            case Map<?, ?> members -> members(members);
            case List<?> elements -> elements(elements);
            case String text -> quote(text);
            case Json json -> write(json);
            case Number _,Boolean _ -> out.append(value);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void members(Map<?, ?> members) {
        String before = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(before);
            quote(String.valueOf(member.getKey()));
            out.append(':');
            write(member.getValue());
            before = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void elements(List<?> elements) {
        String before = "[";
        for (Object element : elements) {
            out.append(before);
            write(element);
            before = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    /// Write a value that came as JSON, as a client's schema did.
    private void write(Json json) {
        switch (json.value().getKindCase()) {
            case NULL_VALUE, KIND_NOT_SET -> out.append("null");
            case NUMBER_VALUE -> number(json.value().getNumberValue());
            case STRING_VALUE -> quote(json.value().getStringValue());
            case BOOL_VALUE -> out.append(json.value().getBoolValue());
            case STRUCT_VALUE -> {
                String before = "{";
                for (var member : json.members().entrySet()) {
                    out.append(before);
                    quote(member.getKey());
                    out.append(':');
                    write(new Json(member.getValue()));
                    before = ",";
                }
                out.append(json.members().isEmpty() ? "{}" : "}");
            }
            case LIST_VALUE -> elements(json.elements());
        }
    }

    private void number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append((long) number);
        } else {
            out.append(number);
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\n' -> out.append("\\n");
                default -> {
                    // Half of a pair is no UTF-8 by itself, but may be written like this.
                    if (unit < ' ' || Character.isSurrogate(unit)) {
                        out.append(String.format(ROOT, "\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
