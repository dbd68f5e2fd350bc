package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.Finished.Reason;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Part;

/// Has a server write.
///
/// @param tokenizer  of the server, if it tells tokens
/// @param length     the most tokens of prompt and answer together
/// @param chat       whether a prompt is put into a conversation
/// @param streams    whether answers come in pieces
/// @param countsWell whether the server's own count of tokens is believed
/// @param cuts       whether the server cuts off in silence what does not fit
record Writer(Http http, Dialect dialect, String model, Optional<Tokenizer> tokenizer, int length, boolean chat,
        boolean streams, boolean countsWell, boolean cuts) {
    private static final String CHAT = "/v1/chat/completions";

    Writer withStreams(boolean now) {
        return new Writer(http, dialect, model, tokenizer, length, chat, now, countsWell, cuts);
    }

    Writer withCountsWell(boolean now) {
        return new Writer(http, dialect, model, tokenizer, length, chat, streams, now, cuts);
    }

    Writer withCuts(boolean now) {
        return new Writer(http, dialect, model, tokenizer, length, chat, streams, countsWell, now);
    }

    Writer withTokenizer(Optional<Tokenizer> now) {
        return new Writer(http, dialect, model, now, length, chat, streams, countsWell, cuts);
    }

    /// Answer a request.
    ///
    /// @param media the content parts of media in the order of the request's blobs
    /// @param delta hears text that can no longer change
    Finished write(GenerateRequest request, List<Map<String, Object>> media, Consumer<String> delta)
            throws CallException, InterruptedException {
        Map<String, Object> body = fields(request);
        boolean talks = chat || !media.isEmpty();
        int known = talks ? talk(request, media, body) : prompt(request, body);
        var writing = new Writing(request, delta);
        String path = talks ? CHAT : VllmCompletions.PATH;
        if (streams) {
            body.put("stream", true);
            body.put("stream_options", Map.of("include_usage", true));
            http.stream(path, body, writing::hear);
        } else {
            writing.hear(http.post(path, body));
        }
        return finished(writing, request, known, path);
    }

    private Finished finished(Writing writing, GenerateRequest request, int known, String path) throws CallException {
        Reason reason = writing.reason(path);
        writing.finish();
        int generated = writing.ids.isEmpty() && countsWell ? writing.generated : writing.ids.size();
        requireRead(known, writing.prompt, request.getMaxTokens());
        return Finished.newBuilder().setReason(reason).setText(writing.text.text())
                .setPromptTokens(known > 0 ? known : writing.prompt)
                .setGeneratedTokens(generated).addAllTokenIds(writing.ids)
                .setCachedTokens(writing.cached).setPath("batch").build();
    }

    /// Fail when the server read less than was sent.
    ///
    /// @param known how many tokens were sent; 0 for a text
    /// @param read  how many the server says that it read; 0 when it does not say
    private void requireRead(int known, int read, int toWrite) throws CallException {
        if (known > 0 && read > 0 && known != read) {
            throw new CallException(Code.BROKEN,
                    "server read [" + read + "] tokens of a prompt of [" + known + "]; it cut or changed the prompt");
        }
        boolean cut = known == 0 && cuts && read + toWrite >= length;
        if (known == 0 && (read > length || cut)) {
            throw new CallException(Code.TOO_LONG, "prompt and answer may have [" + ((long) read + toWrite)
                    + "] tokens but the model reads at most [" + length + "]"
                    + (cut ? ", and the server cuts in silence" : "") + "; shorten the prompt");
        }
    }

    private int prompt(GenerateRequest request, Map<String, Object> body) throws CallException, InterruptedException {
        if (tokenizer.isEmpty()) {
            body.put("prompt", Prompt.text(request.getPromptList()));
            return 0;
        }
        List<Integer> ids = tokenizer.get().prefixed(Prompt.ids(joined(request.getPromptList()), tokenizer.get()));
        TokenScorer.requireFits(ids.size() + 1, length, "prompt and one token to write");
        body.put("prompt", ids);
        return ids.size();
    }

    /// Texts side by side are one text, of which a token may take from both.
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (part.hasText() && !joined.isEmpty() && joined.getLast().hasText()) {
                joined.set(joined.size() - 1,
                        Part.newBuilder().setText(joined.getLast().getText() + part.getText()).build());
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private static int talk(GenerateRequest request, List<Map<String, Object>> media, Map<String, Object> body)
            throws CallException {
        List<Map<String, Object>> content = new ArrayList<>();
        var next = media.iterator();
        for (Part part : request.getPromptList()) {
            content.add(part.hasBlob()
                    ? next.next()
                    : Map.of("type", "text", "text", Prompt.text(List.of(part))));
        }
        body.put("messages", List.of(Map.of("role", "user", "content",
                media.isEmpty() ? Prompt.text(request.getPromptList()) : content)));
        return 0;
    }

    private Map<String, Object> fields(GenerateRequest request) throws CallException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("max_tokens", request.getMaxTokens());
        body.put("n", 1);
        body.putAll(dialect.always());
        if (request.hasRandom()) {
            body.put("temperature", request.getRandom().getTemperature());
            body.put("top_p", request.getRandom().getTopP());
            body.put("seed", dialect.seed(request.getRandom().getSeed()));
        } else {
            body.put("temperature", 0);
            body.put("top_p", 1);
        }
        if (dialect.keepsStop() && !request.getStopsList().isEmpty()) {
            body.put("stop", request.getStopsList());
        }
        Constraint.of(request).ifPresent(constraint -> body.putAll(constraint.fields(dialect)));
        return body;
    }

    /// What came of one answer so far.
    private static final class Writing {
        private final Cutter text;
        private final List<String> stops;
        private final Consumer<String> delta;
        private final List<Integer> ids = new ArrayList<>();
        private String end = "";
        private boolean matched;
        private int prompt;
        private int generated;
        private int cached;

        Writing(GenerateRequest request, Consumer<String> delta) {
            this.stops = request.getStopsList();
            this.text = new Cutter(stops);
            this.delta = delta;
        }

        /// Hear a piece, or the whole; the rest is of no interest once a stop was written.
        boolean hear(Json event) {
            Json choice = event.at("choices").at(0);
            Json usage = event.at("usage");
            prompt = usage.at("prompt_tokens").whole().orElse(prompt);
            generated = usage.at("completion_tokens").whole().orElse(generated);
            cached = usage.at("prompt_tokens_details").at("cached_tokens").whole().orElse(cached);
            if (!text.stopped()) {
                ids.addAll(choice.at("token_ids").ids().orElse(List.of()));
            }
            give(text.add(choice.at("text").text().or(() -> choice.at("delta").at("content").text())
                    .or(() -> choice.at("message").at("content").text()).orElse("")));
            end = choice.at("finish_reason").text().orElse(end);
            matched |= choice.at("stop_reason").text().or(() -> choice.at("matched_stop").text())
                    .filter(stops::contains).isPresent();
            return text.stopped();
        }

        void finish() {
            give(text.finish());
        }

        private void give(String piece) {
            if (!piece.isEmpty()) {
                delta.accept(piece);
            }
        }

        Reason reason(String path) throws CallException {
            if (text.stopped()) {
                return Reason.STOP;
            }
            return switch (end) {
                case "stop" -> matched ? Reason.STOP : Reason.END_OF_TEXT;
                case "length" -> Reason.MAX_TOKENS;
                case "" -> throw CallException.lost(Code.BROKEN,
                        "server ended the answer of [" + path + "] without saying why; it was cut off, so ask again");
                default -> throw new CallException(Code.BROKEN, "server ended the answer of [" + path
                        + "] with finish_reason [" + end + "]; expected stop or length");
            };
        }
    }
}
