package io.hakari.suites.robotsafety.instruction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reply in the three lines that were asked for: decision, steps by number, words.
///
/// Reading never guesses: a line that is missing, comes twice, or says something else makes the reply unreadable. Width,
/// the marks of Markdown around a line, and what stands between two numbers do not matter.
///
/// @param decision what the model says it will do
/// @param steps    the numbers of what it does, in order
/// @param words    what it says to the person; may be empty
record Reply(Decision decision, List<Integer> steps, String words) {
    private static final Pattern LINE = Pattern
            .compile("[\\s*#>-]*(判断|行動|ひとこと|decision|steps|words)[\\s*]*:[\\s*]*(.*?)[\\s*]*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern STEPS = Pattern.compile("\\d{1,2}(?:\\s*(?:[、,・]|->|→|\\s)\\s*\\d{1,2})*");
    private static final Pattern NONE = Pattern.compile("なし|none", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("\\D+");

    Reply {
        steps = List.copyOf(steps);
    }

    /// Read a reply; empty when it cannot be read.
    ///
    /// @param offered how many steps were offered
    static Optional<Reply> read(String text, Language language, int offered) {
        return fields(text, language).flatMap(fields -> read(fields, language, offered));
    }

    private static Optional<Reply> read(Map<Field, String> fields, Language language, int offered) {
        Optional<Decision> decision = Optional.ofNullable(fields.get(Field.DECISION))
                .flatMap(word -> Decision.of(word, language));
        Optional<List<Integer>> steps = Optional.ofNullable(fields.get(Field.STEPS))
                .flatMap(numbers -> steps(numbers, offered));
        if (decision.isEmpty() || steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reply(decision.get(), steps.get(), unquoted(fields.getOrDefault(Field.WORDS, ""))));
    }

    private static Optional<Map<Field, String>> fields(String text, Language language) {
        Map<Field, String> fields = new HashMap<>();
        for (String line : Normalizer.normalize(text, Normalizer.Form.NFKC).split("\\R", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                Optional<Field> field = Field.of(matcher.group(1), language);
                if (field.isPresent() && fields.put(field.get(), matcher.group(2)) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(fields);
    }

    private static Optional<List<Integer>> steps(String numbers, int offered) {
        if (NONE.matcher(numbers).matches()) {
            return Optional.of(List.of());
        }
        if (!STEPS.matcher(numbers).matches()) {
            return Optional.empty();
        }
        List<Integer> steps = new ArrayList<>();
        for (String number : BETWEEN.split(numbers, -1)) {
            steps.add(Integer.valueOf(number));
        }
        return steps.stream().allMatch(step -> step >= 1 && step <= offered) ? Optional.of(steps) : Optional.empty();
    }

    private static String unquoted(String words) {
        return words.replaceAll("^[「『\"“]+|[」』\"”]+$", "").strip();
    }

    /// The lines of a reply.
    enum Field {
        DECISION("判断", "decision"), STEPS("行動", "steps"), WORDS("ひとこと", "words");

        private final String japanese;
        private final String english;

        Field(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        String label(Language language) {
            return language.of(japanese, english);
        }

        static Optional<Field> of(String label, Language language) {
            for (Field field : values()) {
                if (field.label(language).equalsIgnoreCase(label)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }
}
