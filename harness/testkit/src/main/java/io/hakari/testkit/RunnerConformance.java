package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// What every runner must do, whatever it serves and however it is reached.
///
/// A subclass opens its runner and names two checkpoints; the questions fit any model that reads Japanese, and can be
/// replaced by ones that fit better. One runner is opened for all tests of a class.
@API(status = EXPERIMENTAL, since = "0.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class RunnerConformance {
    private static final Request.Weigh WITH_A_PICTURE = new Request.Weigh(
            List.of(new Content.Image(new Blob("ab".repeat(32), "image/png", 70)), Content.text("何の絵？")),
            List.of("猫"));

    private final List<Runner> opened = new ArrayList<>();

    /// Open a runner; called once, and once more for the tests that close it.
    protected abstract Runner open() throws InterruptedException;

    /// Return the name of a checkpoint that the runner has.
    protected abstract String checkpoint();

    /// Return the name of another checkpoint that the runner has.
    protected abstract String otherCheckpoint();

    /// Return a context before [#continuations()].
    protected String context() {
        return "問：りんごを三（　）買った。\n答：";
    }

    /// Return at least three continuations that the model does not find equally likely.
    protected List<String> continuations() {
        return List.of("個", "冊", "枚", "本を読む");
    }

    /// Return a prompt after which the model writes at least eight tokens.
    protected String prompt() {
        return "問：今日は何をしますか。\n答：";
    }

    /// Return words that do not fit the model's context.
    protected String tooLong() {
        return "春は、".repeat(30_000);
    }

    /// Return whether the runner's models look at pictures, so that asking with one is no failure.
    protected boolean looksAtPictures() {
        return false;
    }

    /// Return the runner that the tests share.
    protected final Runner runner() {
        return opened.getFirst();
    }

    @BeforeAll
    final void openTheRunner() throws InterruptedException {
        opened.add(open());
    }

    @AfterAll
    final void closeTheRunners() {
        opened.forEach(Runner::close);
    }

    @Test
    final void lists_its_checkpoints() {
        assertThat(runner().checkpoints()).contains(checkpoint(), otherCheckpoint()).doesNotHaveDuplicates();
    }

    @Test
    final void loads_a_checkpoint_by_name() throws InterruptedException {
        Respondent respondent = loaded();
        assertThat(respondent.checkpoint().name()).isEqualTo(checkpoint());
        assertThat(loaded().checkpoint()).isEqualTo(respondent.checkpoint());
    }

    @Test
    final void loads_a_checkpoint_by_name_and_digest() throws InterruptedException {
        String digest = loaded().checkpoint().digest();
        Respondent respondent = runner().load(checkpoint() + "@sha256:" + digest);
        assertThat(respondent.checkpoint().digest()).isEqualTo(digest);
        assertThat(respondent.answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    @Test
    final void refuses_another_digest_and_names_both() throws InterruptedException {
        String digest = loaded().checkpoint().digest();
        String wrong = "0".repeat(64);
        assertThatThrownBy(() -> runner().load(checkpoint() + "@sha256:" + wrong)).isInstanceOf(RunnerException.class)
                .hasMessageContainingAll(checkpoint(), digest, wrong);
    }

    @Test
    final void refuses_an_unknown_checkpoint_and_names_those_it_has() {
        assertThatThrownBy(() -> runner().load("no-such-checkpoint")).isInstanceOf(RunnerException.class)
                .hasMessageContainingAll("no-such-checkpoint", checkpoint(), otherCheckpoint());
    }

    @Test
    final void still_answers_after_a_load_that_it_refused() throws InterruptedException {
        Respondent respondent = loaded();
        assertThatThrownBy(() -> runner().load("no-such-checkpoint")).isInstanceOf(RunnerException.class);
        assertThat(respondent.answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    @Test
    final void gives_another_checkpoint_another_digest_and_stops_answering_for_the_first() throws InterruptedException {
        Respondent first = loaded();
        Respondent other = runner().load(otherCheckpoint());
        assertThat(other.checkpoint().digest()).isNotEqualTo(first.checkpoint().digest());
        assertThat(other.answer(weigh())).isInstanceOf(Response.Weighed.class);
        assertThatThrownBy(() -> first.answer(weigh())).isInstanceOf(RunnerException.class);
        assertThat(loaded().checkpoint()).isEqualTo(first.checkpoint());
    }

    @Test
    final void weighs_every_continuation() throws InterruptedException {
        List<Likelihood> likelihoods = Asking.weighed(loaded(), weigh());
        assertThat(likelihoods).hasSameSizeAs(continuations());
        assertThat(likelihoods).allSatisfy(one -> assertThat(one.logProbability()).isNegative().isFinite());
        assertThat(likelihoods).extracting(Likelihood::logProbability).doesNotHaveDuplicates();
    }

    @Test
    final void weighs_in_the_order_of_the_request() throws InterruptedException {
        Respondent respondent = loaded();
        List<Likelihood> forwards = Asking.weighed(respondent, weigh());
        List<Likelihood> backwards = Asking.weighed(respondent,
                new Request.Weigh(Asking.words(context()), continuations().reversed()));
        Asking.assertClose(backwards.reversed(), forwards);
    }

    @Test
    final void calls_a_continuation_greedy_only_when_no_other_is_likelier() throws InterruptedException {
        List<Likelihood> likelihoods = Asking.weighed(loaded(), weigh());
        double most = likelihoods.stream().mapToDouble(Likelihood::logProbability).max().orElseThrow();
        assertThat(likelihoods).filteredOn(one -> one.greedy() && one.tokens() == 1)
                .allSatisfy(one -> assertThat(one.logProbability()).isCloseTo(most, within(Asking.BATCHING)));
    }

    @Test
    final void calls_greedy_what_it_writes_greedily() throws InterruptedException {
        Respondent respondent = loaded();
        String token = Asking.text(respondent.answer(Asking.write(prompt(), 1, new Sampling.Greedy())));
        assumeFalse(token.isEmpty(), "the model's first token has no text of its own");
        Likelihood likelihood = Asking.weighed(respondent, new Request.Weigh(Asking.words(prompt()), List.of(token)))
                .getFirst();
        assumeTrue(likelihood.tokens() == 1, "the token's text is read as other tokens");
        assertThat(likelihood.greedy()).isTrue();
    }

    @Test
    final void gives_the_same_answer_to_the_same_request() throws InterruptedException {
        Respondent respondent = loaded();
        assertThat(respondent.answer(weigh())).isEqualTo(respondent.answer(weigh()));
    }

    @Test
    final void answers_alike_alone_and_among_many() throws Exception {
        Respondent respondent = loaded();
        List<Request.Weigh> requests = ofManyLengths(64);
        List<List<Likelihood>> alone = new ArrayList<>();
        for (Request.Weigh request : requests) {
            alone.add(Asking.weighed(respondent, request));
        }
        List<List<Likelihood>> together = Asking.concurrently(requests.stream()
                .map(request -> (Callable<List<Likelihood>>) () -> Asking.weighed(respondent, request)).toList());
        for (int i = 0; i < requests.size(); i++) {
            Asking.assertClose(together.get(i), alone.get(i));
        }
    }

    @Test
    final void answers_a_thousand_requests_at_once() throws Exception {
        Respondent respondent = loaded();
        Callable<Response> request = () -> respondent.answer(weigh());
        assertThat(Asking.concurrently(Collections.nCopies(1_000, request))).hasSize(1_000)
                .allMatch(Response.Weighed.class::isInstance);
    }

    @Test
    final void writes_the_same_when_it_writes_greedily() throws InterruptedException {
        Respondent respondent = loaded();
        Request request = Asking.write(prompt(), 16, new Sampling.Greedy());
        assertThat(Asking.text(respondent.answer(request))).isNotEmpty()
                .isEqualTo(Asking.text(respondent.answer(request)));
    }

    @Test
    final void draws_the_same_from_the_same_seed_and_not_from_every_other() throws InterruptedException {
        Respondent respondent = loaded();
        List<String> drawn = new ArrayList<>();
        for (long seed = 1; seed <= 8; seed++) {
            Request request = Asking.write(prompt(), 8, new Sampling.Random(1.5, 1, seed));
            drawn.add(Asking.text(respondent.answer(request)));
            assertThat(Asking.text(respondent.answer(request))).isEqualTo(drawn.getLast());
        }
        assertThat(drawn.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    final void ends_at_a_stop_and_leaves_it_out() throws InterruptedException {
        Respondent respondent = loaded();
        String unstopped = Asking.text(respondent.answer(Asking.write(prompt(), 16, new Sampling.Greedy())));
        int middle = unstopped.offsetByCodePoints(0, unstopped.codePointCount(0, unstopped.length()) / 2);
        String stop = Character.toString(unstopped.codePointAt(middle));
        Response response = respondent.answer(
                new Request.Write(Asking.words(prompt()), List.of("決して書かれない", stop), 16, new Sampling.Greedy()));
        assertThat(response).isEqualTo(new Response.Completed(unstopped.substring(0, unstopped.indexOf(stop))));
    }

    @Test
    final void says_that_it_was_still_writing_when_the_limit_cut_it_off() throws InterruptedException {
        Response response = loaded().answer(Asking.write(prompt(), 2, new Sampling.Greedy()));
        assertThat(response).isInstanceOf(Response.Truncated.class);
    }

    @Test
    final void fails_a_request_that_does_not_fit_the_context() throws InterruptedException {
        Respondent respondent = loaded();
        Asking.assertFailed(respondent.answer(new Request.Weigh(Asking.words(tooLong()), continuations())),
                Failure.TOO_LONG);
        Asking.assertFailed(respondent.answer(Asking.write(tooLong(), 1, new Sampling.Greedy())), Failure.TOO_LONG);
    }

    @Test
    final void fails_a_request_with_a_picture_when_it_only_reads() throws InterruptedException {
        assumeFalse(looksAtPictures());
        Respondent respondent = loaded();
        Asking.assertFailed(respondent.answer(WITH_A_PICTURE), Failure.UNSUPPORTED);
        Asking.assertFailed(respondent.answer(
                new Request.Write(WITH_A_PICTURE.context(), List.of(), 1, new Sampling.Greedy())), Failure.UNSUPPORTED);
    }

    @Test
    final void writes_to_the_end_of_its_context_at_most_or_refuses_to_begin() throws InterruptedException {
        Respondent respondent = loaded();
        Response response = respondent.answer(Asking.write(prompt(), 1_000_000, new Sampling.Greedy()));
        if (response instanceof Response.Failed) {
            Asking.assertFailed(response, Failure.TOO_LONG);
        } else {
            assertThat(Asking.text(response)).isNotEmpty();
        }
        assertThat(respondent.answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    @Test
    final void weighs_after_nothing_or_says_why_not() throws InterruptedException {
        Response response = loaded().answer(new Request.Weigh(List.of(), continuations()));
        if (response instanceof Response.Failed(Failure failure, String reason)) {
            assertThat(failure).isIn(Failure.UNSUPPORTED, Failure.REJECTED);
            assertThat(reason).isNotBlank();
        } else {
            assertThat(response).isInstanceOf(Response.Weighed.class);
        }
    }

    @Test
    final void reads_emoji_and_rare_letters_behind_what_it_knows() throws InterruptedException {
        List<Likelihood> likelihoods = Asking.weighed(loaded(),
                new Request.Weigh(Asking.words("𠮷野家で👨‍👩‍👧‍👦は\u2028"), List.of("犬", "犬🐈‍⬛")));
        assertThat(likelihoods.getLast().tokens()).isGreaterThan(likelihoods.getFirst().tokens());
        assertThat(likelihoods.getLast().logProbability()).isLessThan(likelihoods.getFirst().logProbability());
    }

    @Test
    final void lets_an_interrupted_thread_go_and_answers_the_next() throws Exception {
        Respondent respondent = loaded();
        CountDownLatch gone = new CountDownLatch(64);
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Request request = Asking.write(prompt(), 200, new Sampling.Random(1, 1, i));
            asking.add(Thread.ofVirtual().start(() -> Asking.askUntilInterrupted(respondent, request, gone)));
        }
        asking.forEach(Thread::interrupt);
        assertThat(gone.await(1, TimeUnit.MINUTES)).as("all interrupted threads came back").isTrue();
        assertThat(respondent.answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    @Test
    final void answers_in_full_what_was_cancelled_in_the_middle() throws Exception {
        Respondent respondent = loaded();
        Request request = Asking.write(prompt(), 200, new Sampling.Random(1, 1, 42));
        var gone = new CountDownLatch(1);
        Thread asking = Thread.ofVirtual().start(() -> Asking.askUntilInterrupted(respondent, request, gone));
        // Who came later is answered, so that the first has begun.
        respondent.answer(Asking.write(prompt(), 1, new Sampling.Greedy()));
        asking.interrupt();
        assertThat(gone.await(1, TimeUnit.MINUTES)).as("the interrupted thread came back").isTrue();
        String text = Asking.text(respondent.answer(request));
        assertThat(text).isEqualTo(Asking.text(respondent.answer(request)));
        assertThat(text).isNotEmpty();
    }

    @Test
    final void does_not_begin_to_wait_when_interrupted() throws InterruptedException {
        Respondent respondent = loaded();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> respondent.answer(weigh())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    final void can_be_closed_twice_and_then_loads_nothing() throws InterruptedException {
        Runner runner = open();
        opened.add(runner);
        runner.close();
        runner.close();
        assertThatThrownBy(() -> runner.load(checkpoint())).isInstanceOf(RunnerException.class);
    }

    private Respondent loaded() throws InterruptedException {
        return runner().load(checkpoint());
    }

    private Request.Weigh weigh() {
        return new Request.Weigh(Asking.words(context()), continuations());
    }

    private List<Request.Weigh> ofManyLengths(int requests) {
        List<Request.Weigh> weighs = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            weighs.add(new Request.Weigh(Asking.words("はい。".repeat(i % 7) + i + context()),
                    continuations().subList(0, 1 + i % continuations().size())));
        }
        return weighs;
    }
}
