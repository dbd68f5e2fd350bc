package io.hakari.suites.vision.brought;

import java.util.List;

/// Options under A, B, C ….
final class Letters {
    private Letters() {
    }

    /// Return the option that a letter names.
    ///
    /// @throws IllegalArgumentException when it names none
    static String option(String letter, List<String> options) {
        int index = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        if (index < 0 || index >= options.size()) {
            throw new IllegalArgumentException("answer [" + letter + "] is not the letter of one of the "
                    + options.size() + " options " + options);
        }
        return options.get(index);
    }

    /// Return the options under each other, each after its letter.
    ///
    /// @param before written before the letter
    /// @param after  written between letter and option
    static String listed(List<String> options, String before, String after) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            lines.append(i == 0 ? "" : "\n").append(before).append((char) ('A' + i)).append(after)
                    .append(options.get(i));
        }
        return lines.toString();
    }
}
