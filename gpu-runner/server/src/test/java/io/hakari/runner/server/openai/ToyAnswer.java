package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What a [ToyServer] writes after a prompt.
final class ToyAnswer {
    final Toy model;
    final List<Integer> prompt;
    final List<Integer> ids = new ArrayList<>();
    private final Set<Trap> traps;
    private String text = "";
    private String reason = "length";
    private Optional<String> matched = Optional.empty();

    /// A token, and the text that it completes.
    record Piece(String text, List<Integer> ids) {}

    ToyAnswer(Toy model, Json body, Dialect dialect, Set<Trap> traps, List<Integer> prompt) {
        this.model = model;
        this.prompt = prompt.size() < Toy.CONTEXT ? prompt : prompt.subList(0, Toy.CONTEXT - 1);
        this.traps = traps;
        Optional<String> bound = traps.contains(Trap.SCHEMA_IGNORED) ? Optional.empty() : bound(body, dialect);
        if (bound.isPresent()) {
            ids.addAll(model.encode(bound.get()));
            text = bound.get();
            reason = "stop";
            return;
        }
        write(body, dialect);
    }

    /// Return the one answer that the canaries' bounds allow, where a dialect knows the field.
    private static Optional<String> bound(Json body, Dialect dialect) {
        Json structured = body.at("structured_outputs");
        return switch (dialect) {
            case VLLM -> structured.at("json").isThere()
                    ? Optional.of("\"hakari\"")
                    : structured.at("regex").isThere()
                            ? Optional.of("hakari-3")
                            : structured.at("grammar").isThere()
                                    ? Optional.of("hakari")
                                    : structured.at("choice").at(1).text();
            case SGLANG -> body.at("json_schema").isThere()
                    ? Optional.of("\"hakari\"")
                    : body.at("regex").text().map(regex -> regex.startsWith("(") ? "tenbin" : "hakaru-7")
                            .or(() -> body.at("ebnf").text().map(_ -> "hakari"));
            case LLAMA_SERVER -> body.at("json_schema").isThere()
                    ? Optional.of("\"hakari\"")
                    : body.at("grammar").text().map(_ -> "hakari");
            case GENERIC -> body.at("response_format").isThere() ? Optional.of("\"hakari\"") : Optional.empty();
            case TENSORRT_LLM, TRANSFORMERS -> Optional.empty();
        };
    }

    private void write(Json body, Dialect dialect) {
        double temperature = body.at("temperature").number().orElse(1.0);
        var random = traps.contains(Trap.SEED_IGNORED) || body.at("seed").number().isEmpty()
                ? new Random()
                : new Random(body.at("seed").number().get().longValue());
        List<String> stops = traps.contains(Trap.STOP_IGNORED)
                ? List.of()
                : body.at("stop").elements().stream().map(one -> one.text().orElseThrow()).toList();
        boolean keeps = body.at("include_stop_str_in_output").flag().or(() -> body.at("no_stop_trim").flag())
                .orElse(false);
        int most = Math.min(body.at("max_tokens").whole().orElse(16), Toy.CONTEXT - prompt.size());
        List<Integer> all = new ArrayList<>(prompt);
        while (ids.size() < most) {
            double[] logs = model.logs(all);
            int id = temperature == 0 ? Toy.likeliest(logs) : Toy.draw(logs, temperature, random);
            if (id == Toy.END) {
                reason = "stop";
                break;
            }
            all.add(id);
            ids.add(id);
            text = Toy.decode(ids);
            Optional<String> stop = stops.stream().filter(text::contains).findFirst();
            if (stop.isPresent()) {
                int at = text.indexOf(stop.get());
                text = text.substring(0, keeps ? at + stop.get().length() : at);
                matched = dialect == Dialect.VLLM ? stop : Optional.empty();
                reason = "stop";
                break;
            }
        }
    }

    String text() {
        return text;
    }

    Map<String, Object> ending() {
        Map<String, Object> ending = new LinkedHashMap<>(Map.of("finish_reason", reason));
        matched.ifPresent(stop -> ending.put("stop_reason", stop));
        return ending;
    }

    /// Return the text token by token; half a character waits for the rest of it.
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        ByteBuffer in = ByteBuffer.allocate(64);
        int given = 0;
        for (int i = 0; i < ids.size(); i++) {
            CharBuffer out = CharBuffer.allocate(64);
            in.put(Toy.bytes(ids.get(i))).flip();
            decoder.decode(in, out, i == ids.size() - 1);
            in.compact();
            String piece = traps.contains(Trap.PIECES_LOSE_HALVES)
                    ? Toy.decode(List.of(ids.get(i)))
                    : out.flip().toString();
            int left = Math.max(0, text.length() - given);
            String kept = traps.contains(Trap.PIECES_LOSE_HALVES) || piece.length() <= left
                    ? piece
                    : piece.substring(0, left);
            given += kept.length();
            if (traps.contains(Trap.PIECES_LOSE_TAIL) && i == ids.size() - 1 && kept.endsWith("\uFFFD")) {
                kept = "";
            }
            pieces.add(new Piece(kept, List.of(ids.get(i))));
        }
        return pieces;
    }
}
