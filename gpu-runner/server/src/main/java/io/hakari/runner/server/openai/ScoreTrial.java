package io.hakari.runner.server.openai;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Holds one way of weighing against what the same server writes: the token that it writes first must be called the
/// likeliest, with the likelihood that is told while writing.
///
/// Each question is asked twice, because a server that keeps a prompt's beginning may tell only of the rest the second time.
record ScoreTrial(Http http, Served served, Optional<Tokenizer> tokenizer) {
    /// What half-precision arithmetic may move one token's log probability by.
    private static final double CLOSE = 0.05;
    private static final String LOST = "\uFFFD";
    /// After some of these a model is sure to write a token that is a text of its own.
    private static final List<String> CONTEXTS = List.of("秤は重さを量る道具で", "The scale reads", "東京は日本の",
            "Q: What is heavy?\nA:", "Once upon a time", "1, 2, 3, 4,", "重い 重い 重い", "the the the");

    /// Return what was seen.
    ///
    /// @throws CallException when it does not agree, or could not be held against anything
    String of(Scorer scorer) throws CallException, InterruptedException {
        Optional<CallException> refused = Optional.empty();
        for (String context : CONTEXTS) {
            try {
                Optional<String> held = hold(scorer, context);
                if (held.isPresent()) {
                    return held.get();
                }
            } catch (CallException e) {
                // A way that cannot tell this one may tell the next.
                if (e.code() != Code.UNSUPPORTED) {
                    throw e;
                }
                refused = Optional.of(e);
            }
        }
        throw refused.orElseGet(() -> new CallException(Code.UNSUPPORTED,
                "nothing that it wrote after [" + CONTEXTS.size() + "] texts could be held against what it tells"));
    }

    private Optional<String> hold(Scorer scorer, String context) throws CallException, InterruptedException {
        Written written = write(context);
        if (written.id.isPresent() && scorer instanceof TokenScorer byTokens) {
            List<Integer> tokens = new ArrayList<>(read(context));
            tokens.add(written.id.get());
            Row row = new Row(tokens, tokens.size() - 1);
            hold(written, byTokens.weighing().weigh(List.of(row)).getFirst().score(false));
        }
        String continuation = written.isText() ? written.text : "秤";
        ScoreResult first = ask(scorer, context, continuation);
        requireEqual(first, ask(scorer, context, continuation));
        ContinuationScore own = first.getScores(0);
        boolean same = written.isText() && own.getTokenCount() == 1;
        if (same) {
            hold(written, own);
        }
        return same || written.id.isPresent()
                ? Optional.of(String.format(ROOT, "what it writes after [%s] is called the likeliest there%s", context,
                        written.log.map(log -> String.format(ROOT, ", at %.4f both times", log)).orElse("")))
                : Optional.empty();
    }

    private static void requireEqual(ScoreResult first, ScoreResult again) throws CallException {
        for (int i = 0; i < first.getScoresCount(); i++) {
            double by = Math.abs(first.getScores(i).getSumLogProbability() - again.getScores(i).getSumLogProbability());
            if (by > CLOSE * first.getScores(i).getTokenCount()) {
                throw new CallException(Code.BROKEN,
                        String.format(ROOT, "asked twice, a log probability moved by %.3f", by));
            }
        }
    }

    private static void hold(Written written, ContinuationScore own) throws CallException {
        if (!own.getGreedy()) {
            throw new CallException(Code.BROKEN, "it writes [" + written.text
                    + "] but calls another token likelier at that place");
        }
        double told = written.log.orElse(own.getSumLogProbability());
        if (Math.abs(told - own.getSumLogProbability()) > CLOSE) {
            throw new CallException(Code.BROKEN, String.format(ROOT,
                    "writing [%s] it tells %.4f, but %.4f for the same token of a prompt", written.text, told,
                    own.getSumLogProbability()));
        }
    }

    private static ScoreResult ask(Scorer scorer, String context, String continuation)
            throws CallException, InterruptedException {
        return scorer.score(ScoreRequest.newBuilder().setRequestId("probe")
                .addContext(Part.newBuilder().setText(context)).addContinuations(continuation).addContinuations("重い")
                .build());
    }

    private List<Integer> read(String context) throws CallException, InterruptedException {
        Tokenizer known = tokenizer.orElseThrow();
        return known.prefixed(known.encode(List.of(context)).getFirst());
    }

    private Written write(String context) throws CallException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("model", served.name(), "max_tokens", 1, "temperature", 0,
                "logprobs", 1));
        body.putAll(served.dialect().always());
        body.put("prompt", tokenizer.isPresent() ? read(context) : context);
        Json choice = http.post(VllmCompletions.PATH, body).at("choices").at(0);
        Json chat = choice.at("logprobs").at("content").at(0);
        return new Written(choice.at("text").text().orElse(""),
                choice.at("token_ids").at(0).whole().or(() -> chat.at("id").whole()),
                choice.at("logprobs").at("token_logprobs").at(0).number().or(() -> chat.at("logprob").number()));
    }

    /// The one token that was written after a context, with its id and its log probability where they are told.
    private record Written(String text, Optional<Integer> id, Optional<Double> log) {

        boolean isText() {
            return !text.contains(LOST) && Prompt.trailingWhitespace(text) > 0;
        }
    }
}
