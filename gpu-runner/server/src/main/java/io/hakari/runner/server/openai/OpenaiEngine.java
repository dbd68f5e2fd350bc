package io.hakari.runner.server.openai;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.hakari.runner.server.Engine;
import io.hakari.runner.server.Shelf;

/// Serves what an OpenAI-compatible server serves, such as `http://gpu-07:8000/v1?model=llama-8b`.
public final class OpenaiEngine implements Engine {

    @Override
    public String name() {
        return "openai 1";
    }

    @Override
    public Shelf open(String place) throws IOException {
        return open(place, System.getenv(), Patience::usual);
    }

    /// Open a server whose key and patience are the caller's to say.
    ///
    /// @param patience how long a server may take of which an answer is awaited so long
    static Shelf open(String place, Map<String, String> environment, Function<Duration, Patience> patience)
            throws IOException {
        Site site = Site.of(place);
        Optional<String> key = site.key(environment);
        return SiteShelf.open(site, () -> new Http(site, key, patience.apply(site.timeout())));
    }
}
