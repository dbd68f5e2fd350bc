package io.hakari.runner.client;

import java.util.List;

import io.hakari.exchange.Request;
import io.hakari.sample.Content;

/// How much credit a request takes, counted as the protocol's Credit says: the runner counts the same.
final class Cost {
    private static final int BYTES = 3;
    private static final int BLOB = 1024;

    private Cost() {
    }

    static long of(Request request) {
        return switch (request) {
            case Request.Weigh(var context, var continuations) -> {
                long tokens = of(context);
                for (String continuation : continuations) {
                    tokens += of(continuation);
                }
                yield tokens;
            }
            case Request.Write(var prompt, _, int maxTokens, _) -> of(prompt) + maxTokens;
            case Request.InEpisode _ -> throw new IllegalArgumentException("an episode has a session and no credit");
        };
    }

    private static long of(List<Content> contents) {
        long tokens = 0;
        for (Content content : contents) {
            tokens += switch (content) {
                case Content.Text(String text) -> of(text);
                case Content.Frames frames -> (long) frames.frames().size() * BLOB;
                case Content.Image _,Content.Video _,Content.Audio _ -> BLOB;
            };
        }
        return tokens;
    }

    static long of(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Each half of a surrogate pair is half of four bytes.
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return (bytes + BYTES - 1) / BYTES;
    }
}
