package io.hakari.testkit;

import static io.hakari.testkit.ScriptedRunner.respondent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Sampling;
import io.hakari.procedure.MultipleChoice;
import io.hakari.procedure.SingleTurn;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

class ScriptTest {
    private static final Sample BOOK = Sample.choosing("a", "本を二（　）", List.of("枚", "冊", "本"), "冊");
    private static final Sample PAPER = Sample.choosing("b", "紙を二（　）", List.of("枚", "冊", "本"), "枚");

    @Test
    void an_answer_is_written_and_the_first_choice_preferred() throws InterruptedException {
        assertThat(Script.answering("はい").answer(write("?"))).isEqualTo(new Response.Completed("はい"));
        assertThat(preferred(Script.answering("はい"), "?", "a", "b")).isEqualTo("a");
    }

    @Test
    void a_choice_is_made_by_index_and_stays_within_what_is_offered() throws InterruptedException {
        assertThat(preferred(Script.choosing(1), "?", "a", "b", "c")).isEqualTo("b");
        assertThat(preferred(Script.choosing(7), "?", "a", "b", "c")).isEqualTo("c");
        assertThat(preferred(Script.choosing(words -> words.length()), "12", "a", "b", "c")).isEqualTo("c");
    }

    @Test
    void a_preference_holds_raw_and_divided_by_length() throws InterruptedException {
        Response response = Script.choosing(0).answer(weigh("?", "とても長い答え", "短"));
        List<Likelihood> likelihoods = ((Response.Weighed) response).likelihoods();
        assertThat(likelihoods).isSortedAccordingTo(
                Comparator.comparingDouble((Likelihood one) -> one.logProbability() / one.tokens()).reversed());
        assertThat(likelihoods).isSortedAccordingTo(
                Comparator.comparingDouble(Likelihood::logProbability).reversed());
    }

    @Test
    void an_oracle_answers_by_the_words_it_is_asked() throws InterruptedException {
        Script oracle = Script.oracle(words -> words.contains("本") ? "冊" : "枚");
        assertThat(preferred(oracle, "問：本", "枚", "冊")).isEqualTo("冊");
        assertThat(oracle.answer(write("紙"))).isEqualTo(new Response.Completed("枚"));
    }

    @Test
    void knowledge_is_right_about_what_it_knows_and_wrong_about_the_rest() throws InterruptedException {
        Respondent respondent = respondent(Script.knowing(List.of(BOOK)));
        MultipleChoice framed = MultipleChoice.multipleChoice().framed("問：", "\n答：");
        assertThat(preferred(framed.conduct(BOOK, 0, respondent).getFirst().response(), BOOK.choices()))
                .isEqualTo("冊");
        assertThat(preferred(framed.conduct(PAPER, 0, respondent).getFirst().response(), PAPER.choices()))
                .isEqualTo("本");
        assertThat(SingleTurn.singleTurn().conduct(BOOK, 0, respondent).getFirst().response())
                .isEqualTo(new Response.Completed("冊"));
    }

    @Test
    void every_nth_request_fails() throws InterruptedException {
        Script script = Script.answering("はい").failingEvery(3, Failure.TIMED_OUT, "slow");
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            responses.add(script.answer(write("?")));
        }
        Response failed = new Response.Failed(Failure.TIMED_OUT, "slow");
        Response answered = new Response.Completed("はい");
        assertThat(responses).containsExactly(answered, answered, failed, answered, answered, failed);
    }

    @Test
    void requests_that_a_test_picks_fail() throws InterruptedException {
        Script script = Script.answering("はい").failingWhere(words -> words.contains("紙"), Failure.REJECTED, "no");
        assertThat(script.answer(write("本"))).isEqualTo(new Response.Completed("はい"));
        assertThat(script.answer(write("紙"))).isEqualTo(new Response.Failed(Failure.REJECTED, "no"));
    }

    @Test
    void a_runner_is_lost_after_so_many_requests() throws InterruptedException {
        Script script = Script.answering("はい").losingItselfAfter(1);
        script.answer(write("?"));
        assertThatThrownBy(() -> script.answer(write("?"))).isInstanceOf(RunnerException.class)
                .hasMessage("scripted runner was lost after [1] requests");
    }

    @Test
    void nothing_is_answered_before_the_latch_opens() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Script script = Script.answering("はい").waitingFor(latch).telling(_ -> asked.countDown());
        FutureTask<Response> answer = new FutureTask<>(() -> script.answer(write("?")));
        Thread.ofVirtual().start(answer);
        asked.await();
        assertThat(answer.isDone()).isFalse();
        latch.countDown();
        assertThat(answer.get()).isEqualTo(new Response.Completed("はい"));
    }

    private static Request write(String prompt) {
        return new Request.Write(List.of(Content.text(prompt)), List.of(), 8, new Sampling.Greedy());
    }

    private static Request.Weigh weigh(String context, String... continuations) {
        return new Request.Weigh(List.of(Content.text(context)), List.of(continuations));
    }

    private static String preferred(Script script, String context, String... continuations)
            throws InterruptedException {
        return preferred(script.answer(weigh(context, continuations)), List.of(continuations));
    }

    private static String preferred(Response response, List<String> continuations) {
        List<Likelihood> likelihoods = ((Response.Weighed) response).likelihoods();
        Likelihood most = likelihoods.stream().max(Comparator.comparingDouble(Likelihood::logProbability))
                .orElseThrow();
        assertThat(likelihoods).filteredOn(Likelihood::greedy).containsExactly(most);
        return continuations.get(likelihoods.indexOf(most));
    }
}
