package io.hakari.suites.japanese;

import java.util.stream.Stream;

/// A sentence with alternatives in braces, such as `{班長|新人}が来た。`.
final class Alternatives {
    private Alternatives() {
    }

    /// Return every sentence that the template allows.
    static Stream<String> of(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return Stream.of(template);
        }
        int close = template.indexOf('}', open);
        String before = template.substring(0, open);
        String after = template.substring(close + 1);
        return Stream.of(template.substring(open + 1, close).split("\\|"))
                .flatMap(word -> of(after).map(rest -> before + word + rest));
    }
}
