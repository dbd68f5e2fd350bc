package io.hakari.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Seen;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// What a scripted runner tells of the media that it was shown.
final class Sights {
    private Sights() {
    }

    static Response told(Request request, Response response) {
        if (!Seen.anything(request)) {
            return response;
        }
        Optional<Seen> seen = Optional.of(new Seen(parts(request).stream().flatMap(Sights::medium).toList()));
        return switch (response) {
            case Response.Completed(String text, _) -> new Response.Completed(text, seen);
            case Response.Truncated(String text, _) -> new Response.Truncated(text, seen);
            case Response.Weighed(var likelihoods, _) -> new Response.Weighed(likelihoods, seen);
            case Response.Failed _,Response.InEpisode _ -> response;
        };
    }

    private static List<Content> parts(Request request) {
        return switch (request) {
            case Request.Weigh weigh -> weigh.context();
            case Request.Write write -> write.prompt();
            case Request.InEpisode _ -> List.of();
        };
    }

    private static Stream<Seen.Medium> medium(Content part) {
        return switch (part) {
            case Content.Text _ -> Stream.empty();
            case Content.Image(Blob blob) -> Stream.of(seen(blob, List.of()));
            case Content.Video(Blob blob) -> Stream.of(seen(blob, List.of()));
            case Content.Audio(Blob blob) -> Stream.of(seen(blob, List.of()));
            case Content.Frames frames -> Stream.of(seen(frames.clip(), frames.micros()));
        };
    }

    private static Seen.Medium seen(Blob blob, List<Long> micros) {
        return new Seen.Medium(blob.sha256(), micros, 0, 0, 0, false);
    }
}
