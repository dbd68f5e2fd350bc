package io.hakari.testkit;

import java.util.List;

import io.hakari.exchange.Request;
import io.hakari.sample.Content;

/// The words of a request.
final class Prompts {
    private Prompts() {
    }

    static List<Content> contents(Request request) {
        return switch (request) {
            case Request.Weigh weigh -> weigh.context();
            case Request.Write write -> write.prompt();
        };
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
