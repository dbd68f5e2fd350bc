package io.hakari.suites.vision;

import java.util.List;
import java.util.Map;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;
import io.hakari.suites.vision.brought.PythonList;

/// Rows of MMMU-Pro: a question with one to twelve options under A, B, C …, on pictures that are not at hand.
///
/// @param way how an answer is asked for
record MmmuProRow(Way way) implements RowMapper {
    static final String OPTIONS = "options";

    /// How an answer is asked for.
    enum Way {
        DIRECT("Answer with the letter of the option."),
        REASONED("Think step by step. End with a line Answer: and the letter of the option.");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    @Override
    public Sample sample(Row row) {
        List<String> texts = PythonList.texts(row.text(OPTIONS));
        String answer = row.text("answer");
        int gold = answer.length() == 1 ? answer.charAt(0) - 'A' : -1;
        if (gold < 0 || gold >= texts.size()) {
            throw row.broken("field [answer] is [" + answer + "] but must be the letter of one of " + texts.size()
                    + " options");
        }
        StringBuilder question = new StringBuilder(row.text("question"));
        for (int i = 0; i < texts.size(); i++) {
            question.append('\n').append((char) ('A' + i)).append(". ").append(texts.get(i));
        }
        Content asked = Content.text(question.append('\n').append(way.words).toString());
        return Sample
                .of("mmmu-pro/" + row.text("id"), List.of(Content.text("[" + row.text("id") + "]\n"), asked), texts,
                        List.of(texts.get(gold)))
                .with(Map.of(OPTIONS, String.valueOf(texts.size()), "subject", row.text("subject")));
    }
}
