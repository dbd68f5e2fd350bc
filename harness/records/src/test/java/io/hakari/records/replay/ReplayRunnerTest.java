package io.hakari.records.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;
import io.hakari.sample.Frame;

class ReplayRunnerTest {
    private static final String SEEN = "ab".repeat(32);

    @TempDir
    Path folder;

    @Test
    void a_prompt_is_answered_as_it_was_however_it_is_framed() throws Exception {
        StoredAnswers.write(folder.resolve("model.jsonl"), Stream.of(StoredAnswer.to("問：1+1は？\n答：", "2\n以上")));

        try (Runner runner = Runners.open("replay:" + folder)) {
            Respondent model = runner.load("model");

            assertThat(model.answer(written(List.of("\n"), "問：", "1+1は？", "\n答：")))
                    .isEqualTo(new Response.Completed("2"));
            assertThat(model.answer(written(List.of(), "問：1+1は？\n答："))).isEqualTo(new Response.Completed("2\n以上"));
            assertThat(model.checkpoint().properties()).containsEntry("engine", "replay").containsEntry("answers", "1");
        }
    }

    @Test
    void media_are_part_of_the_prompt() throws Exception {
        Content image = new Content.Image(new Blob(SEEN, "image/png", 70));
        StoredAnswers.write(folder.resolve("model.jsonl"),
                Stream.of(StoredAnswer.to(List.of(image, Content.text("何？")), "猫")));
        Respondent model = load("model");

        assertThat(model.answer(request(List.of(), image, Content.text("何？")))).isEqualTo(new Response.Completed("猫"));
        for (List<Content> other : List.<List<Content>>of(List.of(Content.text("何？")),
                List.of(new Content.Image(new Blob("cd".repeat(32), "image/png", 70)), Content.text("何？")),
                List.of(new Content.Video(new Blob(SEEN, "video/mp4", 70)), Content.text("何？")),
                List.of(Content.text("何？"), image))) {
            assertThat(model.answer(request(List.of(), other.toArray(Content[]::new))))
                    .isInstanceOf(Response.Failed.class);
        }
    }

    @Test
    void frames_are_known_by_picture_and_time() throws Exception {
        Blob picture = new Blob(SEEN, "image/png", 70);
        Blob clip = new Blob("cd".repeat(32), "video/mp4", 700);
        StoredAnswers.write(folder.resolve("model.jsonl"), Stream.of(StoredAnswer.to(
                List.of(new Content.Frames(List.of(new Frame(picture, 40_000)), clip), Content.text("何？")), "猫")));
        Respondent model = load("model");

        assertThat(model.answer(request(List.of(), new Content.Frames(List.of(new Frame(picture, 40_000)), clip),
                Content.text("何？")))).isEqualTo(new Response.Completed("猫"));
        assertThat(model.answer(request(List.of(), new Content.Frames(List.of(new Frame(picture, 80_000)), clip),
                Content.text("何？")))).isInstanceOf(Response.Failed.class);
    }

    @Test
    void an_answer_that_was_cut_off_is_cut_off_unless_a_stop_came_before() throws Exception {
        write("model", "{\"prompt\": \"p\", \"response\": \"B。なぜなら\", \"truncated\": true}");
        Respondent model = load("model");

        assertThat(model.answer(written(List.of(), "p"))).isEqualTo(new Response.Truncated("B。なぜなら"));
        assertThat(model.answer(written(List.of("。"), "p"))).isEqualTo(new Response.Completed("B"));
    }

    @Test
    void what_is_not_stored_is_missing_and_not_wrong() throws Exception {
        write("model", "{\"prompt\": \"p\", \"response\": \"\"}");
        Respondent model = load("model");

        assertThat(model.answer(written(List.of(), "p"))).isEqualTo(new Response.Completed(""));
        assertThat(model.answer(written(List.of(), "q"))).isEqualTo(new Response.Failed(Failure.UNSUPPORTED,
                "[model.jsonl] has no answer to this prompt; store one, or leave the sample out"));
        assertThat(model.answer(new Request.Weigh(List.of(Content.text("p")), List.of("a")))).isEqualTo(
                new Response.Failed(Failure.UNSUPPORTED,
                        "stored answers are texts without likelihoods; ask by singleTurn()"));
    }

    @Nested
    class Checkpoints {

