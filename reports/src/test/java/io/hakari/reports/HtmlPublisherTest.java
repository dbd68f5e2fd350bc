package io.hakari.reports;

import static io.hakari.reports.Example.weighing;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.records.Journal;
import io.hakari.records.Publisher;
import io.hakari.records.RunRecord;

class HtmlPublisherTest {
    @TempDir
    Path runs;

    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(Publisher.class)).hasOnlyElementsOfType(HtmlPublisher.class).hasSize(1);
    }

    @Test
    void writes_one_page_into_the_folder_of_the_run() throws IOException {
        Example before = weighing("demo-0150").started("2026-03-31T00:00:00Z").choosing("counters", 8, i -> i > 3)
                .asHistory();
        Example after = weighing("demo-3000").choosing("counters", 8, i -> i != 6).against(before)
                .gates(metric("counters/accuracy").staysAbove(0.2));
        seal(before);
        seal(after);
        Path page = new HtmlPublisher().publish(runs, after.id());
        assertThat(page).isEqualTo(runs.resolve(after.id()).resolve("index.html"));
        PageReader read = PageReader.read(Files.readString(page)).holdsNothingForeign();
        assertThat(read.words("headline", Language.ENGLISH)).containsExactly("✓PASSdemo-3000 keeps the only gate.");
        assertThat(read.words("newly-wrong", Language.ENGLISH)).anyMatch(words -> words.contains("counters/6"));
        assertThat(read.words("alarms", Language.ENGLISH)).isEmpty();
        try (var files = Files.list(page.resolveSibling(""))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("index")))
                    .containsExactly("index.html");
        }
    }

    @Test
    void small_tasks_leave_their_room_on_the_page_to_large_ones() {
        Example run = weighing("demo-3000").choosing("small", 10, i -> true);
        for (int task = 0; task < 20; task++) {
            run = run.choosing("large-" + task, 250, i -> true);
        }
        // 2,000 less the ten of the small task, over twenty.
        assertThat(HtmlPublisher.mostOfTask(run.record())).isEqualTo(99);
        assertThat(HtmlPublisher.mostOfTask(weighing("demo-3000").choosing("counters", 900, i -> true).record()))
                .isEqualTo(300);
    }

    @Test
    void writes_the_same_bytes_again() throws IOException {
        Example run = weighing("demo-3000").choosing("counters", 8, i -> i != 6);
        seal(run);
        byte[] first = Files.readAllBytes(new HtmlPublisher().publish(runs, run.id()));
        assertThat(Files.readAllBytes(new HtmlPublisher().publish(runs, run.id()))).isEqualTo(first);
    }

    @Test
    void says_that_a_journal_was_changed() throws IOException {
        Example run = weighing("demo-3000").choosing("counters", 8, i -> i != 6);
        seal(run);
        Files.writeString(runs.resolve(run.id()).resolve("journal.jsonl"), "{}\n", StandardOpenOption.APPEND);
        assertThat(PageReader.read(Files.readString(new HtmlPublisher().publish(runs, run.id()))).words("alarms",
                Language.JAPANESE)).containsExactly("記録が封印後に変更されています。この結果は信用できません。");
    }

    @Test
    void names_the_runs_that_exist_when_asked_for_another() {
        Example run = weighing("demo-3000").choosing("counters", 8, i -> i != 6);
        seal(run);
        assertThatThrownBy(() -> new HtmlPublisher().publish(runs, "yesterday")).isInstanceOf(IOException.class)
                .hasMessage("run [yesterday] is not among the sealed runs in [" + runs + "]: [" + run.id()
                        + "]; name one of them, or weigh again");
    }

    private void seal(Example example) {
        RunRecord record = example.record();
        try (Journal journal = Journal.create(runs, record.header())) {
            example.journal().forEach(journal::append);
            journal.seal(record.sealed(), record.tasks(), record.summaries(), record.judgement());
        }
    }
}
