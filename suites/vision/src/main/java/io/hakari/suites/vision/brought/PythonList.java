package io.hakari.suites.vision.brought;

import java.util.ArrayList;
import java.util.List;

/// A list as Python prints it, `['a', "it's", 'x\n', 3]`, which some sets have within a text.
public final class PythonList {
    private static final int BYTE = 2;
    private static final int WORD = 4;

    private final String list;
    private int at = 1;

    private PythonList(String list) {
        this.list = list;
    }

    /// Return the elements; what is no text as it is printed, an inner list by the text within.
    ///
    /// @throws IllegalArgumentException when it is no list, or one that does not end
    public static List<String> texts(String list) {
        if (!list.startsWith("[") || !list.endsWith("]")) {
            throw new IllegalArgumentException("[" + list + "] is no list as Python prints it");
        }
        return new PythonList(list).elements();
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        while (at < list.length() - 1) {
            char c = list.charAt(at);
            if (c == '\'' || c == '"') {
                elements.add(quoted(c));
            } else if (" ,[]".indexOf(c) >= 0) {
                at++;
            } else {
                elements.add(bare());
            }
        }
        return elements;
    }

    private String bare() {
        int start = at;
        while (at < list.length() - 1 && ",]".indexOf(list.charAt(at)) < 0) {
            at++;
        }
        return list.substring(start, at).strip();
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < list.length() && list.charAt(at) != quote) {
            text.append(list.charAt(at) == '\\' ? escaped() : String.valueOf(list.charAt(at)));
            at++;
        }
        if (at >= list.length()) {
            throw new IllegalArgumentException("[" + list + "] has a text that does not end");
        }
        at++;
        return text.toString();
    }

    /// Read an escape and stay on its last character.
    private String escaped() {
        at++;
        if (at >= list.length()) {
            return "\\";
        }
        char c = list.charAt(at);
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'x' -> hexadecimal(BYTE);
            case 'u' -> hexadecimal(WORD);
            default -> String.valueOf(c);
        };
    }

    private String hexadecimal(int digits) {
        int end = Math.min(list.length(), at + 1 + digits);
        String code = list.substring(at + 1, end);
        if (!code.matches("[0-9a-f]{" + digits + "}")) {
            throw new IllegalArgumentException("[" + list + "] has the escape [" + code + "], which is no code");
        }
        at += digits;
        return Character.toString(Integer.parseInt(code, 16));
    }
}
