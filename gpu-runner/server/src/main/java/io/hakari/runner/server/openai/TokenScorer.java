package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Weighs by token ids: the server's tokenizer makes them, and they are what is sent.
///
/// @param contextLength the most tokens of context and continuation together
record TokenScorer(Tokenizer tokenizer, Weighing weighing, int contextLength) implements Scorer {

    @Override
    public String way() {
        return weighing.name();
    }

    @Override
    public ScoreResult score(ScoreRequest request) throws CallException, InterruptedException {
        List<Row> rows = rows(request);
        for (Row row : rows) {
            requireFits(row.tokens().size(), contextLength, "context and continuation together");
        }
        List<Weighed> weighed = weighing.weigh(rows);
        Positions.requireLength(way(), weighed.size(), rows.size());
        ScoreResult.Builder result = ScoreResult.newBuilder();
        weighed.forEach(one -> result.addScores(one.score(request.getPerToken())));
        int cached = weighed.stream().mapToInt(Weighed::cached).max().orElse(0);
        int context = rows.stream().mapToInt(Row::cut).min().orElse(0);
        return result.setPath(cached > 0 ? "prefix" : "rows").setCachedTokens(Math.min(cached, context)).build();
    }

    static void requireFits(int tokens, int most, String what) throws CallException {
        if (tokens > most) {
            throw new CallException(Code.TOO_LONG, what + " has [" + tokens + "] tokens but the model reads at most ["
                    + most + "]; shorten it");
        }
    }

    private List<Row> rows(ScoreRequest request) throws CallException, InterruptedException {
        List<Part> context = request.getContextList();
        boolean ofText = context.stream().allMatch(Part::hasText);
        return ofText ? ofText(Prompt.text(context), request) : ofTokens(context, request);
    }

    private List<Row> ofText(String all, ScoreRequest request) throws CallException, InterruptedException {
        List<String> texts = new ArrayList<>();
        texts.add(all.substring(0, Prompt.trailingWhitespace(all)));
        request.getContinuationsList().forEach(continuation -> texts.add(all + continuation));
        List<List<Integer>> ids = tokenizer.encode(texts);
        List<Row> rows = new ArrayList<>();
        for (List<Integer> whole : ids.subList(1, ids.size())) {
            rows.add(row(whole, common(ids.getFirst(), whole)));
        }
        return rows;
    }

    /// What is given as tokens is not split anew: the continuation's tokens follow them.
    private List<Row> ofTokens(List<Part> context, ScoreRequest request) throws CallException, InterruptedException {
        List<Integer> before = Prompt.ids(context, tokenizer);
        List<Row> rows = new ArrayList<>();
        for (List<Integer> continuation : tokenizer.encode(request.getContinuationsList())) {
            List<Integer> whole = new ArrayList<>(before);
            whole.addAll(continuation);
            rows.add(row(whole, before.size()));
        }
        return rows;
    }

    private Row row(List<Integer> whole, int cut) throws CallException {
        if (cut == whole.size()) {
            throw new CallException(Code.REJECTED,
                    "a continuation adds no token to its context; the tokenizer drops or joins all of its characters");
        }
        List<Integer> tokens = tokenizer.prefixed(whole);
        int begin = cut + tokens.size() - whole.size();
        if (begin == 0) {
            throw new CallException(Code.UNSUPPORTED, "nothing stands before a continuation, and the server's tokenizer"
                    + " begins a text with no token of its own; put a text before it");
        }
        return new Row(tokens, begin);
    }

    static <T> int common(List<T> some, List<T> others) {
        int count = 0;
        while (count < Math.min(some.size(), others.size()) && some.get(count).equals(others.get(count))) {
            count++;
        }
        return count;
    }
}
