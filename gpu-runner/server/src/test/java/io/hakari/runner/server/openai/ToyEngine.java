package io.hakari.runner.server.openai;

import java.util.function.Supplier;

import com.sun.net.httpserver.HttpHandler;

/// A [Toy] behind the paths of a real engine, for programs that play one; what it says depends on its weights.
public final class ToyEngine {
    private ToyEngine() {
    }

    /// Return what answers all paths that are for models.
    ///
    /// @param dialect of the server, such as `vllm`
    /// @param weights asked anew for each request
    public static HttpHandler serving(String dialect, String name, Supplier<String> weights) {
        return ToyServer.handler(Dialect.named(dialect), () -> toy(name, weights.get()));
    }

    /// Return the likelihood that a model with such weights tells.
    public static double weight(String weights, String context, String continuation) {
        return toy("", weights).weight(context, continuation);
    }

    private static Toy toy(String name, String weights) {
        return new Toy(name, weights.hashCode());
    }
}
