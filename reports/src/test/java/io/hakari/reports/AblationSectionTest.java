package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.records.AblationRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

class AblationSectionTest {
    private static final RunRecord RUN = Example.weighing("demo-3000").record();

    private static AblationRecord without(String taken, Optional<Estimate> value, Optional<Estimate> worth,
            boolean leaks) {
        TaskRecord asked = new TaskRecord("signs-" + taken, "", 60, 0,
                List.of(new MetricRecord("signs-" + taken + "/accuracy", true, value, Optional.empty())),
                value.isPresent() ? Optional.empty() : Optional.of("runner [x] cannot read <nothing>"));
        return new AblationRecord("signs", taken, asked, worth, OptionalDouble.of(0.25), leaks);
    }

    private static Optional<Estimate> estimate(double value) {
        return Optional.of(new Estimate(value, new Interval(value - 0.08, value + 0.08, 0.95), 60, 0, "wilson"));
    }

    private static String page(AblationRecord... ablations) {
        RunRecord run = RUN.withAblations(List.of(ablations));
        MemoryArchive archive = new MemoryArchive().add(run, Example.weighing("demo-3000").journal());
        return Page.of(Weighing.read(archive, run, 300));
    }

    @Test
    void stands_on_the_page_of_a_run_that_took_something_away_and_of_no_other() {
        assertThat(page(without("no-media", estimate(0.27), estimate(0.55), false)))
                .contains("見て答えているか", "画像・映像すべて", "<a href=\"#ablations\">", "27.0", "25.0%", "+55.0");
        assertThat(page()).doesNotContain("見て答えているか", "#ablations");
    }

    @Test
    void names_what_was_taken_in_both_languages() {
        assertThat(page(without("middle-frame", estimate(0.27), estimate(0.55), false),
                without("shuffled", estimate(0.27), estimate(0.55), false)))
                .contains("中央の 1 コマ以外", "all frames but the middle one", "コマの順序", "the order of the frames");
    }

    @Test
    void says_as_loudly_as_the_verdict_that_questions_tell_their_answers() {
        String page = page(without("no-media", estimate(0.6), estimate(0.01), true));
        assertThat(page.indexOf("見なくても偶然以上に答えられます")).isBetween(0, page.indexOf("<main"));
        assertThat(page).contains("Task signs: answered better than by chance without looking");
    }

    @Test
    void says_why_there_is_no_value() {
        assertThat(page(without("no-media", Optional.empty(), Optional.empty(), false)))
                .contains("<td colspan=\"4\">", "推定値なし：runner [x] cannot read &lt;nothing&gt;");
    }
}
