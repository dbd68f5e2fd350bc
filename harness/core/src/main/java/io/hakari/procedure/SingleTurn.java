package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Sampling;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// Asks once and lets the model write.
///
/// @param before      written before the question
/// @param after       written between question and answer
/// @param stop        ends the answer and is no part of it; empty for none
/// @param maxTokens   the most tokens to write, at least 1
/// @param temperature 0 for greedy decoding
@API(status = EXPERIMENTAL, since = "0.1")
public record SingleTurn(String before, String after, String stop, int maxTokens, double temperature)
        implements
            Procedure {

    private static final int SHORT_ANSWER = 32;

    public SingleTurn {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max tokens [" + maxTokens + "] must be at least 1");
        }
        if (!(temperature >= 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature [" + temperature + "] must be at least 0 and finite");
        }
    }

    /// Return the procedure that decodes greedily, up to a line break or 32 tokens.
    public static SingleTurn singleTurn() {
        return new SingleTurn("", "", "\n", SHORT_ANSWER, 0);
    }

    /// Return this procedure with words around the question.
    public SingleTurn framed(String before, String after) {
        return new SingleTurn(before, after, stop, maxTokens, temperature);
    }

    /// Return this procedure with another end of the answer.
    public SingleTurn until(String stop, int maxTokens) {
        return new SingleTurn(before, after, stop, maxTokens, temperature);
    }

    /// Return this procedure drawing tokens at a temperature.
    public SingleTurn sampledAt(double temperature) {
        return new SingleTurn(before, after, stop, maxTokens, temperature);
    }

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        List<Content> prompt = Framing.around(sample.input(), before, after);
        List<String> stops = stop.isEmpty() ? List.of() : List.of(stop);
        Sampling sampling = temperature == 0 ? new Sampling.Greedy() : new Sampling.Random(temperature, 1, seed);
        Request request = new Request.Write(prompt, stops, maxTokens, sampling);
        return List.of(new Exchange(request, respondent.answer(request)));
    }
}
