package io.hakari.scorers.text;

import static io.hakari.scorers.text.Answers.value;
import static io.hakari.scorers.text.CharF1.charF1;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.testkit.Trials.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reference values from outside this project: `text-metrics.json`, and JSQuAD v1.3 scored by a Python program.
class TextGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void char_f1_as_written_equals_the_reference_on_every_pair() {
        List<JsonNode> cases = goldens("charF1Bag");
        for (JsonNode golden : cases) {
            assertThat(
                    value(charF1().asWritten().score(answered(text(golden, "hypothesis"), text(golden, "reference")))))
                    .as(golden.path("id").asString())
                    .isCloseTo(golden.path("expected").path("f1").asDouble(), within(1e-12));
        }
        assertThat(cases).hasSizeGreaterThan(30);
    }

    @Test
    void exact_match_equals_the_reference_on_every_pair() {
        List<JsonNode> cases = goldens("exactMatchNfkc");
        for (JsonNode golden : cases) {
            assertThat(value(exactMatch().score(answered(text(golden, "hypothesis"), text(golden, "reference")))))
                    .as(golden.path("id").asString())
                    .isEqualTo(golden.path("expected").path("match").asBoolean() ? 1 : 0);
        }
        assertThat(cases).hasSizeGreaterThan(30);
    }

    /// A predictor that answers with the title, everything before `[SEP]`. The numbers are from ten lines of Python over
    /// `collections.Counter`, without pre-processing. JGLUE's evaluation makes letters small, drops a closing `。` and
    /// collapses blanks first; with that, the same lines give 0.19093056642455578 and 0.19222023561429122.
    @Test
    void the_title_predictor_scores_on_jsquad_as_in_python() {
        assertThat(titlePredictor("valid-v1.3.json")).isCloseTo(0.19064617055442187, within(1e-12));
        assertThat(titlePredictor("test-v1.3.json")).isCloseTo(0.19146231967441835, within(1e-12));
    }

    private static double titlePredictor(String file) {
        Path path = Path.of(System.getProperty("hakari.datasets", "../../../shared/datasets"), "jsquad", file);
        assumeTrue(Files.exists(path), "jsquad/" + file + " is not there; set -Dhakari.datasets");
        double sum = 0;
        int questions = 0;
        for (JsonNode article : JSON.readTree(path).path("data")) {
            for (JsonNode paragraph : article.path("paragraphs")) {
                String context = paragraph.path("context").asString();
                String title = context.substring(0, context.indexOf("[SEP]")).strip();
                for (JsonNode question : paragraph.path("qas")) {
                    String[] targets = question.path("answers").valueStream().map(a -> a.path("text").asString())
                            .toArray(String[]::new);
                    sum += value(charF1().asWritten().score(answered(title, targets)));
                    questions++;
                }
            }
        }
        return sum / questions;
    }

    private static List<JsonNode> goldens(String function) {
        Path path = Path.of(System.getProperty("hakari.goldens", "../../../shared/goldens"), "text-metrics.json");
        assumeTrue(Files.exists(path), "text-metrics.json is not there; set -Dhakari.goldens");
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode golden : JSON.readTree(path)) {
            if (golden.path("function").asString().equals(function)) {
                found.add(golden);
            }
        }
        return found;
    }

    private static String text(JsonNode golden, String key) {
        return golden.path("inputs").path(key).asString();
    }
}
