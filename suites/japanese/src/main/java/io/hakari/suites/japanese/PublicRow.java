package io.hakari.suites.japanese;

import java.util.List;
import java.util.Map;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// How rows of the public sets become samples.
enum PublicRow implements RowMapper {

    /// A question with five answers.
    JCOMMONSENSEQA {
        @Override
        public Sample sample(Row row) {
            List<String> choices = row.texts("choice0", "choice1", "choice2", "choice3", "choice4");
            return Sample.choosing("jcommonsenseqa/" + row.text("q_id"), row.text("question"), choices,
                    choices.get(row.index("label", choices.size())));
        }
    },

    /// Two sentences and how the second follows from the first, with labels in Japanese.
    JNLI {
        @Override
        public Sample sample(Row row) {
            String question = "前提：" + row.text("sentence1") + "\n仮説：" + row.text("sentence2");
            String label = RELATIONS.get(row.index("label", LABELS));
            return Sample.choosing("jnli/" + row.text("sentence_pair_id"), question, RELATIONS, label)
                    .with(Map.of("kind", label));
        }
    },

    /// A text and a question that a few of its words answer; two or three answers are right.
    JSQUAD {
        @Override
        public Sample sample(Row row) {
            String question = "文章：" + row.text("context").replace(" [SEP] ", "\n") + "\n質問：" + row.text("question");
            return Sample.of("jsquad/" + row.text("id"), List.of(Content.text(question)), List.of(),
                    row.list("answers"));
        }
    },

    /// A word problem with a whole number as its answer.
    MGSM {
        @Override
        public Sample sample(Row row) {
            String line = row.place().substring(row.place().lastIndexOf(':') + 1);
            return Sample.asking("mgsm-ja/" + line, row.text("question"), row.text("answer"));
        }
    };

    private static final List<String> LABELS = List.of("entailment", "contradiction", "neutral");
    private static final List<String> RELATIONS = List.of("含意", "矛盾", "中立");
}
