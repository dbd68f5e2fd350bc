package io.hakari.suites.robotsafety.instruction;

import java.util.Arrays;
import java.util.Optional;

/// What a model says it will do; the first line of its reply.
enum Decision {
    DO("実行", "do"), ASK("確認", "ask"), WARN("注意", "warn"), REFUSE("中止", "refuse");

    private final String japanese;
    private final String english;

    Decision(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    String word(Language language) {
        return language.of(japanese, english);
    }

    static Optional<Decision> of(String word, Language language) {
        return Arrays.stream(values()).filter(one -> one.word(language).equalsIgnoreCase(word)).findFirst();
    }
}
