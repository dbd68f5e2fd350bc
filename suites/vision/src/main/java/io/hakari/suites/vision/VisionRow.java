package io.hakari.suites.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.dataset.Row;
import io.hakari.dataset.RowMapper;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// How rows of public sets whose media are not at hand become samples.
enum VisionRow implements RowMapper {

    /// A question on a picture, to be answered freely. There are no answers: the target is the picture's description, for
    /// a judge to compare with, and never part of the question, which a model could answer from it without looking.
    HERON {
        @Override
        public Sample sample(Row row) {
            return asked("heron/" + row.text("question_id"), row.text("image"), row.text("text"),
                    List.of(row.text("context")))
                    .with(Map.of("category", row.text("category"), "image-category", row.text("image_category"),
                            "image", row.text("image")));
        }
    },

    /// A question on a figure of a paper; the answer is a number, a name or a few words.
    CHARXIV {
        @Override
        public Sample sample(Row row) {
            return asked("charxiv/" + row.text("figure_id"), "figure " + row.text("figure_id"), row.text("query"),
                    List.of(row.text("answer"))).with(Map.of("category", row.text("inst_category")));
        }
    },

    /// A question on what was seen while walking through a building; several answers may be right.
    OPEN_EQA {
        @Override
        public Sample sample(Row row) {
            List<String> answers = new ArrayList<>(List.of(row.text("answer")));
            if (row.has("extra_answers")) {
                row.list("extra_answers").stream().filter(answer -> !answers.contains(answer)).forEach(answers::add);
            }
            return asked("open-eqa/" + row.text("question_id"), row.text("episode_history"), row.text("question"),
                    answers)
                    .with(Map.of("category", row.text("category"), "episode", row.text("episode_history")));
        }
    },

    /// A sentence on where things are in a picture, true or false of it.
    VSR {
        @Override
        public Sample sample(Row row) {
            String line = row.place().substring(row.place().lastIndexOf(':') + 1);
            return Sample.of("vsr/" + line, List.of(medium(row.text("image")), Content.text(row.text("caption"))),
                    TRUTH, List.of(TRUTH.get(row.index("label", TRUTH.size()))))
                    .with(Map.of("relation", row.text("relation"), "image", row.text("image"), OPTIONS,
                            String.valueOf(TRUTH.size())));
        }
    },

    /// Whether two things will touch; people's share of right answers is an attribute.
    PHYSION {
        @Override
        public Sample sample(Row row) {
            return Sample.of("physion/" + row.text("stim_ID"),
                    List.of(medium(row.text("stim_ID") + "_img.mp4"),
                            Content.text("Will the object in red touch the area in yellow?")),
                    ANSWERS, List.of(ANSWERS.get(row.index("label", LABELS))))
                    .with(Map.of("scenario", row.text("scenario"), "people", row.text("correct"), OPTIONS,
                            String.valueOf(ANSWERS.size())));
        }
    };

    static final String OPTIONS = "options";
    /// How the options are shown; `readChoice()` reads the letters.
    static final String CHOICE = "\nIs that true of the picture?\nA. False\nB. True\nAnswer with the letter of the option.";
    static final String ANSWER = "\nA. No\nB. Yes\nAnswer with the letter of the option.";
    private static final List<String> TRUTH = List.of("False", "True");
    private static final List<String> LABELS = List.of("False", "True");
    private static final List<String> ANSWERS = List.of("No", "Yes");

    private static Sample asked(String name, String medium, String question, List<String> answers) {
        return Sample.of(name, List.of(medium(medium), Content.text(question)), List.of(), answers);
    }

    private static Content medium(String name) {
        return Content.text("[" + name + "]\n");
    }
}
