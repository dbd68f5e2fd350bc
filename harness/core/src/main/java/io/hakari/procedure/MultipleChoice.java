package io.hakari.procedure;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;

import org.apiguardian.api.API;

import io.hakari.exchange.Exchange;
import io.hakari.exchange.Request;
import io.hakari.exchange.Respondent;
import io.hakari.sample.Content;
import io.hakari.sample.Sample;

/// Asks how likely each choice is after the question; the model never sees the choices side by side.
///
/// @param before written before the question, such as `問：`
/// @param after  written between question and choice, such as `\n答：`
@API(status = EXPERIMENTAL, since = "0.1")
public record MultipleChoice(String before, String after) implements Procedure {

    /// Return the procedure that writes nothing around the question.
    public static MultipleChoice multipleChoice() {
        return new MultipleChoice("", "");
    }

    /// Return this procedure with words around the question.
    public MultipleChoice framed(String before, String after) {
        return new MultipleChoice(before, after);
    }

    @Override
    public List<Exchange> conduct(Sample sample, long seed, Respondent respondent) throws InterruptedException {
        if (sample.choices().isEmpty()) {
            throw new IllegalArgumentException("sample [" + sample.name() + "] has no choices to choose from");
        }
        List<Content> context = Framing.around(sample.input(), before, after);
        Request request = new Request.Weigh(context, sample.choices());
        return List.of(new Exchange(request, respondent.answer(request)));
    }
}
