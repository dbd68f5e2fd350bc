package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.gate.Verdict;
import io.hakari.metric.ScoredTrial;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;
import io.hakari.score.Score;

/// A model may write anything; a journal gives it back.
class HostileTextTest {
    @TempDir
    Path runs;

    static Stream<String> texts() {
        StringBuilder controls = new StringBuilder();
        for (char c = 0; c < 0xA0; c++) {
            controls.append(c);
        }
        List<String> texts = new ArrayList<>(
                List.of("", controls.toString(), "\r\n\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF",
                        "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db\uDE00c", "👨‍👩‍👧‍👦 𠮷野家 ﾊﾝｶｸ が",
                        "\"},{\"event\":\"trial\",\"crc32c\":\"00000000\"}\n", "</script><img src=x onerror=alert(1)>",
                        "あ".repeat(200_000)));
        // Where a writer's buffers end, pairs of surrogates are torn apart.
        for (int length = 0; length < 9; length++) {
            texts.add("a".repeat(length) + "😀".repeat(5_000) + "\uD83D");
        }
        return texts.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comes_back_as_it_was(String text) {
        TrialRecord trial = trial(text);
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            journal.append(trial);
            RunRecord run = journal.seal(Instant.EPOCH, List.of(), List.of(),
                    Optional.of(Examples.judgement(new Verdict.Fail(text))));
            List<TrialRecord> read = new ArrayList<>();
            Runs.in(runs).forEachTrial(run, read::add);
            assertThat(read).containsExactly(trial);
            List<ScoredTrial> scores = new ArrayList<>();
            Runs.in(runs).scores(run, text).forEach(scores::add);
            assertThat(scores).containsExactly(new ScoredTrial("id" + text, 1, trial.score()));
            assertThat(Runs.in(runs).find("run")).contains(run);
        }
    }

    @Test
    void never_breaks_a_line() throws Exception {
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            texts().forEach(text -> journal.append(trial(text)));
        }
        byte[] bytes = Files.readAllBytes(runs.resolve("run/journal.jsonl"));
        int lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
            assertThat(one == '\n' || one < 0 || one >= 0x20).isTrue();
        }
        assertThat(lines).isEqualTo(1 + (int) texts().count());
    }

    @Test
    void half_a_surrogate_pair_in_an_attribute_name_becomes_a_question_mark() {
        Sample sample = Sample.asking("x", "y", "z").with(Map.of("k\uD83D", "\uD83D"));
        Exchange exchange = Examples.trial(0).trial().exchanges().getFirst();
        TrialRecord trial = new TrialRecord("t", 0, new Trial(sample, 1, List.of(exchange)), Score.of(1, ""));
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            journal.append(trial);
            RunRecord run = journal.seal(Instant.EPOCH, List.of(), List.of(), Optional.empty());
            Runs.in(runs).forEachTrial(run, read -> assertThat(read.trial().sample().attributes())
                    .isEqualTo(Map.of("k?", "\uD83D")));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1e-320, 0.1, 1.7976931348623157e308, 123456789.12345679})
    void a_score_keeps_all_its_digits(double value) {
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            journal.append(Examples.trial("counters", 0, 1, Score.of(value, "")));
            journal.scores("counters").forEach(
                    score -> assertThat(score.score()).isEqualTo(new Score.Scored(value, "")));
        }
    }

    private static TrialRecord trial(String text) {
        List<Content> input = List.of(Content.text(text), Content.text("b" + text));
        Sample sample = new Sample("id" + text, text, input, List.of(), List.of(text), Map.of("level", text));
        Request request = new Request.Write(input, List.of("s" + text), 3, new Sampling.Greedy());
        Trial trial = new Trial(sample, 1,
                List.of(new Exchange(request, new Response.Truncated(text)),
                        new Exchange(request, new Response.Completed(text))));
        return new TrialRecord(text, 0, trial, text.length() % 2 == 0 ? Score.unscored(text) : Score.of(1, text));
    }
}
