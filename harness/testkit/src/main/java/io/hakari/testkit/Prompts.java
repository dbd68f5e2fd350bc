package io.hakari.testkit;

import java.util.List;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.sample.Content;

/// The words of a request.
final class Prompts {
    private Prompts() {
    }

    static List<Content> contents(Request request) {
        return switch (request) {
            case Request.Weigh weigh -> weigh.context();
            case Request.Write write -> write.prompt();
            case Request.Reset reset -> List.of(Content.text(reset.instruction()));
            case Request.Act _,Request.Shown _ -> List.of();
        };
    }

    /// Return what a script of texts answers in an episode.
    static Response noPolicy() {
        return new Response.Failed(Failure.UNSUPPORTED, "the script is no robot policy; write one by Script.acting");
    }

    static String words(Request request) {
        StringBuilder words = new StringBuilder();
        for (Content part : contents(request)) {
            if (part instanceof Content.Text(String text)) {
                words.append(text);
            }
        }
        return words.toString();
    }
}
