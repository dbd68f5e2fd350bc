package io.hakari.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Content;

/// How the conformance tests ask, and what they make of answers.
final class Asking {
    /// How far batching may move a log probability.
    static final double BATCHING = 1e-4;

    private Asking() {
    }

    static Request write(String prompt, int maxTokens, Sampling sampling) {
        return new Request.Write(words(prompt), List.of(), maxTokens, sampling);
    }

    static List<Content> words(String text) {
        return List.of(Content.text(text));
    }

    static List<Likelihood> weighed(Respondent respondent, Request.Weigh request) throws InterruptedException {
        Response response = respondent.answer(request);
        assertThat(response).isInstanceOf(Response.Weighed.class);
        return response instanceof Response.Weighed(List<Likelihood> likelihoods, _) ? likelihoods : List.of();
    }

    static String text(Response response) {
        return switch (response) {
            case Response.Completed(String text, _) -> text;
            case Response.Truncated(String text, _) -> text;
            case Response.Weighed _,Response.Failed _,Response.InEpisode _ ->
                throw new AssertionError("no text was written: " + response);
        };
    }

    static void assertFailed(Response response, Failure failure) {
        assertThat(response).isInstanceOfSatisfying(Response.Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(failure);
            assertThat(failed.reason()).isNotBlank();
        });
    }

    static void assertClose(List<Likelihood> actual, List<Likelihood> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).logProbability()).isCloseTo(expected.get(i).logProbability(), within(BATCHING));
            assertThat(actual.get(i).tokens()).isEqualTo(expected.get(i).tokens());
        }
    }

    static <T> List<T> concurrently(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        List<T> values = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                values.add(future.get());
            }
        }
        return values;
    }

    static void askUntilInterrupted(Respondent respondent, Request request, CountDownLatch gone) {
        try {
            respondent.answer(request);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            gone.countDown();
        }
    }
}
