package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.apiguardian.api.API;

import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.sample.Sample;

/// What a scripted model answers: a function of the request.
///
/// It is called by many threads at once. The methods that end in a noun's fate (`failingEvery`, `losingItselfAfter`, …)
/// return a script that does what this one does, with something going wrong.
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Script {

    /// Answer one request.
    Response answer(Request request) throws InterruptedException;

    /// Return the script that always writes the same text and prefers the first continuation.
    static Script answering(String text) {
        return request -> switch (request) {
            case Request.Weigh weigh -> preferring(0, weigh.continuations());
            case Request.Write _ -> new Response.Completed(text);
            case Request.InEpisode _ -> Prompts.noPolicy();
        };
    }

    /// Return the script of a policy: ready for every episode, acting as a function of what it is shown.
    static Script acting(ActionSpace space, Function<Observation, Response> policy) {
        return request -> switch (request) {
            case Request.Reset _ -> new Response.Ready(space, true);
            case Request.Act(Observation observation) -> policy.apply(observation);
            case Request.Shown _ -> new Response.Failed(Failure.REJECTED, "a digest cannot be acted upon");
            case Request.Weigh _,Request.Write _ ->
                new Response.Failed(Failure.UNSUPPORTED, "a robot policy neither weighs nor writes");
        };
    }

    /// Return the script that always prefers the continuation at an index, or the last when there are fewer.
    static Script choosing(int index) {
        return choosing(_ -> index);
    }

    /// Return the script that prefers the continuation at an index that depends on the question, and writes it as a
    /// number when it is asked to write.
    static Script choosing(ToIntFunction<String> indexOf) {
        return request -> switch (request) {
            case Request.Weigh weigh -> preferring(indexOf.applyAsInt(Prompts.words(request)), weigh.continuations());
            case Request.Write _ ->
                new Response.Completed(Integer.toString(indexOf.applyAsInt(Prompts.words(request))));
            case Request.InEpisode _ -> Prompts.noPolicy();
        };
    }

    /// Return the script that knows the answer to every question: it prefers that continuation, or writes it. A
    /// continuation that is not offered leaves the first preferred.
    ///
    /// @param answerOf from the words of the context or prompt, framing included
    static Script oracle(Function<String, String> answerOf) {
        return request -> {
            String answer = answerOf.apply(Prompts.words(request));
            return switch (request) {
                case Request.Weigh weigh -> preferring(weigh.continuations().indexOf(answer), weigh.continuations());
                case Request.Write _ -> new Response.Completed(answer);
                case Request.InEpisode _ -> Prompts.noPolicy();
            };
        };
    }

    /// Return the script that knows these samples, however they are framed, and is wrong about all others: it prefers
    /// the last continuation that is no target it knows of, or writes nothing.
    static Script knowing(Collection<Sample> samples) {
        return new Knowledge(samples);
    }

    /// Return the answer that prefers the continuation at an index: below 0 the first, beyond the end the last.
    static Response preferring(int index, List<String> continuations) {
        int preferred = Math.clamp(index, 0, continuations.size() - 1);
        List<Likelihood> likelihoods = new ArrayList<>(continuations.size());
        for (int i = 0; i < continuations.size(); i++) {
            String continuation = continuations.get(i);
            int tokens = continuation.codePointCount(0, continuation.length());
            // Likely or unlikely by the token, so that dividing by the length leaves the order as it is.
            likelihoods.add(new Likelihood(i == preferred ? -0.125 * tokens : -4.0 * tokens, tokens, i == preferred));
        }
        return new Response.Weighed(likelihoods);
    }

    /// Return this script failing every n-th request that reaches it, counted from 1 over all threads.
    default Script failingEvery(long n, Failure failure, String reason) {
        AtomicLong asked = new AtomicLong();
        return request -> asked.incrementAndGet() % n == 0 ? new Response.Failed(failure, reason) : answer(request);
    }

    /// Return this script failing the requests whose words a test picks.
    default Script failingWhere(Predicate<String> words, Failure failure, String reason) {
        return request -> words.test(Prompts.words(request)) ? new Response.Failed(failure, reason) : answer(request);
    }

    /// Return this script answering so many requests, after which the runner is lost.
    default Script losingItselfAfter(long requests) {
        AtomicLong asked = new AtomicLong();
        return request -> {
            if (asked.incrementAndGet() > requests) {
                throw new RunnerException("scripted runner was lost after [" + requests + "] requests");
            }
            return answer(request);
        };
    }

    /// Return this script answering nothing until a latch opens; how a slow runner is tested without sleeping.
    default Script waitingFor(CountDownLatch latch) {
        return request -> {
            latch.await();
            return answer(request);
        };
    }

    /// Return this script telling that it saw every medium as it was shown; without this it tells nothing of them.
    default Script seeing() {
        return request -> Sights.told(request, answer(request));
    }

    /// Return this script telling a listener of every request before it is answered.
    default Script telling(Consumer<Request> listener) {
        return request -> {
            listener.accept(request);
            return answer(request);
        };
    }
}