        @Test
        void are_files_by_name_and_known_by_their_digest() throws Exception {
            write("b", "{\"prompt\": \"p\", \"response\": \"b\"}");
            write("a", "{\"prompt\": \"p\", \"response\": \"a\"}");
            Files.writeString(folder.resolve("notes.txt"), "none");
            try (Runner runner = Runners.open("replay:" + folder)) {
                assertThat(runner.checkpoints()).containsExactly("a", "b");
                String digest = runner.load("a").checkpoint().digest();
                assertThat(runner.load("a@sha256:" + digest).answer(written(List.of(), "p")))
                        .isEqualTo(new Response.Completed("a"));
                assertThatThrownBy(() -> runner.load("b@sha256:" + digest)).isInstanceOf(RunnerException.class)
                        .hasMessageStartingWith("checkpoint [b] has digest [")
                        .hasMessageEndingWith("] but [" + digest + "] was asked for; ask for the one that is there");
                assertThatThrownBy(() -> runner.load("c")).isInstanceOf(RunnerException.class)
                        .hasMessage("checkpoint [c] is unknown; folder [" + folder + "] has [a, b]");
            }
        }

        @Test
        void answer_only_while_they_are_loaded() throws Exception {
            write("b", "{\"prompt\": \"p\", \"response\": \"b\"}");
            write("a", "{\"prompt\": \"p\", \"response\": \"a\"}");
            try (Runner runner = Runners.open("replay:" + folder)) {
                Respondent first = runner.load("a");
                runner.load("b");

                assertThatThrownBy(() -> first.answer(written(List.of(), "p"))).isInstanceOf(RunnerException.class)
                        .hasMessage("checkpoint [a] is no longer loaded; load it again before it is asked");
            }
        }
    }

    @Nested
    class What_cannot_be_read {

        @Test
        void is_a_folder_that_is_not_there_or_holds_nothing() {
            Path missing = folder.resolve("missing");
            assertThatThrownBy(() -> Runners.open("replay:" + missing)).isInstanceOf(RunnerException.class).hasMessage(
                    "folder [" + missing
                            + "] of stored answers cannot be read; name one that is there, such as replay:answers");
            assertThatThrownBy(() -> Runners.open("replay:" + folder)).isInstanceOf(RunnerException.class).hasMessage(
                    "folder [" + folder
                            + "] of stored answers has no file NAME.jsonl; write one for each checkpoint");
        }

        @Test
        void is_told_by_file_and_line() throws IOException {
            assertBroken("{\"prompt\": \"p\", \"response\": \"a\"}\n{", ":2: the line is not JSON: ");
            assertBroken("[]", ":1: the line is no JSON object");
            assertBroken("{\"prompt\": \"p\"}", ":1: member [response] must be a text; the line has [prompt]");
            assertBroken("{\"prompt\": [], \"response\": \"a\"}",
                    ":1: member [prompt] must be a text or a list of parts such as {\"text\": …}");
            assertBroken("{\"prompt\": [{\"smell\": \"x\"}], \"response\": \"a\"}",
                    ":1: part [smell] of a prompt must be one of [text, image, video, audio], or [frame MICROSECONDS]");
            assertBroken("{\"prompt\": [{\"image\": \"x\"}], \"response\": \"a\"}",
                    ":1: digest [x] of the image is not 64 lower-case hexadecimal digits");
            assertBroken("{\"prompt\": \"p\", \"response\": \"a\"}\n\n{\"prompt\": \"p\", \"response\": \"b\"}",
                    ":3: the prompt has another answer in line 1; keep one, for a prompt is answered the same each time");
        }

        @Test
        void is_not_a_doublet() throws Exception {
            write("model",
                    "{\"prompt\": \"p\", \"response\": \"a\"}\n{\"prompt\": [{\"text\": \"p\"}], \"response\": \"a\"}");

            assertThat(load("model").answer(written(List.of(), "p"))).isEqualTo(new Response.Completed("a"));
        }

        private void assertBroken(String content, String message) throws IOException {
            Path file = write("model", content);

            assertThatThrownBy(() -> load("model")).isInstanceOf(RunnerException.class)
                    .hasMessageStartingWith(file + message);
        }
    }

    private Path write(String checkpoint, String content) throws IOException {
        return Files.writeString(folder.resolve(checkpoint + ".jsonl"), content);
    }

    /// A runner holds nothing that must be closed.
    private Respondent load(String checkpoint) throws InterruptedException {
        return new ReplayRunnerProvider().open(URI.create("replay:" + folder)).load(checkpoint);
    }

    private static Request.Write written(List<String> stops, String... parts) {
        return request(stops, Stream.of(parts).map(Content::text).toArray(Content[]::new));
    }

    private static Request.Write request(List<String> stops, Content... parts) {
        return new Request.Write(List.of(parts), stops, 32, new Sampling.Greedy());
    }
}
