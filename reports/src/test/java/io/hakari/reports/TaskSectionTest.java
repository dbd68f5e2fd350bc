package io.hakari.reports;

import static io.hakari.reports.Example.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.records.MediaRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

class TaskSectionTest {

    @Test
    void tells_where_it_is_not_known_what_the_model_saw() {
        PageReader page = page(new MediaRecord(40, 3), estimate(0.5, 0.4, 0.6), estimate(0.1, 0, 0.2));

        assertThat(page.words("loud", Language.ENGLISH)).anyMatch(words -> words
                .equals("Task counters: media unverified in 3 of 40 trials; the runner does not tell what the model saw, or"
                        + " tells of something else."));
        assertThat(page.words("loud", Language.JAPANESE)).anyMatch(words -> words
                .equals("タスク counters は、画像・映像・音声を示した 40 件のうち 3 件で、モデルが何を見たかを確認できていません（ランナーが伝えていないか、示したものと異なります）。"));
    }

    @Test
    void is_silent_where_all_media_were_verified() {
        assertThat(page(new MediaRecord(40, 0), estimate(0.5, 0.4, 0.6), estimate(0.1, 0, 0.2)).words("loud",
                Language.ENGLISH)).noneMatch(words -> words.contains("unverified"));
    }

    @Test
    void an_estimate_that_nothing_bounds_has_no_interval() {
        double open = Double.POSITIVE_INFINITY;
        PageReader page = page(new MediaRecord(40, 0), estimate(1.5, 0, open), estimate(0.1, -open, open));

        assertThat(page.words("bounds", Language.ENGLISH)).contains("no interval").noneMatch(words -> words.contains("−∞"));
        assertThat(page.words("bounds", Language.JAPANESE)).contains("区間なし");
    }

    private static PageReader page(MediaRecord media, Estimate value, Estimate change) {
        RunRecord run = weighing("demo").choosing("counters", 4, i -> true).record();
        TaskRecord task = run.tasks().getFirst();
        MetricRecord metric = new MetricRecord("counters/rate", false, Optional.of(value), Optional.of(change));
        RunRecord shown = new RunRecord(run.header(), run.sealed(),
                List.of(new TaskRecord(task.name(), task.samplesDigest(), task.scored(), task.unscored(), List.of(metric),
                        Optional.empty(), Optional.of(media))),
                run.summaries(), run.judgement(), run.trials(), run.journalSha256(), run.energy(), run.ablations());
        return PageReader.read(Page.of(Weighing.read(new MemoryArchive().add(shown, List.of()), shown, 10)));
    }

    private static Estimate estimate(double value, double lower, double upper) {
        return new Estimate(value, new Interval(lower, upper, 0.95), 40, 0, 40, "by hand");
    }
}
