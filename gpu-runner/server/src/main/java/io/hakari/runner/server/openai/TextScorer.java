package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Weighs by the texts of echoed tokens, where a server tells no ids.
///
/// A token that ends inside a character has no text: two of them look alike as U+FFFD. Where one stands at the border, the
/// request is refused, since nobody can say where the continuation begins.
record TextScorer(Http http, String model) implements Scorer {
    private static final String LOST = "\uFFFD";

    @Override
    public String way() {
        return "/v1/completions with echo of text";
    }

    @Override
    public ScoreResult score(ScoreRequest request) throws CallException, InterruptedException {
        String all = Prompt.text(request.getContextList());
        String context = all.substring(0, Prompt.trailingWhitespace(all));
        if (context.isEmpty()) {
            throw new CallException(Code.UNSUPPORTED,
                    "nothing stands before a continuation, and the server tells no likelihood of a first token; put a"
                            + " text before it");
        }
        Echo before = ask(context);
        ScoreResult.Builder result = ScoreResult.newBuilder();
        for (String continuation : request.getContinuationsList()) {
            Echo whole = ask(all + continuation);
            int cut = cut(before, whole, all + continuation, context.length());
            result.addScores(EchoedTokens.read(way(), whole.told, cut, whole.tokens.size())
                    .score(request.getPerToken()));
        }
        return result.setPath("rows").build();
    }

    private static int cut(Echo before, Echo whole, String text, int context) throws CallException {
        int cut = TokenScorer.common(before.tokens, whole.tokens);
        if (cut == whole.tokens.size()) {
            throw new CallException(Code.REJECTED,
                    "a continuation adds no token to its context; the tokenizer drops or joins all of its characters");
        }
        // Two halves of characters look alike; past them, a whole one shows that both are at the same place.
        String rest = String.join("", whole.tokens.subList(cut, whole.tokens.size()));
        if (cut > 0 && whole.tokens.get(cut - 1).contains(LOST)) {
            throw new CallException(Code.UNSUPPORTED, "server tells tokens as texts, in which half a character is lost,"
                    + " and no ids; where a continuation begins cannot be told, so take a server that tells ids");
        }
        if (cut == 0 || (!rest.contains(LOST) && (!text.endsWith(rest) || rest.length() < text.length() - context))) {
            throw new CallException(Code.BROKEN, "server echoed other tokens than those of the text that was sent; it"
                    + " cut the text, or tells tokens in a form of its own");
        }
        return cut;
    }

    private Echo ask(String text) throws CallException, InterruptedException {
        Json answer = http.post(VllmCompletions.PATH, Map.of("model", model, "prompt", text, "max_tokens", 1,
                "temperature", 0, "echo", true, "logprobs", 1));
        Json told = answer.at("choices").at(0).at("logprobs");
        List<String> tokens = new ArrayList<>();
        told.at("tokens").elements().forEach(token -> tokens.add(token.text().orElse("")));
        int prompt = answer.at("usage").at("prompt_tokens").whole().orElse(0);
        EchoedTokens.requireWhole(way(), told, prompt);
        Positions.requireLength(way(), tokens.size(), told.at("token_logprobs").elements().size());
        return new Echo(tokens.subList(0, prompt), told);
    }

    /// The tokens of a text, without the one that had to be written behind it.
    private record Echo(List<String> tokens, Json told) {

        Echo {
            tokens = List.copyOf(tokens);
        }
    }
}
