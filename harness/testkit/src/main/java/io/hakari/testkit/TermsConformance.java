package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Sampling;

/// What every runner must do whose address takes the terms of a run behind a question mark, whatever it serves.
///
/// All runners of a class reach one server, which nobody else asks.
@API(status = EXPERIMENTAL, since = "0.4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TermsConformance {
    /// Every runner has one, since a server that has seen one refuses all that have none.
    private static final String LEASE = "lease=7";

    private static final String PROMPT = "問：今日は何をしますか。\n答：";
    private static final List<String> CONTINUATIONS = List.of("個", "冊", "枚", "本を読む");

    private final List<Runner> opened = new ArrayList<>();

    /// Open one more runner under terms such as `lease=7&budget-ms=1`.
    protected abstract Runner open(String terms) throws InterruptedException;

    /// Return the name of a checkpoint that the server has.
    protected abstract String checkpoint();

    @AfterAll
    final void closeTheRunners() {
        opened.forEach(Runner::close);
    }

    @Test
    final void ends_what_spends_its_budget_and_answers_the_rest() throws Exception {
        Respondent hurried = under("&budget-ms=1").load(checkpoint());
        List<Callable<Response>> asking = new ArrayList<>();
        for (int seed = 0; seed < 256; seed++) {
            Request request = Asking.write(PROMPT, 200, new Sampling.Random(1, 1, seed));
            asking.add(() -> hurried.answer(request));
        }
        List<Response> failed = Asking.concurrently(asking).stream().filter(Response.Failed.class::isInstance).toList();
        assertThat(failed).isNotEmpty().allSatisfy(response -> {
            Asking.assertFailed(response, Failure.TIMED_OUT);
            assertThat(((Response.Failed) response).reason()).contains("[1] ms");
        });
        assertThat(under("").load(checkpoint()).answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    @Test
    final void gives_who_asks_again_from_elsewhere_in_the_same_run_the_same_answer_to_the_bit() throws Exception {
        Respondent one = under("&reuse=shared").load(checkpoint());
        Respondent other = under("&reuse=shared").load(checkpoint());
        List<Request.Weigh> requests = ofManyLengths();
        List<Callable<Response>> first = new ArrayList<>();
        for (Request.Weigh request : requests) {
            first.add(() -> one.answer(request));
        }
        List<Response> answers = Asking.concurrently(first);
        // One by one, so that a runner that computes anew has other batches.
        for (int i = 0; i < requests.size(); i++) {
            assertThat(other.answer(requests.get(i))).isEqualTo(answers.get(i));
        }
    }

    @Test
    final void refuses_by_name_what_a_run_requires_and_the_model_has_not() throws InterruptedException {
        Runner demanding = under("&requires=telepathy");
        assertThatThrownBy(() -> demanding.load(checkpoint()).answer(weigh())).isInstanceOf(RunnerException.class)
                .hasMessageContainingAll("[telepathy]", checkpoint());
    }

    @Test
    final void refuses_whoever_was_replaced_by_a_higher_lease() throws InterruptedException {
        Respondent replacement = under("").load(checkpoint());
        assertThat(replacement.answer(weigh())).isInstanceOf(Response.Weighed.class);
        Runner replaced = remember(open("lease=6"));
        assertThatThrownBy(() -> replaced.load(checkpoint()).answer(weigh())).isInstanceOf(RunnerException.class)
                .hasMessageContainingAll("lease epoch [6]", "[7]");
        assertThat(replacement.answer(weigh())).isInstanceOf(Response.Weighed.class);
    }

    private Runner under(String moreTerms) throws InterruptedException {
        return remember(open(LEASE + moreTerms));
    }

    private Runner remember(Runner runner) {
        opened.add(runner);
        return runner;
    }

    private static Request.Weigh weigh() {
        return new Request.Weigh(Asking.words(PROMPT), CONTINUATIONS);
    }

    private static List<Request.Weigh> ofManyLengths() {
        List<Request.Weigh> weighs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            weighs.add(new Request.Weigh(Asking.words("はい。".repeat(i % 7) + i + PROMPT), CONTINUATIONS));
        }
        return weighs;
    }
}
